import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addFormat, DEFAULTS, firstPage, logOf, SCHEMA, startCatalog, writeVersion } from "./formats";

const { templates, templateVersions: versions, readyMade } = api.catalog;

describe("formats", () => {
  test("are made with a first draft of their type's own settings, renamed, archived and restored", async () => {
    const { app, organization, editor } = await startCatalog();
    const template = await editor.as.mutation(templates.create, {
      organization,
      type: "buddy",
      name: "  Buddies ",
    });
    const one = { organization, template };
    const made = await editor.as.query(templates.detail, one);
    expect(made).toEqual({
      id: template,
      type: "buddy",
      name: "Buddies",
      readyMade: null,
      archivedAt: null,
      published: null,
      draft: { id: expect.any(String), version: "1.0.0" },
    });
    const draft = await editor.as.query(versions.detail, { organization, version: made.draft!.id });
    expect(JSON.parse(draft.defaults)).toEqual({
      matchMethod: "interests",
      pairDuration: 12,
      checkInFrequency: "weekly",
    });
    await editor.as.mutation(templates.rename, { ...one, name: "Buddy walks" });
    await editor.as.mutation(templates.rename, { ...one, name: "Buddy walks" });
    await editor.as.mutation(templates.archive, one);
    await editor.as.mutation(templates.archive, one);
    const list = async (archived: boolean) =>
      (await editor.as.query(templates.list, { organization, archived, paginationOpts: firstPage })).page;
    expect(await list(true)).toMatchObject([{ name: "Buddy walks" }]);
    expect(await list(false)).toEqual([]);
    await editor.as.mutation(templates.restore, one);
    expect(await list(false)).toHaveLength(1);
    expect((await logOf(app)).map(({ action }) => action)).toEqual([
      "templates.created",
      "templates.renamed",
      "templates.archived",
      "templates.restored",
    ]);
  });

  test("are listed by name, page by page", async () => {
    const { organization, editor } = await startCatalog();
    for (const name of ["Cello", "Arabic", "Ballet"])
      await editor.as.mutation(templates.create, { organization, type: "course", name });
    const page = (cursor: string | null) =>
      editor.as.query(templates.list, {
        organization,
        archived: false,
        paginationOpts: { numItems: 2, cursor },
      });
    const first = await page(null);
    expect(first.page.map(({ name }) => name)).toEqual(["Arabic", "Ballet"]);
    const second = await page(first.continueCursor);
    expect([second.page.map(({ name }) => name), second.isDone]).toEqual([["Cello"], true]);
  });

  test("are copied with their newest version as a first draft", async () => {
    const catalog = await startCatalog();
    const { organization, editor } = catalog;
    const { template } = await addFormat(catalog);
    const copy = await editor.as.mutation(templates.clone, { organization, template, name: "Copy" });
    const { draft, published, type } = await editor.as.query(templates.detail, {
      organization,
      template: copy,
    });
    expect([draft!.version, published, type]).toEqual(["1.0.0", null, "course"]);
    const version = await editor.as.query(versions.detail, { organization, version: draft!.id });
    expect(JSON.parse(version.defaults)).toEqual(DEFAULTS);
    expect(version).toMatchObject({ summary: "A class", state: "draft" });
  });

  test("need a name, and are not another organization's", async () => {
    const catalog = await startCatalog();
    const { organization, editor, other, stranger } = catalog;
    const create = (name: string) =>
      editor.as.mutation(templates.create, { organization, type: "course", name });
    await expectFailure(create(" "), "invalid", { name: "required" });
    await expectFailure(create("x".repeat(121)), "invalid", { name: "tooLong" });
    const { template, version } = await addFormat(catalog);
    const theirs = { organization: other, template };
    await expectFailure(stranger.as.query(templates.detail, theirs), "notFound");
    await expectFailure(stranger.as.mutation(templates.archive, theirs), "notFound");
    await expectFailure(stranger.as.mutation(templates.clone, { ...theirs, name: "Mine" }), "notFound");
    await expectFailure(stranger.as.mutation(versions.draft, { ...theirs, bump: "minor" }), "notFound");
    const listed = stranger.as.query(versions.list, { ...theirs, paginationOpts: firstPage });
    await expectFailure(listed, "notFound");
    await expectFailure(stranger.as.query(versions.detail, { organization: other, version }), "notFound");
    await expectFailure(stranger.as.mutation(versions.retire, { organization: other, version }), "notFound");
    const reader = await addMember(catalog.app, organization, "Rita", ["reviewer"]);
    const made = reader.as.mutation(templates.create, { organization, type: "course", name: "X" });
    await expectFailure(made, "forbidden");
    expect(await reader.as.query(templates.detail, { organization, template })).toMatchObject({
      id: template,
    });
  });
});

