import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOfDrafts, draft } from "../../../convex/shared/documents/assembly";
import { blocksOf, type Draft } from "../../../convex/shared/documents/blocks";
import { type Style, styled, tidied } from "../../../convex/shared/documents/inline";
import { fromMarkdown } from "../../../convex/shared/documents/markdownReading";
import { toMarkdown } from "../../../convex/shared/documents/markdownWriting";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";
import { checkDocument } from "../../../convex/shared/documents/schema";

/** A document without ids, short to write down: type, chosen attributes, words, what is indented. */
function outlineOf(document: DocumentNode): string[] {
  return blocksOf(document).map(({ block }) => {
    const line = (block.content ?? []).map((node) =>
      node.type === "hardBreak" ? "⏎" : (node.text ?? node.type),
    );
    return `${block.type}: ${line.join("|")}`.trim();
  });
}

describe("Markdown as blocks", () => {
  it.each<[string, string[]]>([
    ["", ["paragraph:"]],
    ["a\nb", ["paragraph: a b"]],
    ["a\\\nb  \nc", ["paragraph: a|⏎|b|⏎|c"]],
    ["# a *b*", ["heading: a |b"]],
    ["a\n===", ["heading: a"]],
    ["- a\n- b\n\n  c", ["bulletListItem: a", "bulletListItem: b", "paragraph: c"]],
    ["1. a\n2. b", ["numberedListItem: a", "numberedListItem: b"]],
    ["- [ ] a\n- [x] b", ["checkListItem: a", "checkListItem: b"]],
    ["> a\n>\n> b\n> - c", ["quote: a", "quote: b", "bulletListItem: c"]],
    ["> - a", ["quote:", "bulletListItem: a"]],
    ["    code", ["codeBlock: code"]],
    ["***", ["divider:"]],
    ["a ![b](c.png) d", ["paragraph: a", "image:", "paragraph: d"]],
    ["![b](javascript:c) d", ["paragraph: b d"]],
    ["[a][r]\n\n[r]: /b", ["paragraph: a"]],
    ["a[^1]\n\n[^1]: b", ["paragraph: a[1]", "paragraph: b"]],
    ["https://a.example", ["paragraph: https://a.example"]],
    ["<div>\n<p>a<b>b</b></p>\n<script>c</script>\n</div>", ["paragraph: a|b"]],
    ["a <b>b</b> <i title=x>c</b> d <br> e", ["paragraph: a |b| |c d|⏎|e"]],
    ["a <img src=b.png> c", ["paragraph: a", "image:", "paragraph: c"]],
    ["a <!-- b --> c", ["paragraph: a c"]],
    ["~~a~~ `b` [`c`](/d)", ["paragraph: a| |b| |c"]],
  ])("%j", (markdown, blocks) => {
    const document = fromMarkdown(markdown);
    checkDocument(document);
    expect(outlineOf(document)).toEqual(blocks);
  });

  it("a table has header cells at its top, alignment, and as many cells in each row", () => {
    const { block } = blocksOf(fromMarkdown("| a | b |\n|:-:|--:|\n| c |\n| d | e | f |"))[0]!;
    const cells = block.content?.map((row) =>
      row.content?.map(({ type, attrs }) => `${type} ${String(attrs?.textAlignment)}`),
    );
    expect(cells).toEqual([
      ["tableHeader center", "tableHeader right", "tableHeader left"],
      ["tableCell center", "tableCell left", "tableCell left"],
      ["tableCell center", "tableCell right", "tableCell left"],
    ]);
  });

  it("ids are unique, and the first is that of every document", () => {
    const ids = blocksOf(fromMarkdown("a\n\n- b\n  - c\n\nd")).map(({ id }) => id);
    expect(ids).toEqual(["initialBlockId", "block-2", "block-3", "block-4"]);
  });
});

