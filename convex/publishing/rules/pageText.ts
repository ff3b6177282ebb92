import { imagesWithoutAlt, pictureUrls, assetIdAt, assetIdsIn } from "../../shared/documents/pictures";
import type { DocumentNode } from "../../shared/documents/nodes";
import { plainText } from "../../shared/documents/text";
import { COMPONENT_SHAPES, isComponentType } from "./componentShapes";
import type { PageData } from "./pageData";
import type { ComponentData, PageImage, PropShape, PropShapes } from "./propShapes";

/** A picture of a page that says nothing of what it shows; the file may (`assetId`, null for one from elsewhere). */
export type PagePicture = { component: string; url: string; assetId: string | null };

/** All words of a page, a line each: for search and for comparing. */
export function pageText(page: PageData): string {
  const lines: string[] = [];
  visit(page.content, ({ shape, value }) => {
    if (shape.kind === "text") lines.push((value as string).trim());
    if (shape.kind === "document") lines.push(plainText(value as DocumentNode));
    if (shape.kind === "picture") lines.push((value as PageImage).alt.trim());
  });
  return lines.filter((line) => line !== "").join("\n");
}

/** The component whose heading is the page's own: the first one if it is a hero that says something; else null. */
export function mainHeadingOf({ content }: PageData): string | null {
  const [first] = content;
  const heading = first?.type === "Hero" ? first.props["heading"] : "";
  return first !== undefined && typeof heading === "string" && heading.trim() !== "" ? first.props.id : null;
}

/** The addresses of a page's pictures, each once. */
export function pagePictureUrls(page: PageData): string[] {
  const urls: string[] = [];
  visit(page.content, ({ shape, value }) => {
    if (shape.kind === "picture") urls.push((value as PageImage).src);
    if (shape.kind === "document") urls.push(...pictureUrls(value as DocumentNode));
  });
  return [...new Set(urls.filter((url) => url !== ""))];
}

/** The rich texts of components, those in columns too, by the place they stand at. */
export function documentsIn(content: readonly ComponentData[]): { at: string; document: DocumentNode }[] {
  const found: { at: string; document: DocumentNode }[] = [];
  visit(content, ({ shape, value, component }) => {
    if (shape.kind === "document") found.push({ at: component.type, document: value as DocumentNode });
  });
  return found;
}

/** The ids of the site's own files that a page shows or links to, each once. */
export function assetIdsInPage(page: PageData): string[] {
  const found: (string | null)[] = [];
  visit(page.content, ({ shape, value }) => {
    if (shape.kind === "picture") found.push(assetIdAt((value as PageImage).src));
    if (shape.kind === "url") found.push(assetIdAt(value as string));
    if (shape.kind === "document") found.push(...assetIdsIn(value as DocumentNode));
  });
  return [...new Set(found.filter((id) => id !== null))];
}

/** Pictures of a page without a text of their own. A logo says its name, so it needs none. */
export function pageImagesWithoutAlt(page: PageData): PagePicture[] {
  const found: PagePicture[] = [];
  visit(page.content, ({ shape, value, component, holder }) => {
    if (shape.kind === "picture") {
      const { src, alt } = value as PageImage;
      const named = typeof holder["name"] === "string" && holder["name"].trim() !== "";
      if (src !== "" && alt.trim() === "" && !named && component.type !== "Video")
        found.push({ component: component.props.id, url: src, assetId: assetIdAt(src) });
    }
    if (shape.kind === "document")
      for (const { url, assetId } of imagesWithoutAlt(value as DocumentNode))
        found.push({ component: component.props.id, url, assetId });
  });
  return found;
}

type Prop = { shape: PropShape; value: unknown; component: ComponentData; holder: Record<string, unknown> };

/** Every prop of every component, in the order in which a reader meets them. */
function visit(content: readonly ComponentData[], see: (prop: Prop) => void): void {
  for (const component of content)
    if (isComponentType(component.type))
      visitProps(COMPONENT_SHAPES[component.type], component.props, component, see);
}

function visitProps(
  shapes: PropShapes,
  holder: Record<string, unknown>,
  component: ComponentData,
  see: (prop: Prop) => void,
): void {
  for (const [name, shape] of Object.entries(shapes)) {
    const value = holder[name];
    if (value === undefined) continue;
    if (shape.kind === "slot") visit(value as ComponentData[], see);
    else if (shape.kind === "list")
      for (const item of value as Record<string, unknown>[]) visitProps(shape.of, item, component, see);
    else see({ shape, value, component, holder });
  }
}
