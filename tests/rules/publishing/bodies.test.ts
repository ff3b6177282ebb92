import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assetIdsOf,
  bodyText,
  cutToBytes,
  publicBody,
  readBody,
  unnamedPictures,
  wordsOf,
} from "../../../convex/publishing/rules/bodies";
import { partsOf } from "../../../convex/publishing/rules/bodyParts";
import { emptyPage } from "../../../convex/publishing/rules/pageData";
import { blockOf, documentOf, type DocumentNode } from "../../../convex/shared/documents/nodes";

const words = (text: string, ...marks: string[]): DocumentNode => {
  return { type: "text", text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) };
};
const paragraph = (id: string, ...content: DocumentNode[]) => blockOf(id, { type: "paragraph", content });
const picture = (id: string, url: string, name = "") => blockOf(id, { type: "image", attrs: { url, name } });
const post = (...blocks: DocumentNode[]) => ({ kind: "post" as const, document: documentOf(blocks) });
const page = (...content: { type: string; props: { id: string } & Record<string, unknown> }[]) => {
  return { kind: "page" as const, page: { ...emptyPage(), content } };
};

describe("a post", () => {
  const body = post(
    paragraph("a", words("Hello "), words("world", "bold")),
    picture("b", "/media/asset1/1"),
    picture("c", "https://elsewhere.test/x.png"),
    picture("d", "/media/asset2/1", "A tree"),
  );

  test("is kept as JSON and read again", () => {
    expect(readBody("post", bodyText(body))).toEqual(body);
  });

  test("says its words, files, and pictures of which it says nothing", () => {
    expect(wordsOf(body)).toBe("Hello world");
    expect(assetIdsOf(body)).toEqual(["asset1", "asset2"]);
    expect(unnamedPictures(body)).toEqual([
      { place: "b", assetId: "asset1" },
      { place: "c", assetId: null },
    ]);
  });

  test("goes public without remarks and without what is only suggested", () => {
    const discussed = post(
      paragraph("a", words("Kept ", "bold", "comment"), words("new", "insertion"), words("old", "deletion")),
    );
    expect(publicBody(discussed)).toEqual(post(paragraph("a", words("Kept ", "bold"), words("old"))));
    expect(publicBody(body)).toEqual(body);
  });

  test("has its blocks as parts, indented ones by themselves", () => {
    const nested = post(
      blockOf("a", { type: "paragraph", content: [words("One")] }, [paragraph("b", words("Two"))]),
      paragraph("a", words("Three")),
    );
    expect(partsOf(nested).map(({ id, text }) => [id, text])).toEqual([
      ["a", "One"],
      ["b", "Two"],
      ["a 2", "Three"],
    ]);
  });

  test("has no attribute in its parts that has no value, whether it was opened or read", () => {
    const point = (attrs: Record<string, unknown>) =>
      post(
        blockOf("a", {
          type: "numberedListItem",
          attrs: attrs as DocumentNode["attrs"] & object,
          content: [words("One")],
        }),
      );
    const [opened] = partsOf(point({ textColor: "default", start: undefined }));
    expect(opened).toStrictEqual(partsOf(point({ textColor: "default" }))[0]);
  });
});

describe("a page", () => {
  const body = page(
    { type: "Hero", props: { id: "Hero-1", heading: "Learn", picture: { src: "/media/asset1/1", alt: "" } } },
    {
      type: "Image",
      props: { id: "Image-1", picture: { src: "/media/asset2/1", alt: "A tree" }, caption: "" },
    },
  );

  test("says its words, files, and pictures of which it says nothing", () => {
    expect(wordsOf(body)).toBe("Learn\nA tree");
    expect(assetIdsOf(body)).toEqual(["asset1", "asset2"]);
    expect(unnamedPictures(body)).toEqual([{ place: "Hero-1", assetId: "asset1" }]);
    expect(readBody("page", bodyText(body))).toEqual(body);
    expect(publicBody(body)).toEqual(body);
  });

  test("has its components as parts", () => {
    expect(partsOf(body).map(({ id, text }) => [id, text])).toEqual([
      ["Hero-1", "Learn"],
      ["Image-1", "A tree"],
    ]);
  });
});

describe("words for search", () => {
  test.each([
    ["as they are", "one two", 100, "one two"],
    ["cut between words", "one two three", 9, "one two"],
    ["cut within the one word there is", "abcdef", 3, "abc"],
    ["no letter cut in two", "ééé", 3, "é"],
    ["no half of a pair", "😀😀", 6, "😀"],
  ])("%s", (_what, text, most, cut) => {
    expect(cutToBytes(text, most)).toBe(cut);
  });

  test("are never more bytes than asked for, and whole letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 }), (text, most) => {
        const cut = cutToBytes(text, most);
        expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(most);
        expect(text.startsWith(cut)).toBe(true);
      }),
    );
  });
});
