import { describe, expect, test } from "vitest";
import { COMPONENT_SHAPES, COMPONENT_TYPES } from "../../../convex/publishing/rules/componentShapes";
import { withFreshIds } from "../../../convex/publishing/rules/freshIds";
import { checkedComponent, checkedPage, initialOf } from "../../../convex/publishing/rules/pageData";
import { needsOf } from "../../../convex/publishing/rules/pageNeeds";
import {
  assetIdsInPage,
  mainHeadingOf,
  pageImagesWithoutAlt,
  pagePictureUrls,
  pageText,
} from "../../../convex/publishing/rules/pageText";
import type { ComponentData } from "../../../convex/publishing/rules/propShapes";
import { READY_MADE_PAGES, readyMadePage } from "../../../convex/publishing/rules/readyMadePages";
import { translator } from "../../../convex/shared/messages/catalogue";

/** A component with everything that is not said as it is at first. */
function part(
  type: keyof typeof COMPONENT_SHAPES,
  props: Record<string, unknown> = {},
  id = "x",
): ComponentData {
  const initial = Object.entries(COMPONENT_SHAPES[type]).map(([name, shape]) => [name, initialOf(shape)]);
  return { type, props: { ...Object.fromEntries(initial), ...props, id } };
}

function reasonOf(value: unknown): string {
  const checked = checkedComponent(value);
  return "problem" in checked ? `${checked.problem.at}: ${checked.problem.reason}` : "taken";
}

const paragraph = (content: unknown[]) => ({
  type: "doc",
  content: [
    {
      type: "blockGroup",
      content: [{ type: "blockContainer", attrs: { id: "a" }, content: [{ type: "paragraph", content }] }],
    },
  ],
});
const linked = (href: string) =>
  paragraph([{ type: "text", text: "here", marks: [{ type: "link", attrs: { href } }] }]);

describe("a component", () => {
  test.each(COMPONENT_TYPES)("%s can be put there with nothing entered, and has every prop then", (type) => {
    expect(checkedComponent({ type, props: { id: "x" } })).toEqual({ value: part(type) });
  });

  test.each([
    { what: "an unknown one", value: { type: "Html", props: { id: "x" } }, reason: "Html: component" },
    {
      what: "one named like what objects have",
      value: { type: "toString", props: { id: "x" } },
      reason: "toString: component",
    },
    { what: "without an id", value: { type: "Spacer", props: {} }, reason: "Spacer: id" },
    { what: "an id that is none", value: { type: "Spacer", props: { id: "a b" } }, reason: "Spacer: id" },
    {
      what: "an unknown prop",
      value: { type: "Spacer", props: { id: "x", onclick: "" } },
      reason: "Spacer.onclick: prop",
    },
    {
      what: "more beside its props",
      value: { type: "Spacer", props: { id: "x" }, zones: {} },
      reason: "Spacer.zones: prop",
    },
    {
      what: "a word that is not offered",
      value: { type: "Spacer", props: { id: "x", size: "huge" } },
      reason: "Spacer.size: kind",
    },
    {
      what: "a list for a text",
      value: { type: "Hero", props: { id: "x", heading: [] } },
      reason: "Hero.heading: kind",
    },
    {
      what: "a long line",
      value: { type: "Hero", props: { id: "x", heading: "a".repeat(161) } },
      reason: "Hero.heading: tooLong",
    },
    {
      what: "many entries",
      value: { type: "Stats", props: { id: "x", items: Array(7).fill({}) } },
      reason: "Stats.items: tooMany",
    },
    {
      what: "an entry with more",
      value: { type: "Stats", props: { id: "x", items: [{}, { html: "" }] } },
      reason: "Stats.items.2.html: prop",
    },
    {
      what: "an address that runs",
      value: { type: "Hero", props: { id: "x", url: "javascript:alert(1)" } },
      reason: "Hero.url: address",
    },
    {
      what: "a picture that runs",
      value: { type: "Image", props: { id: "x", picture: { src: "data:text/html,x" } } },
      reason: "Image.picture.src: address",
    },
    {
      what: "a film that runs",
      value: { type: "Video", props: { id: "x", source: "vbscript:x" } },
      reason: "Video.source: address",
    },
    {
      what: "a text that is none",
      value: { type: "RichText", props: { id: "x", document: "<b>" } },
      reason: "RichText.document: document",
    },
    {
      what: "a link in a text that runs",
      value: { type: "RichText", props: { id: "x", document: linked("javascript:1") } },
      reason: "RichText.document: document",
    },
    {
      what: "a good link in a text",
      value: { type: "RichText", props: { id: "x", document: linked("https://a.org") } },
      reason: "taken",
    },
    {
      what: "columns in columns",
      value: part("Columns", { first: [part("Columns", {}, "y")] }),
      reason: "Columns.first: nested",
    },
    {
      what: "one id twice",
      value: part("Columns", { first: [part("Spacer", {}, "x")] }),
      reason: "x: sameId",
    },
    {
      what: "a bad one in columns",
      value: part("Columns", { first: [part("Hero", { url: "data:x" }, "y")] }),
      reason: "Hero.url: address",
    },
    { what: "nothing", value: null, reason: "page: kind" },
  ])("is refused or taken: $what", ({ value, reason }) => {
    expect(reasonOf(value)).toBe(reason);
  });

  test("is kept with addresses freed of what nobody sees, and numbers within their limits", () => {
    const hero = checkedComponent({ type: "Hero", props: { id: "x", url: " https://a.org\u0000 " } });
    expect(hero).toEqual({ value: part("Hero", { url: "https://a.org" }) });
    const list = checkedComponent({ type: "PostList", props: { id: "x", most: 99 } });
    expect(list).toEqual({ value: part("PostList", { most: 12 }) });
  });
});

