import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Visibility } from "../../../convex/catalog/rules/statuses";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addFormat, addProgram, type Catalog, firstPage, startCatalog } from "./formats";

const { catalog: shop, programs, templateVersions } = api.catalog;
const ALL = { search: "", category: null, delivery: null, language: null };

let catalog: Catalog;
let version: Awaited<ReturnType<typeof addFormat>>["version"];

beforeEach(async () => {
  catalog = await startCatalog();
  ({ version } = await addFormat(catalog));
});

async function publish(
  title: string,
  content: { visibility?: Visibility; category?: string; language?: string },
) {
  const { organization, editor } = catalog;
  const program = await addProgram(catalog, version, title);
  await editor.as.mutation(programs.change, { organization, program, content });
  await editor.as.mutation(programs.publish, { organization, program });
  return program;
}

describe("the public catalog", () => {
  test("lists what is published for everybody, by title, narrowed and page by page", async () => {
    const { app, organization, other } = catalog;
    await publish("Chess", { category: "Leisure", language: "de" });
    await publish("Arabic", { category: "Language", language: "ar" });
    await publish("Ballet", { category: "Leisure" });
    await publish("Linked", { visibility: "by_link", category: "Secret" });
    await publish("Private", { visibility: "private" });
    await addProgram(catalog, version, "Draft");
    const titles = async (filter: object, paginationOpts = firstPage) => {
      const args = { organization, ...ALL, ...filter, paginationOpts };
      return (await app.query(shop.list, args)).page.map(({ title }) => title);
    };
    expect(await titles({})).toEqual(["Arabic", "Ballet", "Chess"]);
    expect(await titles({ category: "Leisure" })).toEqual(["Ballet", "Chess"]);
    expect(await titles({ category: "Leisure", language: "de" })).toEqual(["Chess"]);
    expect(await titles({ search: "beginners" })).toHaveLength(3);
    expect(await titles({ search: "leisure", language: "de" })).toEqual(["Chess"]);
    expect(await titles({ search: "Linked" })).toEqual([]);
    expect(await titles({ category: "Secret" })).toEqual([]);
    const page = (cursor: string | null) =>
      app.query(shop.list, { organization, ...ALL, paginationOpts: { numItems: 2, cursor } });
    const first = await page(null);
    expect((await page(first.continueCursor)).page.map(({ title }) => title)).toEqual(["Chess"]);
    expect(await app.query(shop.facets, { organization })).toEqual({
      categories: ["Language", "Leisure"],
      languages: ["ar", "de", "en"],
    });
    const sitemap = await app.query(shop.sitemap, { organization, paginationOpts: firstPage });
    expect(sitemap.page).toEqual(
      ["arabic", "ballet", "chess"].map((slug) => ({ slug, changedAt: expect.any(Number) as number })),
    );
    expect(
      (await app.query(shop.list, { organization: other, ...ALL, paginationOpts: firstPage })).page,
    ).toEqual([]);
    expect(await app.query(shop.facets, { organization: other })).toEqual({ categories: [], languages: [] });
  });

  test("shows a page to who may see it, and says whether search engines may list it", async () => {
    const { app, organization, editor, stranger } = catalog;
    const learner = await addMember(app, organization, "Lena");
    const callers = { anonymous: app, learner: learner.as, stranger: stranger.as, staff: editor.as };
    const bySlug = async (slug: string) => {
      const seen = Object.entries(callers).map(async ([name, caller]) => {
        const page = await caller.query(shop.bySlug, { organization, slug }).catch(() => null);
        return [name, page === null ? "hidden" : page.indexed ? "indexed" : "noindex"];
      });
      return Object.fromEntries(await Promise.all(seen)) as Record<string, string>;
    };
    const everybody = (what: string) => ({ anonymous: what, learner: what, stranger: what, staff: what });
    await publish("Open", {});
    await publish("Linked", { visibility: "by_link" });
    await publish("Private", { visibility: "private" });
    await addProgram(catalog, version, "Draft");
    const closed = await publish("Closed", {});
    await editor.as.mutation(programs.archive, { organization, program: closed });
    expect(await bySlug("open")).toEqual(everybody("indexed"));
    expect(await bySlug("linked")).toEqual(everybody("noindex"));
    expect(await bySlug("private")).toEqual({ ...everybody("hidden"), staff: "noindex" });
    for (const slug of ["draft", "closed", "nothing"])
      expect(await bySlug(slug)).toEqual(everybody("hidden"));
  });

  test("tells of the format where that is not for staff alone", async () => {
    const { app, organization, editor } = catalog;
    const program = await publish("Open", {});
    await editor.as.mutation(api.catalog.configs.change, { organization, program, overrides: '{"d":90}' });
    const shown = await app.query(shop.bySlug, { organization, slug: "open" });
    expect(shown).toMatchObject({ title: "Open", description: "What you learn", bannerUrl: null });
    expect(shown.format!.type).toBe("course");
    expect(JSON.parse(shown.format!.config)).toEqual({ d: 90, f: "weekly", c: ["a", "b"] });
    expect(shown).not.toHaveProperty("overrides");
    await app.run(({ db }) => db.patch(version, { isPublic: false }));
    expect((await app.query(shop.bySlug, { organization, slug: "open" })).format).toBeNull();
    await editor.as.mutation(templateVersions.retire, { organization, version });
    expect(await app.query(shop.bySlug, { organization, slug: "open" })).toMatchObject({ title: "Open" });
  });

  test("has an address once in each organization", async () => {
    const { app, organization, other } = catalog;
    await publish("Open", {});
    await expectFailure(app.query(shop.bySlug, { organization: other, slug: "open" }), "notFound");
    expect((await app.query(shop.bySlug, { organization, slug: "open" })).slug).toBe("open");
  });
});
