import { describe, expect, it, test } from "vitest";
import { draft } from "../../../convex/shared/documents/assembly";
import { documentOfDrafts } from "../../../convex/shared/documents/assembly";
import { fromMarkdown } from "../../../convex/shared/documents/markdownReading";
import { blockOf, documentOf, emptyDocument } from "../../../convex/shared/documents/nodes";
import { outline } from "../../../convex/shared/documents/outline";
import { assetIdsIn, imagesWithoutAlt, pictureUrls } from "../../../convex/shared/documents/pictures";
import { plainText, words } from "../../../convex/shared/documents/text";

const ARTICLE = fromMarkdown(`# Title

A *first* line\\
and [more](/media/abc123/1).

- one
  - two **three**

![What it shows](/media/pic1/4/640.webp "A caption")
![](https://elsewhere.example/x.png)
![](/media/pic2/1)

| a | b |
|---|---|
| c | d |

\`\`\`js
let x;
\`\`\`

## Title

##

### Über uns & mehr`);

test("all that a document says, a line a block", () => {
  expect(plainText(ARTICLE)).toBe(
    [
      ...[
        "Title",
        "A first line and more.",
        "one",
        "two three",
        "A caption",
        "a b",
        "c d",
        "let x;",
        "Title",
      ],
      "Über uns & mehr",
    ].join("\n"),
  );
});

describe("words are counted", () => {
  it.each([
    ["", 0],
    ["one", 1],
    ["It's a well-known fact, isn't it?", 6],
    ["Zürich 2026: Größe", 3],
    ["日本語 text", 4],
    ["नमस्ते दुनिया", 2],
    ["— … !", 0],
  ])("%s: %i", (text, count) => {
    const line = text === "" ? [] : [{ type: "text", text }];
    expect(words(documentOfDrafts([draft("paragraph", {}, line)]))).toBe(count);
  });
});

test("headings are outlined with anchors of their own", () => {
  expect(outline(ARTICLE).map(({ level, text, anchor }) => [level, text, anchor])).toEqual([
    [1, "Title", "section-title"],
    [2, "Title", "section-title-2"],
    [3, "Über uns & mehr", "section-über-uns-mehr"],
  ]);
});

test("an anchor that a heading's own words take is not given twice", () => {
  const anchors = outline(fromMarkdown("# a\n\n# a 2\n\n# a\n\n# !!!")).map(({ anchor }) => anchor);
  expect(anchors).toEqual(["section-a", "section-a-2", "section-a-3", "section"]);
  expect(new Set(anchors).size).toBe(4);
});

test("pictures that say nothing are named, with the file that may say it", () => {
  expect(imagesWithoutAlt(ARTICLE).map(({ url, assetId }) => [url, assetId])).toEqual([
    ["https://elsewhere.example/x.png", null],
    ["/media/pic2/1", "pic2"],
  ]);
  expect(pictureUrls(ARTICLE)).toEqual([
    "/media/pic1/4/640.webp",
    "https://elsewhere.example/x.png",
    "/media/pic2/1",
  ]);
});

test("the site's own files are found in links, pictures and films", () => {
  const film = blockOf("film", { type: "video", attrs: { url: "/media/film1/1" } }, [
    blockOf("under", { type: "file", attrs: { url: "/media/pic1" } }),
  ]);
  expect(assetIdsIn(ARTICLE)).toEqual(["abc123", "pic1", "pic2"]);
  expect(assetIdsIn(documentOf([film]))).toEqual(["film1", "pic1"]);
  expect(assetIdsIn(emptyDocument())).toEqual([]);
});
