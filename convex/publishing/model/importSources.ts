import { unzipSync } from "fflate";
import { splitFrontMatter, type FrontMatter } from "../../shared/documents/frontMatter";
import { readHtmlFile } from "../../shared/documents/htmlFiles";
import { blocksOf, containersOf } from "../../shared/documents/blocks";
import { lossesOfHtml, lossesOfMarkdown } from "../../shared/documents/losses";
import type { Losses } from "../../shared/documents/lossNames";
import { fromMarkdown } from "../../shared/documents/markdownReading";
import { documentOf, type DocumentNode, emptyDocument } from "../../shared/documents/nodes";
import { inlineText } from "../../shared/documents/text";
import { readItem, sliceItems } from "../../shared/documents/wordpress";
import { sha256Hex } from "../../shared/hashes";
import { formatOf, type ImportFormat, MAX_IMPORT_BYTES } from "../rules/imports";
import { entryOf, type Found } from "./importFound";
import type { ReadEntry } from "./importEntryShape";

/** A file that is read part by part. */
export type Source = {
  /** The posts and pages from a place on, and the place where to go on; null at the end. The first place is 0. */
  read(from: number): Promise<{ entries: ReadEntry[]; next: number | null }>;
};

/** Characters of an export that are read in one turn. */
const ENOUGH = 300_000;

/** @throws Error for a file that is not what it says it is */
export async function openSource(format: ImportFormat, fileName: string, file: Blob): Promise<Source> {
  switch (format) {
    case "wordpress":
      return wordPressSource(await file.text());
    case "archive":
      return filesSource(filesWithin(new Uint8Array(await file.arrayBuffer())));
    case "markdown":
    case "html":
      return filesSource([{ name: fileName, text: await file.text() }]);
    default:
      return format satisfies never;
  }
}

function wordPressSource(xml: string): Source {
  if (!/<rss[\s>]/.test(xml.slice(0, 20_000))) throw new Error("This is no export of WordPress.");
  return {
    read: (from) => {
      const { items, next } = sliceItems(xml, from, ENOUGH);
      const entries = items
        .map(readItem)
        .filter((item) => item !== null)
        .map(({ key, status, date, categories, tags, ...item }) =>
          entryOf({
            ...item,
            sourceKey: `wordpress:${key}`,
            tags: [...tags, ...categories.filter((name) => name !== "Uncategorized")],
            publishedAt: status === "publish" ? date : null,
          }),
        );
      return Promise.resolve({ entries, next });
    },
  };
}

type TextFile = { name: string; text: string };

function filesSource(files: readonly TextFile[]): Source {
  return {
    read: async (from) => {
      const file = files[from];
      if (file === undefined) return { entries: [], next: null };
      const found = formatOf(file.name) === "html" ? htmlFound(file) : markdownFound(file);
      const sourceKey = `file:${await sha256Hex(file.text)}`;
      const next = from + 1 < files.length ? from + 1 : null;
      return { entries: [entryOf({ ...found, sourceKey })], next };
    },
  };
}

function htmlFound({ name, text }: TextFile): Omit<Found, "sourceKey"> {
  const { title, document } = readHtmlFile(text);
  return described({}, name, title, document, lossesOfHtml(text));
}

function markdownFound({ name, text: file }: TextFile): Omit<Found, "sourceKey"> {
  const { fields, text } = splitFrontMatter(file);
  const document = fromMarkdown(text);
  return described(fields, name, wordOf(fields, "title"), document, lossesOfMarkdown(text));
}

/** What front matter says of a post; the title else is the heading that its text begins with, or the file's name. */
function described(
  fields: FrontMatter,
  fileName: string,
  title: string,
  document: DocumentNode,
  losses: Losses,
): Omit<Found, "sourceKey"> {
  const heading = firstHeading(document);
  const named = title || heading || nameOf(fileName);
  const date = Date.parse(wordOf(fields, "date"));
  const { tags = [] } = fields;
  return {
    kind: "post",
    title: named,
    slug: wordOf(fields, "slug"),
    excerpt: wordOf(fields, "excerpt") || wordOf(fields, "description"),
    tags: typeof tags === "string" ? tags.split(",") : tags,
    publishedAt: Number.isNaN(date) ? null : date,
    document: heading !== "" && heading === named ? withoutFirst(document) : document,
    losses,
  };
}

function wordOf(fields: FrontMatter, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value.trim() : "";
}

function firstHeading(document: DocumentNode): string {
  const block = blocksOf(document)[0]?.block;
  return block?.type === "heading" && block.attrs?.level === 1 ? inlineText(block.content) : "";
}

/** Without the heading that became the title. */
function withoutFirst(document: DocumentNode): DocumentNode {
  const [, ...rest] = containersOf(document);
  return rest.length === 0 ? emptyDocument() : documentOf(rest);
}

function nameOf(fileName: string): string {
  return (fileName.split("/").at(-1) ?? "")
    .replace(/\.[a-z]+$/i, "")
    .replace(/[-_]+/g, " ")
    .trim();
}

/** The texts of a ZIP: files of other kinds, hidden ones and such as are too large are left out. */
function filesWithin(bytes: Uint8Array): TextFile[] {
  let left = MAX_IMPORT_BYTES.archive;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const format = formatOf(name);
      const wanted = (format === "markdown" || format === "html") && !/(?:^|\/)[._]/.test(name);
      if (!wanted || originalSize > MAX_IMPORT_BYTES[format] || originalSize > left) return false;
      left -= originalSize;
      return true;
    },
  });
  const decoder = new TextDecoder();
  return Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, content]) => ({ name, text: decoder.decode(content) }));
}
