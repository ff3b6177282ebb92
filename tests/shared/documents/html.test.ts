import { describe, expect, it } from "vitest";
import { blocksOf } from "../../../convex/shared/documents/blocks";
import { readHtmlFile } from "../../../convex/shared/documents/htmlFiles";
import { fromHtml } from "../../../convex/shared/documents/htmlReading";
import { lossesOfHtml, lossesOfMarkdown, shortcodesIn } from "../../../convex/shared/documents/losses";
import { toMarkdown } from "../../../convex/shared/documents/markdownWriting";
import { checkDocument } from "../../../convex/shared/documents/schema";

/** HTML read and written as Markdown, which shows nearly all of a document. */
function asMarkdown(html: string): string {
  const document = fromHtml(html);
  checkDocument(document);
  return toMarkdown(document);
}

describe("HTML as blocks", () => {
  it.each<[string, string]>([
    ["", ""],
    ["a", "a\n"],
    ["<p>a <b>b</b> <em>c</em> <del>d</del> <code>e</code></p>", "a **b** *c* ~~d~~ `e`\n"],
    ["<p>a<br>b<br></p><p>  c \n d </p>", "a\\\nb\n\nc d\n"],
    ["<h2>a<img src=b.png alt=c>d</h2>", "## a\n\n![c](b.png)\n\n## d\n"],
    ["<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>", "- a\n  - b\n- c\n\n  d\n"],
    ["<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b\n"],
    ["<ol start=4><li>a<li>b</ol>", "4. a\n5. b\n"],
    [
      "<ul><li><input type=checkbox checked>a<li><label><input type=checkbox>b</label></ul>",
      "- [x] a\n- [ ] b\n",
    ],
    ["<blockquote><p>a<p>b<ul><li>c</ul></blockquote>", "> a\n>\n> b\n>\n> - c\n"],
    ["<pre><code class='hljs language-ts'>a\n  b &lt;c&gt;</code></pre>", "```ts\na\n  b <c>\n```\n"],
    ["a<hr>b", "a\n\n---\n\nb\n"],
    ["<details><summary>a</summary>b</details>", "- a\n\n  b\n"],
    ["<a href='/b'>a</a> <a href='javascript:c'>d</a>", "[a](/b) d\n"],
    ["<figure><img src=a.png alt=b><figcaption>c <i>d</i></figcaption></figure>", '![b](a.png "c d")\n'],
    ["<figure><p>a</p><figcaption>b</figcaption></figure>", "a\n\nb\n"],
    ["<img data-src=/a.png src=data:image/gif,x alt=b>", "![b](/a.png)\n"],
    ["<video><source src=/a.mp4></video>", "[/a.mp4](/a.mp4)\n"],
    ["<iframe src=https://video.example/1 title=Film></iframe>", "[Film](https://video.example/1)\n"],
    ["<dl><dt>a<dd>b</dl><address>c</address>", "a\n\nb\n\nc\n"],
    ["<custom-tag>a <other>b</other></custom-tag>", "a b\n"],
    [
      "<script>a</script><style>b</style><svg><text>c</text></svg><form>d <input value=e><button>f</button></form>",
      "d\n",
    ],
    ["<b style='font-weight:normal'>a</b>", "a\n"],
    ["a&nbsp;b &lt;c&gt; &amp;amp;", "a\u00a0b \\<c> \\&amp;\n"],
    [
      "<table><caption>t</caption><tr><th>a<th colspan=2>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
      "t\n\n| a | b |   |\n| - | - | - |\n| c | d | e |\n|   | f | g |\n",
    ],
    [
      "<table><tr><td><p>a</p><p>b</p><ul><li>c</ul><img src=d.png></table>",
      "| a b c |\n| ----- |\n\n![](d.png)\n",
    ],
    ["<table></table>", ""],
  ])("%s", (html, markdown) => {
    expect(asMarkdown(html)).toBe(markdown);
  });

  it.each([
    ["<p style='color:red; text-align: center'>a</p>", "center"],
    ["<p align=right>a</p>", "right"],
    ["<h2 class='has-text-align-justify'>a</h2>", "justify"],
    ["<div align=center><p>a</p></div>", "center"],
    ["<p>a</p>", "left"],
  ])("%s stands %s", (html, alignment) => {
    expect(blocksOf(fromHtml(html))[0]?.block.attrs?.textAlignment).toBe(alignment);
  });

  it("deep nesting leaves the words", () => {
    expect(asMarkdown(`${"<div>".repeat(3_000)}a`)).toBe("a\n");
    expect(asMarkdown(`${"<ul><li>".repeat(200)}a`)).toContain("a");
  });
});

it("a whole file has a title beside its text", () => {
  const html =
    "<!doctype html><html><head><title> A\n title </title><style>x</style></head><body><h1>B</h1></body></html>";
  const { title, document } = readHtmlFile(html);
  expect([title, toMarkdown(document)]).toEqual(["A title", "# B\n"]);
  expect(readHtmlFile("<svg><title>x</title></svg><p>b").title).toBe("");
});

describe("what cannot be taken over is counted", () => {
  it("in HTML", () => {
    const html =
      "<script></script><style></style><iframe></iframe><form></form><svg><script></script></svg><math></math><object></object><img src=data:x><img src=/a>";
    expect(lossesOfHtml(html)).toEqual({
      scripts: 2,
      frames: 1,
      forms: 1,
      drawings: 2,
      objects: 1,
      pictures: 1,
    });
    expect(lossesOfHtml("<p>a</p>")).toEqual({});
  });
  it("in Markdown", () => {
    expect(lossesOfMarkdown("a\n\n<iframe src=/b></iframe>\n\n```html\n<script></script>\n```")).toEqual({
      frames: 1,
    });
    expect(lossesOfMarkdown("a")).toEqual({});
  });
  it.each([
    ['[gallery ids="1,2"]', 1],
    ["[caption id=x]a[/caption]", 2],
    ["a [1] [a note] [x]", 0],
    ["none", 0],
  ])("shortcodes of %s: %i", (html, count) => {
    expect(shortcodesIn(html)).toBe(count);
  });
});
