import { fromHtml as parse } from "hast-util-from-html";
import { text } from "./htmlElements";
import type { Loss, Losses } from "./lossNames";
import { markdownTree } from "./markdownReading";
import { safeMediaUrl } from "./urls";
import type { HtmlNode, MarkdownNode } from "./trees";

const BY_ELEMENT: Readonly<Record<string, Loss>> = {
  script: "scripts",
  style: "scripts",
  iframe: "frames",
  form: "forms",
  svg: "drawings",
  math: "drawings",
  canvas: "drawings",
  object: "objects",
  embed: "objects",
  applet: "objects",
};

/** What of HTML a document cannot take over. Shortcodes of WordPress stay as the text that they are. */
export function lossesOfHtml(html: string): Losses {
  const found: Losses = {};
  try {
    count(parse(html, { fragment: true }), found);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** What of Markdown a document cannot take over: only the HTML within it may hold such things. */
export function lossesOfMarkdown(markdown: string): Losses {
  const html: string[] = [];
  const visit = (node: MarkdownNode) => {
    if (node.type === "html") html.push(node.value);
    if ("children" in node) node.children.forEach(visit);
  };
  try {
    visit(markdownTree(markdown));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return html.length === 0 ? {} : lossesOfHtml(html.join("\n"));
}

/** `[gallery ids="1,2"]`, `[/caption]`: a name that begins with a letter, alone or with what is assigned to names. */
const SHORTCODE = /\[\/?[a-z][a-z0-9_-]{1,40}(?:\s[^[\]]{0,500}=[^[\]]{0,500})?\]/gi;

/** How many shortcodes of WordPress a text has. */
export function shortcodesIn(html: string): number {
  return html.match(SHORTCODE)?.length ?? 0;
}

function count(node: HtmlNode, found: Losses): void {
  if (node.type === "element") {
    const loss = Object.hasOwn(BY_ELEMENT, node.tagName) ? BY_ELEMENT[node.tagName] : undefined;
    if (loss !== undefined) {
      add(found, loss);
      return;
    }
    if (node.tagName === "img" && safeMediaUrl(text(node, "src")) === null) add(found, "pictures");
  }
  if ("children" in node) for (const child of node.children) count(child, found);
}

function add(found: Losses, loss: Loss): void {
  found[loss] = (found[loss] ?? 0) + 1;
}
