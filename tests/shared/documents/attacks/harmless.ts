import { fromHtml } from "hast-util-from-html";
import type { HtmlElement, HtmlNode } from "../../../../convex/shared/documents/trees";

const COMMON = ["className", "dir"];

/** Every element that a shown document may have, with its attributes. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ["p", "ul", "li", "blockquote", "details", "summary", "figure", "figcaption"].map((name) => [name, []]),
  ),
  ...Object.fromEntries(
    [
      "strong",
      "em",
      "u",
      "s",
      "code",
      "span",
      "br",
      "hr",
      "picture",
      "table",
      "thead",
      "tbody",
      "tr",
      "label",
    ].map((name) => [name, []]),
  ),
  ...Object.fromEntries(["h2", "h3", "h4", "h5", "h6"].map((name) => [name, ["id"]])),
  ol: ["start"],
  div: ["tabIndex"],
  pre: ["tabIndex"],
  a: ["href", "rel"],
  img: ["src", "alt", "loading", "decoding", "width", "height"],
  source: ["type", "srcSet", "sizes"],
  video: ["src", "controls", "preload", "ariaLabel"],
  audio: ["src", "controls", "preload", "ariaLabel"],
  input: ["type", "checked", "disabled", "readOnly"],
  th: ["scope", "colSpan", "rowSpan"],
  td: ["colSpan", "rowSpan"],
};

const SCHEMES = { href: ["http:", "https:", "mailto:", "tel:"], src: ["http:", "https:"] } as const;

/** What in a page's HTML is not known to be harmless, in words; empty where all is. */
export function dangersIn(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), found);
  return found;
}

function visit(node: HtmlNode, found: string[]): void {
  if (node.type === "comment" || node.type === "doctype") found.push(node.type);
  if (node.type === "element") examine(node, found);
  if ("children" in node) for (const child of node.children) visit(child, found);
}

function examine({ tagName, properties }: HtmlElement, found: string[]): void {
  const known = Object.hasOwn(KNOWN, tagName) ? KNOWN[tagName] : undefined;
  if (known === undefined) {
    found.push(`<${tagName}>`);
    return;
  }
  for (const [name, value] of Object.entries(properties)) {
    if (!known.includes(name) && !COMMON.includes(name)) found.push(`<${tagName} ${name}>`);
    if ((name === "href" || name === "src") && !leadsSomewhere(String(value), SCHEMES[name]))
      found.push(`${name}=${String(value)}`);
    if (name === "id" && !String(value).startsWith("section-")) found.push(`id=${String(value)}`);
    if (name === "type" && value !== "checkbox" && !/^image\/(avif|webp)$/.test(String(value)))
      found.push(`type=${String(value)}`);
    if (name === "className" && !classesKnown(value)) found.push(`class=${String(value)}`);
  }
}

/** Whether a browser would go where the scheme is one of these, or nowhere at all. */
function leadsSomewhere(address: string, schemes: readonly string[]): boolean {
  if (!URL.canParse(address, "https://site.example/blog/post")) return true;
  return schemes.includes(new URL(address, "https://site.example/blog/post").protocol);
}

function classesKnown(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => /^[\w-]{1,60}$/.test(String(name)));
}
