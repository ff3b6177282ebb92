import type { Losses } from "../../shared/documents/lossNames";
import type { DocumentNode } from "../../shared/documents/nodes";
import { checkDocument, MAX_DOCUMENT_BYTES } from "../../shared/documents/schema";
import { tidyTags } from "../rules/descriptions";
import { checkedPage, type PageData } from "../rules/pageData";
import { slugOf } from "../rules/slugs";
import type { ContentKind } from "../rules/statuses";
import type { ReadEntry } from "./importEntryShape";

/** What a file says of one post or page, before it is made to fit. */
export type Found = Omit<ReadEntry, "body" | "losses"> & { losses: Losses; document: DocumentNode };

/** In characters; what is longer is cut. */
const MOST = { title: 200, excerpt: 600, tag: 60 };
const MOST_TAGS = 20;

/** What was found as it can be kept: texts cut to what fits, slug and tags made lawful. */
export function entryOf({ document, ...found }: Found): ReadEntry {
  const title = cut(found.title, MOST.title);
  const tags = tidyTags(found.tags.map((tag) => cut(tag, MOST.tag))).slice(0, MOST_TAGS);
  return {
    ...found,
    title: title === "" ? "–" : title,
    slug: slugOf(found.slug || title, found.kind),
    excerpt: cut(found.excerpt, MOST.excerpt),
    tags,
    losses: { ...found.losses },
    body: bodyOf(found.kind, document),
  };
}

/** A page with a text and nothing else. */
export function pageOf(document: DocumentNode): PageData {
  const text = { type: "RichText", props: { id: "RichText-imported", document, width: "text" } };
  return { root: { props: { heading: "shown" } }, content: [text] };
}

function bodyOf(kind: ContentKind, document: DocumentNode): string | null {
  const body = JSON.stringify(document);
  if (new TextEncoder().encode(body).length > MAX_DOCUMENT_BYTES) return null;
  checkDocument(document);
  return kind === "page" && "problem" in checkedPage(pageOf(document)) ? null : body;
}

function cut(text: string, length: number): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/\p{Cs}/gu, "")
    .trim();
  return line.length <= length
    ? line
    : `${[...line]
        .slice(0, length - 1)
        .join("")
        .slice(0, length - 1)}…`;
}