describe("the ready-made formats", () => {
  test("are added once, published, in the organization's language", async () => {
    const { app, organization, editor } = await startCatalog();
    await app.run(({ db }) => db.patch(organization, { locale: "de" }));
    expect(await editor.as.mutation(readyMade.add, { organization })).toBe(10);
    const list = () =>
      editor.as.query(templates.list, { organization, archived: false, paginationOpts: firstPage });
    const { page } = await list();
    expect(page.map(({ name, type }) => [name, type])).toEqual([
      ["Buddy-Programm", "buddy"],
      ["Gebührenerlass", "course"],
      ["Karrierelabor", "upskilling"],
      ["Kurs", "course"],
      ["Leserunde", "language"],
      ["Mentoring", "mentorship"],
      ["Pitch-Woche", "weei"],
      ["Sprachkurs", "language"],
      ["Weiterbildung", "upskilling"],
      ["Wirtschaftliche Stärkung von Frauen", "weei"],
    ]);
    expect(page.every(({ published, draft }) => published?.version === "1.0.0" && draft === null)).toBe(true);
    const problems = page.map(({ published }) =>
      editor.as.query(versions.problems, { organization, version: published!.id }),
    );
    expect((await Promise.all(problems)).flat()).toEqual([]);
    const [buddy, waiver] = page;
    await editor.as.mutation(templates.rename, { organization, template: buddy!.id, name: "Tandems" });
    await editor.as.mutation(templates.archive, { organization, template: waiver!.id });
    expect(await editor.as.mutation(readyMade.add, { organization })).toBe(0);
    expect((await list()).page).toHaveLength(9);
    const added = (await logOf(app)).filter(({ action }) => action === "templates.readyMadeAdded");
    expect(added).toHaveLength(10);
  });
});

