import { expect, test } from "vitest";
import type { Item } from "../../../../../app/features/publishing/items/content";
import {
  changedSettings,
  type ItemSettings,
  settingsOf,
} from "../../../../../app/features/publishing/items/settings";

const ITEM = {
  ...{ title: "A post", slug: "a-post", locale: "en", excerpt: "", tags: ["one"], coverId: null },
  authors: [{ id: "p1", name: "Ada" }],
  seo: { title: "For engines", noIndex: true },
} as unknown as Item;

const before = settingsOf(ITEM);

test("the form begins with what is, empty where nothing is", () => {
  expect(before).toEqual({
    ...{ title: "A post", slug: "a-post", locale: "en", excerpt: "", tags: ["one"], coverId: null },
    authors: [{ id: "p1", name: "Ada" }],
    ...{ seoTitle: "For engines", seoDescription: "", seoImageId: null, noIndex: true, canonicalUrl: "" },
  });
});

test.each<[string, Partial<ItemSettings>, object | null]>([
  ["nothing", {}, null],
  ["a title", { title: "Another" }, { title: "Another" }],
  ["a slug, without space round it", { slug: " other " }, { slug: "other" }],
  ["topics", { tags: ["one", "two"] }, { tags: ["one", "two"] }],
  ["authors, by their ids", { authors: [] }, { authorIds: [] }],
  ["the cover", { coverId: "m1" as ItemSettings["coverId"] }, { coverId: "m1" }],
  [
    "words for engines, all that is said of them",
    { seoDescription: " Why " },
    {
      seo: { title: "For engines", description: "Why", noIndex: true },
    },
  ],
  ["no words for engines", { seoTitle: "  ", noIndex: false }, { seo: {} }],
])("of the settings is sent: %s", (_name, part, change) => {
  expect(changedSettings(before, { ...before, ...part })).toEqual(change);
});
