import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addFormat, addProgram, firstPage, logOf, startCatalog } from "./formats";

const { programs } = api.catalog;
const ALL = { state: null, search: "", category: null, delivery: null, language: null } as const;

describe("a program", () => {
  test("is made as a draft from a published version, with an address of its own", async () => {
    const catalog = await startCatalog();
    const { app, organization, editor } = catalog;
    const { template, version } = await addFormat(catalog);
    const create = (title: string) => editor.as.mutation(programs.create, { organization, version, title });
    const program = await create(" Deutsch für Anfänger ");
    const again = await create("Deutsch für Anfänger");
    const shown = await editor.as.query(programs.detail, { organization, program });
    expect(shown).toMatchObject({
      id: program,
      state: "draft",
      deeds: ["publish", "archive"],
      slug: "deutsch-fur-anfanger",
      title: "Deutsch für Anfänger",
      shape: "cohort",
      visibility: "public",
      language: "en",
      bannerUrl: null,
      template: { id: template, name: "Evening class", type: "course" },
      version: { id: version, version: "1.0.0" },
      newer: null,
      overrides: "{}",
    });
    expect(shown.resolved.leaves).toEqual([
      { path: "/c", value: '["a","b"]', from: "template" },
      { path: "/d", value: "60", from: "template" },
      { path: "/f", value: '"weekly"', from: "template" },
    ]);
    const { slug } = await editor.as.query(programs.detail, { organization, program: again });
    expect(slug).toBe("deutsch-fur-anfanger-2");
    await expectFailure(create(""), "invalid", { title: "required" });
    expect((await logOf(app)).at(-1)).toMatchObject({ action: "programs.created", actorId: editor.person });
  });

  test("is written in parts, with errors by field, and traced by the fields that changed", async () => {
    const catalog = await startCatalog();
    const { app, organization, editor } = catalog;
    const { version } = await addFormat(catalog);
    const program = await addProgram(catalog, version);
    await addProgram(catalog, version, "Taken");
    const change = (content: object) =>
      editor.as.mutation(programs.change, { organization, program, content });
    await change({
      title: " Deutsch A2 ",
      category: "Language",
      tags: ["evening"],
      summary: "Deutsch A1 for beginners",
      page: {
        outcomes: ["Order a coffee"],
        questions: [{ question: "When?", answer: "At six." }],
        testimonials: [{ quote: "Good", name: "Ada", role: "Learner" }],
        host: { name: "Grace", about: "Teaches" },
      },
    });
    expect((await logOf(app)).at(-1)).toMatchObject({
      action: "programs.changed",
      changed: ["category", "page", "tags", "title"],
    });
    const entries = (await logOf(app)).length;
    await change({ title: "Deutsch A2", tags: ["evening"] });
    expect(await logOf(app)).toHaveLength(entries);
    await change({ slug: "deutsch-a2" });
    await change({ slug: "deutsch-a2", language: "de" });
    await expectFailure(change({ slug: "taken" }), "invalid", { slug: "slugTaken" });
    await expectFailure(change({ slug: "Ä", title: "", language: "x y" }), "invalid", {
      slug: "addressSlug",
      title: "required",
      language: "language",
    });
    const row = await app.run(({ db }) => db.get(program));
    expect(row).toMatchObject({
      title: "Deutsch A2",
      slug: "deutsch-a2",
      searchText: "Deutsch A2 Deutsch A1 for beginners Language evening",
    });
  });

  test("goes from draft to published and back, to the archive and back", async () => {
    const catalog = await startCatalog();
    const { app, organization, editor } = catalog;
    const { version } = await addFormat(catalog);
    const bare = await editor.as.mutation(programs.create, { organization, version, title: "Bare" });
    const published = editor.as.mutation(programs.publish, { organization, program: bare });
    await expectFailure(published, "invalid", { summary: "required", description: "required" });
    const program = await addProgram(catalog, version);
    const one = { organization, program };
    const before = (await logOf(app)).length;
    await expectFailure(editor.as.mutation(programs.unpublish, one), "conflict");
    await editor.as.mutation(programs.publish, one);
    await expectFailure(editor.as.mutation(programs.publish, one), "conflict");
    await editor.as.mutation(programs.unpublish, one);
    await editor.as.mutation(programs.archive, one);
    await expectFailure(editor.as.mutation(programs.publish, one), "conflict");
    await editor.as.mutation(programs.restore, one);
    expect((await editor.as.query(programs.detail, one)).state).toBe("draft");
    expect((await logOf(app)).slice(before).map(({ action, changed }) => [action, changed])).toEqual(
      ["published", "unpublished", "archived", "restored"].map((deed) => [`programs.${deed}`, ["state"]]),
    );
  });

  test("is not published while its configuration is not valid", async () => {
    const catalog = await startCatalog();
    const { app, organization, editor } = catalog;
    const { version } = await addFormat(catalog);
    const program = await addProgram(catalog, version);
    await app.run(({ db }) => db.patch(program, { overrides: '{"d":null}' }));
    const published = editor.as.mutation(programs.publish, { organization, program });
    await expectFailure(published, "invalid", { "overrides/d": "required" });
  });

  test("is copied in one action, with its page and its settings, as a draft", async () => {
    const catalog = await startCatalog();
    const { app, organization, editor } = catalog;
    const { version } = await addFormat(catalog);
    const program = await addProgram(catalog, version);
    await editor.as.mutation(api.catalog.configs.change, { organization, program, overrides: '{"d":90}' });
    await editor.as.mutation(programs.publish, { organization, program });
    const copy = await editor.as.mutation(programs.clone, { organization, program, title: "Deutsch A1" });
    const shown = await editor.as.query(programs.detail, { organization, program: copy });
    expect(shown).toMatchObject({
      state: "draft",
      slug: "deutsch-a1-2",
      summary: "Deutsch A1 for beginners",
      description: "What you learn",
      overrides: '{"d":90}',
      publishedAt: null,
    });
    expect((await logOf(app)).at(-1)).toMatchObject({ action: "programs.cloned", entity: { id: copy } });
    await expectFailure(
      editor.as.mutation(programs.clone, { organization, program, title: " " }),
      "invalid",
      { title: "required" },
    );
  });

  test("is not another organization's, nor changed by who may only read", async () => {
    const catalog = await startCatalog();
    const { organization, other, stranger } = catalog;
    const { version } = await addFormat(catalog);
    const program = await addProgram(catalog, version);
    const theirs = { organization: other, program };
    await expectFailure(stranger.as.query(programs.detail, theirs), "notFound");
    await expectFailure(stranger.as.mutation(programs.publish, theirs), "notFound");
    await expectFailure(
      stranger.as.mutation(programs.change, { ...theirs, content: { title: "X" } }),
      "notFound",
    );
    await expectFailure(stranger.as.mutation(programs.clone, { ...theirs, title: "X" }), "notFound");
    const made = stranger.as.mutation(programs.create, { organization: other, version, title: "X" });
    await expectFailure(made, "notFound");
    const listed = { organization: other, ...ALL, paginationOpts: firstPage };
    expect((await stranger.as.query(programs.list, listed)).page).toEqual([]);
    const reader = await addMember(catalog.app, organization, "Rita", ["reviewer"]);
    const one = { organization, program };
    expect(await reader.as.query(programs.detail, one)).toMatchObject({ id: program });
    await expectFailure(reader.as.mutation(programs.publish, one), "forbidden");
  });
});