describe("versions", () => {
  test("are drafted from the newest, written in parts, published, and frozen", async () => {
    const catalog = await startCatalog();
    const { app, organization, editor } = catalog;
    const { template, version: first } = await addFormat(catalog);
    const draft = await editor.as.mutation(versions.draft, { organization, template, bump: "minor" });
    await expectFailure(
      editor.as.mutation(versions.draft, { organization, template, bump: "patch" }),
      "conflict",
    );
    const change = (content: object) =>
      editor.as.mutation(versions.change, { organization, version: draft, content });
    await change({ defaults: JSON.stringify({ ...DEFAULTS, d: 90, c: ["b"] }), groupTags: ["women"] });
    await change({ groupTags: ["women"] });
    const { draft: shown, published } = await editor.as.query(templates.detail, { organization, template });
    expect([shown, published]).toEqual([
      { id: draft, version: "1.1.0" },
      { id: first, version: "1.0.0" },
    ]);
    await editor.as.mutation(versions.publish, { organization, version: draft });
    const comparison = await editor.as.query(versions.compare, { organization, from: first, to: draft });
    expect(comparison).toEqual({
      from: "1.0.0",
      to: "1.1.0",
      fields: ["defaults", "groupTags"],
      schema: [],
      defaults: [
        { path: "/c", op: "replace", before: '["a","b"]', after: '["b"]' },
        { path: "/d", op: "replace", before: "60", after: "90" },
      ],
    });
    await expectFailure(change({ summary: "No" }), "conflict");
    await expectFailure(editor.as.mutation(versions.publish, { organization, version: draft }), "conflict");
    await expectFailure(editor.as.mutation(versions.discard, { organization, version: draft }), "conflict");
    const listed = await editor.as.query(versions.list, {
      organization,
      template,
      paginationOpts: firstPage,
    });
    expect(listed.page.map(({ version, state }) => [version, state])).toEqual([
      ["1.1.0", "published"],
      ["1.0.0", "published"],
    ]);
    const entries = (await logOf(app)).slice(3);
    expect(entries.map(({ action, changed }) => [action, changed])).toEqual([
      ["templateVersions.drafted", []],
      ["templateVersions.changed", ["defaults", "groupTags"]],
      ["templateVersions.published", []],
    ]);
    expect(entries[1]!.config).toEqual({ templateVersion: "1.1.0", leaves: comparison.defaults });
  });

  test("come after one another by number", async () => {
    const catalog = await startCatalog();
    const { organization, editor } = catalog;
    const { template } = await addFormat(catalog);
    for (const bump of [
      ...Array.from({ length: 10 }, () => "minor" as const),
      "patch" as const,
      "major" as const,
    ]) {
      const version = await editor.as.mutation(versions.draft, { organization, template, bump });
      await editor.as.mutation(versions.publish, { organization, version });
    }
    const paginationOpts = { numItems: 4, cursor: null };
    const { page, isDone } = await editor.as.query(versions.list, { organization, template, paginationOpts });
    expect(page.map(({ version }) => version)).toEqual(["2.0.0", "1.10.1", "1.10.0", "1.9.0"]);
    expect(isDone).toBe(false);
  });

  test("with problems say which, and are not published", async () => {
    const catalog = await startCatalog();
    const { organization, editor } = catalog;
    const { template } = await addFormat(catalog);
    const version = await editor.as.mutation(versions.draft, { organization, template, bump: "major" });
    const one = { organization, version };
    await writeVersion(catalog, version, SCHEMA, { d: 999, größe: 1 });
    expect(await editor.as.query(versions.problems, one)).toEqual([
      { field: "defaults", path: "/c", problem: "required" },
      { field: "defaults", path: "/d", problem: "tooLarge" },
      { field: "defaults", path: "/größe", problem: "unknownField" },
    ]);
    await expectFailure(editor.as.mutation(versions.publish, one), "invalid", {
      "defaults/c": "required",
      "defaults/d": "tooLarge",
      "defaults/gr??e": "unknownField",
    });
    const change = (content: object) => editor.as.mutation(versions.change, { ...one, content });
    await expectFailure(change({ defaults: '{"__proto__":{}}' }), "invalid", { defaults: "unsafeKey" });
    await expectFailure(change({ configSchema: "{" }), "invalid", { configSchema: "json" });
    await editor.as.mutation(versions.discard, one);
    expect((await editor.as.query(templates.detail, { organization, template })).draft).toBeNull();
    await expectFailure(editor.as.query(versions.detail, one), "notFound");
  });

  test("cannot be discarded when it is a format's only one", async () => {
    const { organization, editor } = await startCatalog();
    const template = await editor.as.mutation(templates.create, { organization, type: "weei", name: "W" });
    const { draft } = await editor.as.query(templates.detail, { organization, template });
    const discarded = editor.as.mutation(versions.discard, { organization, version: draft!.id });
    await expectFailure(discarded, "conflict");
  });

  test("are closed to new programs and opened again, which drafts cannot be", async () => {
    const catalog = await startCatalog();
    const { organization, editor } = catalog;
    const { template, version } = await addFormat(catalog);
    const create = () =>
      editor.as.mutation(api.catalog.programs.create, { organization, version, title: "P" });
    await editor.as.mutation(versions.retire, { organization, version });
    await expectFailure(create(), "conflict");
    await editor.as.mutation(versions.reinstate, { organization, version });
    await editor.as.mutation(versions.reinstate, { organization, version });
    await create();
    const draft = await editor.as.mutation(versions.draft, { organization, template, bump: "patch" });
    await expectFailure(editor.as.mutation(versions.retire, { organization, version: draft }), "conflict");
    const made = editor.as.mutation(api.catalog.programs.create, {
      organization,
      version: draft,
      title: "P",
    });
    await expectFailure(made, "conflict");
    await editor.as.mutation(templates.archive, { organization, template });
    await expectFailure(create(), "conflict");
  });
});
