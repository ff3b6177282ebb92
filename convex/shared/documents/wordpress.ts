import { XMLParser } from "fast-xml-parser";
import { fromHtml } from "./htmlReading";
import type { Losses } from "./lossNames";
import { lossesOfHtml, shortcodesIn } from "./losses";
import type { DocumentNode } from "./nodes";
import { plainText } from "./text";
import { paragraphed } from "./wordpressParagraphs";

/** A post or page of a WordPress export. */
export type WordPressItem = {
  /** Names it among all items of all exports of its site. */
  key: string;
  kind: "post" | "page";
  title: string;
  slug: string;
  /** As WordPress calls it: publish, draft, pending, private, future. */
  status: string;
  /** When it was published, in milliseconds; null where the export does not say. */
  date: number | null;
  tags: string[];
  categories: string[];
  excerpt: string;
  document: DocumentNode;
  losses: Losses;
};

/** The posts and pages of a WordPress export (WXR). Entities are not expanded; other kinds of items are left out. */
export function fromWordPress(xml: string): WordPressItem[] {
  const found: WordPressItem[] = [];
  let at: number | null = 0;
  while (at !== null) {
    const slice = sliceItems(xml, at, Number.POSITIVE_INFINITY);
    found.push(...slice.items.map(readItem).filter((item) => item !== null));
    at = slice.next;
  }
  return found;
}

/**
 * The next items of an export as XML, from a place on: at least one, and no more once they are longer than `enough`
 * characters together. `next` is where to go on; null at the end.
 */
export function sliceItems(
  xml: string,
  from: number,
  enough: number,
): { items: string[]; next: number | null } {
  const items: string[] = [];
  let length = 0;
  let at = from;
  while (length < enough) {
    const start = itemStart(xml, at);
    if (start < 0) return { items, next: null };
    const end = itemEnd(xml, start);
    if (end < 0) return { items, next: null };
    items.push(xml.slice(start, end));
    length += end - start;
    at = end;
  }
  return { items, next: at };
}

function itemStart(xml: string, from: number): number {
  return outsideCdata(xml, "<item>", from);
}

function itemEnd(xml: string, from: number): number {
  const at = outsideCdata(xml, "</item>", from);
  return at < 0 ? -1 : at + "</item>".length;
}

/** Where a tag stands that is no text of a post about such tags. */
function outsideCdata(xml: string, tag: string, from: number): number {
  let at = from;
  for (;;) {
    const found = xml.indexOf(tag, at);
    if (found < 0) return -1;
    const opened = xml.indexOf("<![CDATA[", at);
    if (opened < 0 || opened > found) return found;
    const closed = xml.indexOf("]]>", opened);
    if (closed < 0) return -1;
    at = closed + 3;
  }
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  htmlEntities: false,
  cdataPropName: "#cdata",
});

type Node = Record<string, unknown>;

/** An item of an export; null for what is no post or page, or was thrown away. @throws Error where it is no XML */
export function readItem(xml: string): WordPressItem | null {
  const [item] = PARSER.parse(xml) as Node[];
  const fields = Array.isArray(item?.item) ? (item.item as Node[]) : [];
  const field = (name: string) => valueOf(fields, name);
  const kind = field("wp:post_type");
  const status = field("wp:status");
  if ((kind !== "post" && kind !== "page") || status === "trash" || status === "auto-draft") return null;
  const html = field("content:encoded");
  const shortcodes = shortcodesIn(html);
  return {
    key: field("guid") || field("link") || field("wp:post_id"),
    kind,
    title: words(field("title")),
    slug: readable(field("wp:post_name")),
    status,
    date: dateOf(field("wp:post_date_gmt")) ?? dateOf(field("pubDate")),
    tags: labels(fields, "post_tag"),
    categories: labels(fields, "category"),
    excerpt: words(field("excerpt:encoded")),
    document: fromHtml(paragraphed(html)),
    losses: { ...lossesOfHtml(html), ...(shortcodes > 0 && { shortcodes }) },
  };
}

function valueOf(fields: readonly Node[], name: string): string {
  const found = fields.find((field) => Object.hasOwn(field, name));
  return found === undefined ? "" : textOf(found[name]).trim();
}

/** A field's text: what stands in CDATA as it is, other text with XML's own five references resolved. */
function textOf(parts: unknown): string {
  if (!Array.isArray(parts)) return "";
  return (parts as Node[])
    .map((part) => {
      if (Array.isArray(part["#cdata"])) return textWithin(part["#cdata"]);
      return typeof part["#text"] === "string" ? resolved(part["#text"]) : "";
    })
    .join("");
}

function textWithin(parts: unknown[]): string {
  return (parts as Node[]).map((part) => (typeof part["#text"] === "string" ? part["#text"] : "")).join("");
}

const REFERENCES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function resolved(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (all, decimal, hex, name) => {
      if (typeof name === "string") return REFERENCES[name.toLowerCase()] ?? all;
      const code = typeof decimal === "string" ? parseInt(decimal, 10) : parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

/** WordPress keeps titles, labels and excerpts as HTML: their words on one line. */
function words(html: string): string {
  return plainText(fromHtml(html)).replace(/\s+/g, " ").trim();
}

function labels(fields: readonly Node[], domain: string): string[] {
  const found = fields
    .filter((field) => Object.hasOwn(field, "category") && attributeOf(field, "domain") === domain)
    .map((field) => words(textOf(field.category)));
  return [...new Set(found.filter((label) => label !== ""))];
}

function attributeOf(field: Node, name: string): string {
  const attributes = (field[":@"] ?? {}) as Node;
  const value = attributes[name];
  return typeof value === "string" ? value : "";
}

function readable(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** `2024-03-01 08:00:00` in UTC, or a date as mail has it. */
function dateOf(text: string): number | null {
  const written = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  const time = Date.parse(written === null ? text : `${written[1]}T${written[2]}Z`);
  return Number.isNaN(time) ? null : time;
}
