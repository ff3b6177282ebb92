import type { fromHtml } from "hast-util-from-html";
import type { fromMarkdown } from "mdast-util-from-markdown";

/** The tree of HTML, as its parser gives it. */
export type HtmlRoot = ReturnType<typeof fromHtml>;
export type HtmlContent = HtmlRoot["children"][number];
export type HtmlNode = HtmlRoot | HtmlContent;
export type HtmlElement = Extract<HtmlContent, { type: "element" }>;

/** The tree of Markdown, as its parser gives it. */
export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
export type MarkdownContent = MarkdownRoot["children"][number];
export type MarkdownNode = MarkdownRoot | MarkdownContent;
export type MarkdownOf<Type extends MarkdownContent["type"]> = Extract<MarkdownContent, { type: Type }>;
/** What stands in a line, and what stands in a quotation or a list's item. */
export type Phrase = MarkdownOf<"paragraph">["children"][number];
export type MarkdownBlock = MarkdownOf<"blockquote">["children"][number];
