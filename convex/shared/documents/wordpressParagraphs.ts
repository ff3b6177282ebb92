/** Elements after which and before which WordPress puts no paragraph of its own. */
const BLOCK_TAG =
  /^\s*<\/?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|blockquote|pre|hr|figure|figcaption|form|section|article|aside|header|footer|main|details|summary|iframe|script|style|video|audio|!--)\b/i;

/**
 * The HTML of a post as WordPress would show it: texts of its old editor have blank lines for paragraphs and line
 * ends for breaks. What its new editor wrote, in comments that name the blocks, stays as it is.
 */
export function paragraphed(html: string): string {
  if (html.includes("<!-- wp:")) return html;
  return outsidePre(html.replace(/\r\n?/g, "\n"))
    .map(({ text, pre }) =>
      pre
        ? text
        : text
            .split(/\n\s*\n/)
            .map(paragraph)
            .join("\n"),
    )
    .join("");
}

function paragraph(chunk: string): string {
  if (chunk.trim() === "" || BLOCK_TAG.test(chunk)) return chunk;
  return `<p>${chunk.trim().replaceAll("\n", "<br>\n")}</p>`;
}

/** The parts outside and inside of `<pre>`, in which line ends are what they are. */
function outsidePre(html: string): { text: string; pre: boolean }[] {
  const parts: { text: string; pre: boolean }[] = [];
  const lower = html.toLowerCase();
  let at = 0;
  for (;;) {
    const start = lower.indexOf("<pre", at);
    const end = start < 0 ? -1 : lower.indexOf("</pre>", start);
    if (end < 0) break;
    parts.push({ text: html.slice(at, start), pre: false }, { text: html.slice(start, end + 6), pre: true });
    at = end + 6;
  }
  parts.push({ text: html.slice(at), pre: false });
  return parts;
}
