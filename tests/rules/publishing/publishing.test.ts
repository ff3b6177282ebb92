import { describe, expect, test } from "vitest";
import { dateProblems } from "../../../convex/publishing/rules/dates";
import { descriptionProblems, isLanguage, tidyTags } from "../../../convex/publishing/rules/descriptions";
import { isNewRevision } from "../../../convex/publishing/rules/edits";
import { keptVersionsProblems, superfluous } from "../../../convex/publishing/rules/keptVersions";
import { labelsOf, tagLabel } from "../../../convex/publishing/rules/labels";
import { MAX_BODY_BYTES, publishingProblems } from "../../../convex/publishing/rules/publishingProblems";

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;

describe("dates", () => {
  test.each([
    [{}, {}],
    [{ publishAt: NOW + DAY }, {}],
    [{ publishAt: NOW - 59_000 }, {}],
    [{ publishAt: NOW - 61_000 }, { publishAt: "past" }],
    [{ publishAt: NOW + 4_000 * DAY }, { publishAt: "tooFar" }],
    [{ publishAt: Number.NaN }, { publishAt: "invalid" }],
    [{ publishAt: NOW + DAY, unpublishAt: NOW + 2 * DAY }, {}],
    [{ publishAt: NOW + 2 * DAY, unpublishAt: NOW + DAY }, { unpublishAt: "ceasesTooEarly" }],
    [{ publishAt: NOW + DAY, unpublishAt: NOW + DAY }, { unpublishAt: "ceasesTooEarly" }],
    [{ unpublishAt: NOW }, { unpublishAt: "ceasesTooEarly" }],
    [{ unpublishAt: NOW - DAY }, { unpublishAt: "past" }],
  ])("%j: %j", (dates, problems) => {
    expect(dateProblems(dates, NOW)).toEqual(problems);
  });
});

describe("a description", () => {
  test.each([
    [{}, {}],
    [{ title: "", excerpt: "", tags: [], seo: {} }, {}],
    [{ title: "x".repeat(201) }, { title: "tooLong" }],
    [{ slug: "No slug" }, { slug: "contentSlug" }],
    [{ locale: "german" }, {}],
    [{ locale: "no language" }, { locale: "language" }],
    [{ excerpt: "x".repeat(601) }, { excerpt: "tooLong" }],
    [{ tags: Array.from({ length: 21 }, String) }, { tags: "tooManyItems" }],
    [{ tags: ["x".repeat(61)] }, { tags: "tooLong" }],
    [{ authorIds: Array.from({ length: 11 }, String) }, { authorIds: "tooManyItems" }],
    [
      { seo: { title: "x".repeat(201), description: "x".repeat(401) } },
      { "seo/title": "tooLong", "seo/description": "tooLong" },
    ],
    [{ seo: { canonicalUrl: "https://example.org/a" } }, {}],
    [{ seo: { canonicalUrl: "javascript:alert(1)" } }, { "seo/canonicalUrl": "url" }],
    [{ seo: { canonicalUrl: "/blog/a" } }, { "seo/canonicalUrl": "url" }],
  ])("%j: %j", (description, problems) => {
    expect(descriptionProblems(description)).toEqual(problems);
  });

  test.each([
    ["de", true],
    ["pt-BR", true],
    ["zh-Hant-TW", true],
    ["", false],
    ["d", false],
    ["../de", false],
  ])("%j is a language: %s", (tag, known) => {
    expect(isLanguage(tag)).toBe(known);
  });

  test("tags are kept once, in their first spelling, without space round them", () => {
    expect(tidyTags([" News ", "news", "", "Two   words", "NEWS", "two words"])).toEqual([
      "News",
      "Two words",
    ]);
  });
});

describe("labels", () => {
  test.each([
    ["News", "tag:news"],
    ["Zürich", "tag:zurich"],
    ["ニュース", "tag:ニュース"],
    ["!!!", ""],
  ])("of the tag %j: %j", (tag, label) => {
    expect(tagLabel(tag)).toBe(label);
  });

  test("of a publication are those of its tags and authors, each once", () => {
    expect(labelsOf({ tags: ["News", "Néws", "?"], authorIds: ["p1", "p2"] })).toEqual([
      { label: "tag:news", name: "News" },
      { label: "author:p1", name: "" },
      { label: "author:p2", name: "" },
    ]);
  });
});

describe("a revision", () => {
  const edited = { revision: 4, publishedRevision: 3, editedAt: NOW, editedBy: "anna" };
  test.each([
    ["the same person, two seconds later", edited, "anna", NOW + 2_000, false],
    ["the same person, five seconds later", edited, "anna", NOW + 5_000, true],
    ["somebody else", edited, "ben", NOW + 1, true],
    ["the first edit after publishing", { ...edited, publishedRevision: 4 }, "anna", NOW + 1, true],
  ] as const)("%s", (_what, before, person, now, counts) => {
    expect(isNewRevision(before, person, now)).toBe(counts);
  });
});

describe("versions", () => {
  const versions = Array.from({ length: 13 }, (_, index) => ({ id: `v${13 - index}` }));
  test.each([
    ["nothing public", null, ["v3", "v2", "v1"]],
    ["an old one public", "v1", ["v3", "v2"]],
    ["the newest public: ten others stay", "v13", ["v2", "v1"]],
  ])("%s", (_what, published, gone) => {
    expect(superfluous(versions, published, 10).map(({ id }) => id)).toEqual(gone);
  });

  test("fewer are kept where the organization says so", () => {
    expect(superfluous(versions.slice(0, 4), null, 3)).toEqual(versions.slice(3, 4));
    expect(superfluous(versions.slice(0, 4), versions[0]!.id, 1)).toEqual(versions.slice(2, 4));
  });

  test.each([
    [1, {}],
    [100, {}],
    [0, { keptVersions: "keptVersions" }],
    [101, { keptVersions: "keptVersions" }],
    [2.5, { keptVersions: "keptVersions" }],
    [Number.NaN, { keptVersions: "keptVersions" }],
  ])("%d may be kept: %j", (kept, problems) => {
    expect(keptVersionsProblems(kept)).toEqual(problems);
  });

  test("of ten or fewer none goes", () => {
    expect(superfluous(versions.slice(0, 10), null, 10)).toEqual([]);
  });
});

describe("publishing", () => {
  const complete = {
    ...{ title: "How we teach", slug: "how-we-teach", slugTaken: false },
    ...{ picturesWithoutAlt: [], coverWithoutAlt: false, bytes: 10 },
  };
  test.each([
    [{}, {}],
    [{ title: " " }, { title: "required" }],
    [{ slug: "" }, { slug: "contentSlug" }],
    [{ slugTaken: true }, { slug: "slugTaken" }],
    [{ picturesWithoutAlt: ["b1", "b2"] }, { "pictures/b1": "altNeeded", "pictures/b2": "altNeeded" }],
    [{ coverWithoutAlt: true }, { coverId: "altNeeded" }],
    [{ bytes: MAX_BODY_BYTES + 1 }, { body: "tooLong" }],
  ])("%j lacks %j", (more, lacks) => {
    expect(publishingProblems({ ...complete, ...more })).toEqual(lacks);
  });
});