describe("blocks as Markdown", () => {
  it.each<[string, Draft[], string]>([
    ["nothing", [], ""],
    ["underline", [draft("paragraph", {}, [styled("a", { underline: true })])], "<u>a</u>\n"],
    ["a toggle", [draft("toggleListItem", {}, [styled("a", {})], [draft("divider")])], "- a\n\n  ---\n"],
    ["a film", [draft("video", { url: "/v.mp4", caption: "Film" })], "[Film](/v.mp4)\n"],
    [
      "a file",
      [draft("file", { url: "https://a.example/b.pdf", name: "b.pdf" })],
      "[b.pdf](https://a.example/b.pdf)\n",
    ],
    ["a picture without an address", [draft("image", { url: "" })], ""],
    [
      "what is indented",
      [draft("paragraph", {}, [styled("a", {})], [draft("paragraph", {}, [styled("b", {})])])],
      "a\n\nb\n",
    ],
    [
      "signs of Markdown",
      [draft("paragraph", {}, [styled("# *a* <b> [c](d)", {})])],
      "\\# \\*a\\* \\<b> \\[c]\\(d)\n",
    ],
    [
      "a list that begins anew",
      [
        draft("numberedListItem", { start: 3 }, [styled("a", {})]),
        draft("numberedListItem", { start: 1 }, [styled("b", {})]),
      ],
      "3. a\n\n1) b\n",
    ],
  ])("%s", (_name, drafts, markdown) => {
    expect(toMarkdown(documentOfDrafts(drafts))).toBe(markdown);
  });
});

const word = fc.stringMatching(/^[A-Za-z0-9äöü日本.,;!?*_`<>[\]()#&|~\\'"+=-]{1,8}$/);
const style = fc.record(
  {
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    underline: fc.boolean(),
    link: fc.constantFrom("/a", "https://b.example/c?d=e_f"),
  },
  { requiredKeys: [] },
);
/** Words set apart by spaces that no style covers: what Markdown can say. */
const line = fc
  .array(
    fc.tuple(
      word,
      fc.oneof({ weight: 2, arbitrary: fc.constant<Style>({}) }, { arbitrary: style, weight: 1 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((runs) =>
    tidied(
      runs.flatMap(([text, look], at) =>
        at === 0 ? [styled(text, look)] : [styled(" ", {}), styled(text, look)],
      ),
    ),
  );
const leaf: fc.Arbitrary<Draft> = fc.oneof(
  line.map((content) => draft("paragraph", {}, content)),
  fc
    .tuple(line, fc.integer({ min: 1, max: 6 }))
    .map(([content, level]) => draft("heading", { level }, content)),
  fc.constant(draft("divider")),
  fc
    .tuple(word, word)
    .map(([code, more]) =>
      draft("codeBlock", { language: "js" }, [{ type: "text", text: `${code}\n  ${more}` }]),
    ),
  fc.tuple(word, word).map(([name, caption]) => draft("image", { url: "/p.png", name, caption })),
);
const item = (depth: number): fc.Arbitrary<Draft> =>
  fc
    .tuple(
      fc.constantFrom("bulletListItem", "numberedListItem", "checkListItem"),
      line,
      depth === 0 ? fc.constant<Draft[]>([]) : fc.array(fc.oneof(leaf, item(depth - 1)), { maxLength: 2 }),
    )
    .map(([type, content, indented]) =>
      draft(type, type === "checkListItem" ? { checked: true } : {}, content, indented),
    );
const documents = fc
  .array(
    fc.oneof(
      leaf,
      item(2),
      line.map((content) => draft("quote", {}, content)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(documentOfDrafts);

describe("whatever a document says", () => {
  it("Markdown of it, read again, is Markdown of the same", () => {
    fc.assert(
      fc.property(documents, (document) => {
        checkDocument(document);
        const markdown = toMarkdown(document);
        const again = fromMarkdown(markdown);
        checkDocument(again);
        expect(toMarkdown(again)).toBe(markdown);
        expect(outlineOf(again)).toEqual(outlineOf(document));
      }),
      { numRuns: 40 },
    );
  });

  it("any text is Markdown of a document", () => {
    const sign = fc.constantFrom(
      "#",
      "*",
      "_",
      "`",
      ">",
      "-",
      "1.",
      "|",
      "\n",
      "\n\n",
      "    ",
      "<b>",
      "</b>",
      "[a](b)",
      "![",
      "](",
      "~~",
      "\\",
      "&amp;",
      "x",
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(sign, { maxLength: 40 }).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          checkDocument(fromMarkdown(text));
          checkDocument(fromMarkdown(toMarkdown(fromMarkdown(text))));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("nesting that nobody writes is cut off in time", () => {
  it.each([">", "> ", "- ", "1. ", "* - > "])("%j thousands of times", (sign) => {
    const began = performance.now();
    checkDocument(fromMarkdown(`${sign.repeat(5_000)}x`));
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
