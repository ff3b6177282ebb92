import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DocumentView } from "../../../app/features/documents/DocumentView";
import { fromHtml } from "../../../convex/shared/documents/htmlReading";
import { fromMarkdown } from "../../../convex/shared/documents/markdownReading";
import { toMarkdown } from "../../../convex/shared/documents/markdownWriting";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";
import { checkDocument } from "../../../convex/shared/documents/schema";
import { safeMediaUrl, safeUrl } from "../../../convex/shared/documents/urls";
import { fromWordPress } from "../../../convex/shared/documents/wordpress";
import { ADDRESSES } from "./attacks/addresses";
import { dangersIn } from "./attacks/harmless";
import { HTML_ATTACKS } from "./attacks/html";
import { MARKDOWN_ATTACKS } from "./attacks/markdown";
import { NODE_ATTACKS } from "./attacks/nodes";
import { cdata, escaped, wxr, wxrItem } from "./attacks/wxr";

/** What of each payload is left that could act, by payload; nothing is what is wanted. */
function survivors(
  payloads: readonly string[],
  read: (payload: string) => DocumentNode,
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const payload of payloads) {
    const document = read(payload);
    checkDocument(document);
    const dangers = dangersIn(shown(document));
    if (dangers.length > 0) found[payload] = dangers;
  }
  return found;
}

function shown(document: DocumentNode): string {
  return renderToStaticMarkup(<DocumentView document={document} />);
}

describe("what could act is told from what cannot", () => {
  it.each([
    ["<p onclick=x>y</p>", ["<p onClick>"]],
    ["<script>x</script>", ["<script>"]],
    ["<a href=javascript:x>y</a>", ["href=javascript:x"]],
    ["<a href=' java\tscript:x'>y</a>", ["href= java\tscript:x"]],
    ["<img src=data:image/png,x>", ["src=data:image/png,x"]],
    ["<h2 id=location>y</h2>", ["id=location"]],
    ["<!-- x -->", ["comment"]],
    ["<p class=ok dir=auto>y <a href=/z>z</a></p>", []],
  ])("%s", (html, dangers) => {
    expect(dangersIn(html)).toEqual(dangers);
  });
});

it.each(ADDRESSES.map((address) => [JSON.stringify(address), address] as const))(
  "no link leads to %s",
  (_name, address) => {
    expect([safeUrl(address), safeMediaUrl(address)]).toEqual([null, null]);
  },
);

describe("HTML", () => {
  it.each(Object.entries(HTML_ATTACKS))("%s", (_name, payloads) => {
    expect(survivors(payloads, fromHtml)).toEqual({});
  });
  it.each(Object.entries(HTML_ATTACKS))("%s, written as Markdown and read again", (name, payloads) => {
    const some = name === "addresses" ? payloads.filter((_, index) => index % 5 === 0) : payloads;
    expect(survivors(some, (html) => fromMarkdown(toMarkdown(fromHtml(html))))).toEqual({});
  });
});

describe("Markdown", () => {
  it.each(Object.entries(MARKDOWN_ATTACKS))("%s", (_name, payloads) => {
    expect(survivors(payloads, fromMarkdown)).toEqual({});
  });
});

describe("WordPress exports", () => {
  const payloads = Object.values(HTML_ATTACKS).flat();
  const first = (xml: string) => {
    const [item] = fromWordPress(xml);
    if (item === undefined) throw new Error("The export has no item.");
    return item;
  };
  it.each([
    ["in CDATA", cdata],
    ["as escaped text", escaped],
  ])("%s", (_name, written) => {
    const read = (html: string) => first(wxr([wxrItem({ content: written(html) })])).document;
    expect(survivors(payloads, read)).toEqual({});
  });
  it("titles, excerpts and labels are words, whatever they hold", () => {
    const one = cdata("<img src=x onerror=alert(1)>A <b>title</b><script>alert(1)</script>");
    const labels = `<category domain="post_tag" nicename="x">${one}</category><category domain="category" nicename="y">${one}</category>`;
    const item = first(wxr([wxrItem({ title: one, excerpt: one, labels })]));
    const { title, excerpt, tags, categories } = item;
    expect({ title, excerpt, tags, categories }).toEqual({
      ...{ title: "A title", excerpt: "A title", tags: ["A title"], categories: ["A title"] },
    });
  });
});

it("documents that no editor writes show nothing that acts", () => {
  const found = NODE_ATTACKS.map((document) => dangersIn(shown(document))).filter(({ length }) => length > 0);
  expect(found).toEqual([]);
});

it("has more than a thousand payloads in each of the two languages", () => {
  const count = (table: Readonly<Record<string, readonly string[]>>) => Object.values(table).flat().length;
  expect(count(HTML_ATTACKS)).toBeGreaterThan(1000);
  expect(count(MARKDOWN_ATTACKS)).toBeGreaterThan(1000);
});