test("a page's components differ in their ids", () => {
  const content = [part("Spacer"), part("Hero")];
  expect(checkedPage({ root: {}, content })).toEqual({ problem: { at: "x", reason: "sameId" } });
});

describe("a page says", () => {
  const photo = { src: "/media/abc/1", alt: "", width: 0, height: 0 };
  const page = {
    root: { props: { heading: "shown" as const } },
    content: [
      part("Hero", { heading: "Learn", picture: { ...photo, alt: "A room" } }, "h"),
      part(
        "Columns",
        {
          first: [part("Image", { picture: photo }, "i")],
          second: [part("RichText", { document: linked("/media/def/2") }, "r")],
        },
        "c",
      ),
      part("Logos", { items: [{ picture: { ...photo, src: "/media/ghi/1" }, name: "Acme", url: "" }] }, "l"),
      part("ProgramList", { most: 3 }, "p"),
      part("ProgramList", { most: 3 }, "q"),
      part("CohortDates", {}, "d"),
      part("PostList", { tag: " News " }, "n"),
    ],
  };

  test("its words", () => {
    expect(pageText(page)).toBe("Learn\nA room\nhere\nAcme");
  });
  test("its files and pictures", () => {
    expect(assetIdsInPage(page)).toEqual(["abc", "def", "ghi"]);
    expect(pagePictureUrls(page)).toEqual(["/media/abc/1", "/media/ghi/1"]);
  });
  test("which pictures say nothing", () => {
    expect(pageImagesWithoutAlt(page)).toEqual([{ component: "i", url: "/media/abc/1", assetId: "abc" }]);
  });
  test("what it needs from elsewhere, each once", () => {
    expect(needsOf(page.content)).toEqual([
      { kind: "programs", category: "", most: 3 },
      { kind: "posts", tag: "News", most: 3 },
    ]);
  });
  test("whose heading is its own", () => {
    expect(mainHeadingOf(page)).toBe("h");
    expect(mainHeadingOf({ ...page, content: page.content.slice(1) })).toBeNull();
    expect(mainHeadingOf({ ...page, content: [part("Hero")] })).toBeNull();
  });
});

test("what is put there twice is two, within columns as well", () => {
  let count = 0;
  const fresh = withFreshIds(
    [part("Columns", { first: [part("Spacer", {}, "y")] })],
    (type) => `${type}-${(count += 1)}`,
  );
  expect(fresh).toEqual([part("Columns", { first: [part("Spacer", {}, "Spacer-1")] }, "Columns-2")]);
});

test.each(READY_MADE_PAGES.flatMap((page) => (["en", "de"] as const).map((locale) => ({ page, locale }))))(
  "the ready-made page $page can be taken in $locale",
  ({ page, locale }) => {
    let count = 0;
    const content = readyMadePage(page, translator(locale), (type) => `${type}-${(count += 1)}`);
    expect(checkedPage({ root: {}, content })).toEqual({
      value: { root: { props: { heading: "shown" } }, content },
    });
    expect(content[0]?.type).toBe("Hero");
  },
);
