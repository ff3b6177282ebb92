import type { DocumentMark, DocumentNode } from "../../shared/documents/nodes";
import { assetIdsIn, imagesWithoutAlt } from "../../shared/documents/pictures";
import { plainText } from "../../shared/documents/text";
import type { PageData } from "./pageData";
import { assetIdsInPage, pageImagesWithoutAlt, pageText } from "./pageText";

/** The text of a post or the components of a page. */
export type Body = { kind: "post"; document: DocumentNode } | { kind: "page"; page: PageData };

/** A picture that says nothing of what it shows, by the block or component it stands in; its file may say it. */
export type UnnamedPicture = { place: string; assetId: string | null };

/** Marks of what is still talked about: nobody but the editors is to know of it. */
const EDITORS_MARKS: readonly string[] = ["comment", "insertion", "deletion", "modification"];

/** As it is kept in publications and versions. */
export function bodyText(body: Body): string {
  return JSON.stringify(body.kind === "post" ? body.document : body.page);
}

/** A body from what was kept. */
export function readBody(kind: Body["kind"], text: string): Body {
  return kind === "post"
    ? { kind, document: JSON.parse(text) as DocumentNode }
    : { kind, page: JSON.parse(text) as PageData };
}

/** All words, a line a block. */
export function wordsOf(body: Body): string {
  return body.kind === "post" ? plainText(body.document) : pageText(body.page);
}

/** The site's own files that a body shows or links to. */
export function assetIdsOf(body: Body): string[] {
  return body.kind === "post" ? assetIdsIn(body.document) : assetIdsInPage(body.page);
}

export function unnamedPictures(body: Body): UnnamedPicture[] {
  return body.kind === "post"
    ? imagesWithoutAlt(body.document).map(({ block, assetId }) => ({ place: block, assetId }))
    : pageImagesWithoutAlt(body.page).map(({ component, assetId }) => ({ place: component, assetId }));
}

/** A body as visitors get it: without marks of remarks, what is only suggested left out. */
export function publicBody(body: Body): Body {
  return body.kind === "post" ? { kind: "post", document: withoutMarks(body.document) } : body;
}

function withoutMarks(node: DocumentNode): DocumentNode {
  const { marks, content, ...rest } = node;
  const kept = marks?.filter(isForVisitors) ?? [];
  const within = content?.filter((child) => !isSuggested(child)).map(withoutMarks);
  return {
    ...rest,
    ...(kept.length > 0 && { marks: kept }),
    ...(within !== undefined && { content: within }),
  };
}

function isForVisitors({ type }: DocumentMark): boolean {
  return !EDITORS_MARKS.includes(type);
}

/** Only words: a block that is suggested as a whole is a change of the document's shape, which is accepted or not. */
function isSuggested({ type, marks = [] }: DocumentNode): boolean {
  return type === "text" && marks.some((mark) => mark.type === "insertion");
}

/** A text of at most so many bytes in UTF-8, cut between words where it can be. */
export function cutToBytes(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  // A letter that was cut in two becomes the sign for what cannot be read.
  const cut = new TextDecoder().decode(bytes.subarray(0, most)).replace(/\uFFFD+$/, "");
  const space = cut.lastIndexOf(" ");
  return space > cut.length / 2 ? cut.slice(0, space) : cut;
}
