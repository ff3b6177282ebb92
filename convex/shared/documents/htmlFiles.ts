import { fromHtml as parse } from "hast-util-from-html";
import { textWithin } from "./htmlElements";
import { fromHtml } from "./htmlReading";
import type { DocumentNode } from "./nodes";
import type { HtmlElement, HtmlNode } from "./trees";

/** A whole file of HTML: what its `<title>` says, empty where it has none, and its text. */
export function readHtmlFile(html: string): { title: string; document: DocumentNode } {
  return { title: titleOf(html), document: fromHtml(html) };
}

function titleOf(html: string): string {
  try {
    const title = find(parse(html), "title");
    const words = title?.children.map(textWithin).join("") ?? "";
    return words.replace(/\s+/g, " ").trim();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return "";
  }
}

function find(node: HtmlNode, name: string): HtmlElement | null {
  if (node.type === "element" && node.tagName === name) return node;
  // Drawings have titles of their own.
  if (!("children" in node) || (node.type === "element" && node.tagName === "svg")) return null;
  for (const child of node.children) {
    const found = find(child, name);
    if (found !== null) return found;
  }
  return null;
}
