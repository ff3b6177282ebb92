import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DocumentView } from "../../../app/features/documents/DocumentView";
import { documentOfDrafts, draft } from "../../../convex/shared/documents/assembly";
import type { Draft } from "../../../convex/shared/documents/blocks";
import { styled } from "../../../convex/shared/documents/inline";
import { fromMarkdown } from "../../../convex/shared/documents/markdownReading";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";

/** As readers get it, without the names of classes and without the frame round it. */
function html(document: DocumentNode, pictures = {}): string {
  const shown = renderToStaticMarkup(<DocumentView document={document} pictures={pictures} />);
  return shown
    .replace(/ class="[^"]*"/g, "")
    .replace(/^<div>|<\/div>$/g, "")
    .replaceAll(' dir="auto"', "");
}

const ofMarkdown = (markdown: string) => html(fromMarkdown(markdown));
const ofDrafts = (...drafts: Draft[]) => html(documentOfDrafts(drafts));
const words = (text: string) => [styled(text, {})];

describe("blocks as readers see them", () => {
  it.each([
    ["", ""],
    [
      "a **b** *c* ~~d~~ `e` <u>f</u>\\\ng",
      "<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code> <u>f</u><br/>g</p>",
    ],
    ["a & <b>", "<p>a &amp;</p>"],
    ["- a\n- b\n  - c\n\nd", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>"],
    ["1. a\n2. b\n\n---\n\n4. c", '<ol><li>a</li><li>b</li></ol><hr/><ol start="4"><li>c</li></ol>'],
    ["> a\n>\n> b", "<blockquote><p>a</p><p>b</p></blockquote>"],
    [
      "```js\na < b\n```",
      '<figure><figcaption>js</figcaption><pre tabindex="0" dir="ltr"><code>a &lt; b</code></pre></figure>',
    ],
    ["    a", '<figure><pre tabindex="0" dir="ltr"><code>a</code></pre></figure>'],
    [
      "[a](/b) [c](https://d.example)",
      '<p><a href="/b">a</a> <a href="https://d.example" rel="noopener noreferrer">c</a></p>',
    ],
    ["# A\n\n### B\n\n# A", '<h2 id="section-a">A</h2><h4 id="section-b">B</h4><h2 id="section-a-2">A</h2>'],
    ["### A\n\n#### B", '<h2 id="section-a">A</h2><h3 id="section-b">B</h3>'],
    [
      "- [x] a\n- [ ] b",
      '<ul><li><label><input type="checkbox" disabled="" readonly="" checked=""/><span>a</span></label></li><li><label><input type="checkbox" disabled="" readonly=""/><span>b</span></label></li></ul>',
    ],
    [
      "| a | b |\n|---|---|\n| c | d |",
      '<div tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table></div>',
    ],
    [
      '![b](https://a.example/c.png "d")',
      '<figure><picture><img src="https://a.example/c.png" alt="b" loading="lazy" decoding="async"/></picture><figcaption>d</figcaption></figure>',
    ],
  ])("%j", (markdown, expected) => {
    expect(ofMarkdown(markdown)).toBe(expected);
  });

  it.each<[string, Draft, string]>([
    [
      "a toggle",
      draft("toggleListItem", {}, words("a"), [draft("paragraph", {}, words("b"))]),
      "<details><summary>a</summary><div><p>b</p></div></details>",
    ],
    [
      "a heading that folds",
      draft("heading", { level: 2, isToggleable: true }, words("a"), [draft("paragraph", {}, words("b"))]),
      '<details><summary><h2 id="section-a">a</h2></summary><div><p>b</p></div></details>',
    ],
    ["what is indented", draft("paragraph", {}, words("a"), [draft("divider")]), "<p>a</p><div><hr/></div>"],
    [
      "a film",
      draft("video", { url: "/v.mp4", name: "n" }),
      '<figure><video src="/v.mp4" controls="" preload="metadata" aria-label="n"></video></figure>',
    ],
    [
      "a sound",
      draft("audio", { url: "/a.mp3", caption: "c" }),
      '<figure><audio src="/a.mp3" controls="" preload="metadata" aria-label="c"></audio><figcaption>c</figcaption></figure>',
    ],
    ["a file", draft("file", { url: "/a/b.pdf?x" }), '<figure><a href="/a/b.pdf?x">b.pdf</a></figure>'],
    [
      "a picture as a file",
      draft("image", { url: "/p.png", name: "n", showPreview: false }),
      '<figure><a href="/p.png">n</a></figure>',
    ],
    ["no address", draft("image", { url: "" }), ""],
    ["an empty heading", draft("heading", {}), ""],
    [
      "an unknown kind",
      { block: { type: "gallery", content: words("a") }, indented: [draft("paragraph", {}, words("b"))] },
      "<div><p>b</p></div>",
    ],
  ])("%s", (_name, given, expected) => {
    expect(ofDrafts(given)).toBe(expected);
  });
});

describe("the site's own pictures", () => {
  const pictures = {
    pic1: {
      src: "/media/pic1/2",
      srcSet: { avif: "/media/pic1/2/320.avif 320w", webp: "" },
      width: 1200,
      height: 800,
      alt: "Own words",
    },
  };
  const shown = (attrs: Record<string, unknown>) => html(documentOfDrafts([draft("image", attrs)]), pictures);

  it("come in the best of their sizes, with their own words", () => {
    expect(shown({ url: "/media/pic1/1" })).toBe(
      '<figure><picture><source type="image/avif" srcSet="/media/pic1/2/320.avif 320w" sizes="(min-width: 760px) 720px, 100vw"/><img src="/media/pic1/2" alt="Own words" loading="lazy" decoding="async" width="1200" height="800"/></picture></figure>',
    );
  });
  it("have the block's words before their own, and the width that was chosen", () => {
    expect(shown({ url: "/media/pic1/1", name: "Here", previewWidth: 300 })).toContain(
      'alt="Here" loading="lazy" decoding="async" width="300" height="200"',
    );
  });
  it("that are not given are shown as they are", () => {
    expect(shown({ url: "/media/constructor/1" })).toContain('<img src="/media/constructor/1" alt=""');
  });
});

describe("colours and alignment", () => {
  const classesOf = (given: Draft) =>
    renderToStaticMarkup(<DocumentView document={documentOfDrafts([given])} />).match(/class="([^"]*)"/g) ??
    [];
  it("are classes, of those that the editor offers", () => {
    const [, paragraph = ""] = classesOf(
      draft("paragraph", { textColor: "red", backgroundColor: "blue", textAlignment: "center" }, words("a")),
    );
    expect(["textRed", "backBlue", "center"].map((name) => paragraph.includes(name))).toEqual([
      true,
      true,
      true,
    ]);
  });
  it("of other kinds are left out", () => {
    expect(
      classesOf(draft("paragraph", { textColor: "#ff0000", backgroundColor: "rgb(1,2,3)" }, words("a"))),
    ).toHaveLength(1);
  });
});