describe("the list of programs", () => {
  async function startList() {
    const catalog = await startCatalog();
    const { organization, editor } = catalog;
    const { version } = await addFormat(catalog);
    const add = async (title: string, content: object, publish = true) => {
      const program = await addProgram(catalog, version, title);
      await editor.as.mutation(programs.change, { organization, program, content });
      if (publish) await editor.as.mutation(programs.publish, { organization, program });
      return program;
    };
    await add("Arabic", { category: "Language", language: "ar", delivery: "in_person" });
    await add("Bookkeeping", { category: "Work", language: "de", tags: ["numbers"] });
    await add("Chess", { category: "Leisure", language: "de" }, false);
    const gone = await add("Dance", { category: "Leisure", language: "en" });
    await editor.as.mutation(programs.archive, { organization, program: gone });
    const titles = async (filter: Partial<Record<keyof typeof ALL, unknown>>, paginationOpts = firstPage) => {
      const args = { organization, ...ALL, ...filter, paginationOpts } as never;
      return (await editor.as.query(programs.list, args)).page.map(({ title }) => title);
    };
    return { ...catalog, titles };
  }

  test("is narrowed by state, category, delivery, language and words", async () => {
    const { titles } = await startList();
    expect(await titles({})).toEqual(["Arabic", "Bookkeeping", "Chess"]);
    expect(await titles({ state: "published" })).toEqual(["Arabic", "Bookkeeping"]);
    expect(await titles({ state: "archived" })).toEqual(["Dance"]);
    expect(await titles({ language: "de" })).toEqual(["Bookkeeping", "Chess"]);
    expect(await titles({ language: "de", state: "draft" })).toEqual(["Chess"]);
    expect(await titles({ category: "Language", delivery: "in_person" })).toEqual(["Arabic"]);
    expect(await titles({ category: "Language", delivery: "online" })).toEqual([]);
    expect(await titles({ search: "numbers" })).toEqual(["Bookkeeping"]);
    expect(await titles({ search: "Leisure" })).toEqual(["Chess"]);
    expect(
      await titles({ search: "beginners", language: "de", category: "Work", delivery: "online" }),
    ).toEqual(["Bookkeeping"]);
    expect(await titles({ search: "beginners", state: "archived" })).toEqual(["Dance"]);
  });

  test("comes page by page", async () => {
    const { organization, editor } = await startList();
    const page = (cursor: string | null) =>
      editor.as.query(programs.list, { organization, ...ALL, paginationOpts: { numItems: 2, cursor } });
    const first = await page(null);
    expect(first.page.map(({ title }) => title)).toEqual(["Arabic", "Bookkeeping"]);
    const second = await page(first.continueCursor);
    expect(second.page.map(({ title }) => title)).toEqual(["Chess"]);
  });
});
