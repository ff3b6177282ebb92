import type { Style } from "./inline";
import type { HtmlElement, HtmlNode } from "./trees";
import { safeUrl } from "./urls";

/** What is left out with all that it holds: nothing of it is text for a reader. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  ...[
    "script",
    "style",
    "template",
    "object",
    "embed",
    "applet",
    "noscript",
    "noembed",
    "noframes",
    "frameset",
  ],
  ...[
    "frame",
    "svg",
    "math",
    "canvas",
    "head",
    "title",
    "meta",
    "link",
    "base",
    "param",
    "source",
    "track",
    "map",
  ],
  ...[
    "area",
    "input",
    "textarea",
    "select",
    "button",
    "datalist",
    "output",
    "progress",
    "meter",
    "dialog",
    "portal",
  ],
]);

/** What begins and ends a block of its own. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...["html", "body", "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "center"],
  ...["address", "dl", "dt", "dd", "form", "fieldset", "legend", "hgroup", "search", "figcaption", "summary"],
  ...["tbody", "thead", "tfoot", "tr", "td", "th", "caption", "menu", "dir", "marquee", "option", "optgroup"],
]);

const STYLES: Readonly<Record<string, Style>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  code: { code: true },
  kbd: { code: true },
  samp: { code: true },
  tt: { code: true },
};

/** How an element within a line makes its words look; nothing for those that do not. */
export function styleOf(element: HtmlElement): Style {
  if (element.tagName === "a") {
    const link = safeUrl(element.properties.href);
    return link === null ? {} : { link };
  }
  const style = Object.hasOwn(STYLES, element.tagName) ? STYLES[element.tagName] : undefined;
  // Documents pasted from elsewhere are wrapped in a bold element that says it is not bold.
  const denied = style?.bold === true && /font-weight:\s*(?:normal|400)/i.test(text(element, "style"));
  return style === undefined || denied ? {} : style;
}

/** Whether an element of this name makes words look in some way. */
export function stylesWords(name: string): boolean {
  return name === "a" || Object.hasOwn(STYLES, name);
}

/** An attribute as text; empty where there is none. */
export function text(element: HtmlElement, name: string): string {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(" ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** An attribute as one line for readers. */
export function line(element: HtmlElement, name: string): string {
  return text(element, name)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/\p{Cs}/gu, "")
    .trim();
}

/** All text within a node, as it stands. */
export function textWithin(node: HtmlNode): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.tagName === "br") return "\n";
  if (node.type === "element" && LEFT_OUT.has(node.tagName)) return "";
  return "children" in node ? node.children.map(textWithin).join("") : "";
}

/** The first element of a name within a node. */
export function firstWithin(node: HtmlElement, name: string): HtmlElement | null {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    const found = child.tagName === name ? child : firstWithin(child, name);
    if (found !== null) return found;
  }
  return null;
}

const ALIGNMENTS = ["center", "right", "justify"] as const;

/** How the lines of a block stand, as its attribute, its style or a class of WordPress says. */
export function alignmentOf(element: HtmlElement): string {
  const said = [text(element, "align"), text(element, "style"), text(element, "className")]
    .join(";")
    .toLowerCase();
  const found = ALIGNMENTS.find((name) =>
    new RegExp(`(?:^|;)${name};|text-align:\\s*${name}|has-text-align-${name}`).test(`${said};`),
  );
  return found ?? "left";
}
