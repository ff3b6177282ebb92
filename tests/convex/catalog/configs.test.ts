import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { resolveConfig } from "../../../convex/catalog/model/config";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import {
  addFormat,
  addProgram,
  type Catalog,
  DEFAULTS,
  logOf,
  SCHEMA,
  startCatalog,
  writeVersion,
} from "./formats";

const { configs, templateVersions: versions } = api.catalog;
const OVERRIDES = '{"d":90,"c":["b"],"f":null}';

async function startProgram() {
  const catalog = await startCatalog();
  const format = await addFormat(catalog);
  const program = await addProgram(catalog, format.version);
  return { ...catalog, ...format, program, one: { organization: catalog.organization, program } };
}

describe("overrides", () => {
  test("are previewed with result, origins, changes and problems, and nothing is written", async () => {
    const { app, editor, one, program } = await startProgram();
    const preview = (overrides: string) => editor.as.query(configs.preview, { ...one, overrides });
    expect(await preview(OVERRIDES)).toEqual({
      config: '{"d":90,"c":["b"]}',
      leaves: [
        { path: "/c", value: '["b"]', from: "program" },
        { path: "/d", value: "90", from: "program" },
      ],
      problems: [],
      changes: [
        { path: "/c", op: "replace", before: '["a","b"]', after: '["b"]' },
        { path: "/d", op: "replace", before: "60", after: "90" },
        { path: "/f", op: "remove", before: '"weekly"' },
      ],
    });
    const wrong = await preview('{"d":null,"f":"daily","größe":1}');
    expect(wrong.problems).toEqual([
      { path: "/d", problem: "required" },
      { path: "/f", problem: "notOffered" },
      { path: "/größe", problem: "unknownField" },
    ]);
    const unreadable = await preview('{"__proto__":{"admin":true}}');
    expect(unreadable).toMatchObject({ problems: [{ path: "", problem: "unsafeKey" }], changes: [] });
    expect((await preview("nonsense")).problems).toEqual([{ path: "", problem: "json" }]);
    expect(await app.run(({ db }) => db.get(program))).toMatchObject({ overrides: "{}" });
  });

  test("are taken and traced leaf by leaf, with who and which version", async () => {
    const { app, organization, editor, one, program } = await startProgram();
    await editor.as.mutation(configs.change, { ...one, overrides: OVERRIDES });
    const entry = (await logOf(app)).at(-1)!;
    expect(entry).toMatchObject({
      action: "programs.configured",
      actorId: editor.person,
      entity: { table: "programs", id: program },
      changed: ["config/c", "config/d", "config/f"],
      config: {
        templateVersion: "1.0.0",
        leaves: [
          { path: "/c", op: "replace", before: '["a","b"]', after: '["b"]' },
          { path: "/d", op: "replace", before: "60", after: "90" },
          { path: "/f", op: "remove", before: '"weekly"' },
        ],
      },
    });
    const owner = await addMember(app, organization, "Olga", ["owner"]);
    const log = await owner.as.query(api.audit.entries.list, {
      organization,
      action: "programs.configured",
      paginationOpts: { numItems: 10, cursor: null },
    });
    expect(log.page).toMatchObject([{ person: { name: "Edda Editor" }, config: entry.config }]);
    const { resolved } = await editor.as.query(api.catalog.programs.detail, { organization, program });
    expect(JSON.parse(resolved.config)).toEqual({ d: 90, c: ["b"] });
  });

  test("that repeat what is there are no overrides, and no entry of the log", async () => {
    const { app, editor, one, program } = await startProgram();
    const entries = (await logOf(app)).length;
    await editor.as.mutation(configs.change, { ...one, overrides: JSON.stringify(DEFAULTS) });
    expect(await logOf(app)).toHaveLength(entries);
    await editor.as.mutation(configs.change, { ...one, overrides: '{"d":90,"f":"weekly"}' });
    expect(await app.run(({ db }) => db.get(program))).toMatchObject({ overrides: '{"d":90}' });
    await editor.as.mutation(configs.change, { ...one, overrides: "{}" });
    expect((await logOf(app)).at(-1)!.config!.leaves).toEqual([
      { path: "/d", op: "replace", before: "90", after: "60" },
    ]);
  });

  test.each<[string, string, Record<string, string>]>([
    ["null on a required field", '{"d":null}', { "overrides/d": "required" }],
    [
      "what the schema refuses",
      '{"d":0,"f":"daily"}',
      { "overrides/d": "tooSmall", "overrides/f": "notOffered" },
    ],
    ["a setting that the format does not have", '{"größe":1}', { "overrides/gr??e": "unknownField" }],
    ["__proto__", '{"__proto__":{"d":1}}', { overrides: "unsafeKey" }],
    ["constructor, however deep", '{"c":{"x":[{"constructor":1}]}}', { overrides: "unsafeKey" }],
    ["no object", "[]", { overrides: "json" }],
    ["no JSON", "d: 90", { overrides: "json" }],
    ["too much", `{"f":"${"x".repeat(64_000)}"}`, { overrides: "tooLong" }],
  ])("refuse %s", async (_name, overrides, fields) => {
    const { app, editor, one, program } = await startProgram();
    await expectFailure(editor.as.mutation(configs.change, { ...one, overrides }), "invalid", fields);
    expect(await app.run(({ db }) => db.get(program))).toMatchObject({ overrides: "{}" });
  });

  test("are not another organization's", async () => {
    const { other, stranger, program, version } = await startProgram();
    const theirs = { organization: other, program };
    await expectFailure(stranger.as.query(configs.preview, { ...theirs, overrides: "{}" }), "notFound");
    await expectFailure(stranger.as.mutation(configs.change, { ...theirs, overrides: "{}" }), "notFound");
    await expectFailure(stranger.as.query(configs.upgradePreview, { ...theirs, version }), "notFound");
    const upgraded = stranger.as.mutation(configs.upgrade, { ...theirs, version, resolutions: [] });
    await expectFailure(upgraded, "notFound");
  });
});

describe("a cohort's configuration", () => {
  test("is the template's, the program's over it, its own over both", async () => {
    const { app, editor, one, program, version } = await startProgram();
    await editor.as.mutation(configs.change, { ...one, overrides: '{"d":90}' });
    const resolved = await app.run(async ({ db }) =>
      resolveConfig({ db }, (await db.get(program))!, '{"c":["z"],"d":90,"f":null}'),
    );
    expect(resolved).toEqual({
      templateVersionId: version,
      overrides: '{"f":null,"c":["z"]}',
      config: '{"d":90,"c":["z"]}',
      provenance: '{"/c":"cohort","/d":"program"}',
    });
  });

  test("that does not satisfy the schema is refused by field", async () => {
    const { app, program } = await startProgram();
    const resolve = (overrides: string) =>
      app.run(async ({ db }) => resolveConfig({ db }, (await db.get(program))!, overrides));
    await expectFailure(resolve('{"d":null}'), "invalid", { "overrides/d": "required" });
    await expectFailure(resolve('{"prototype":1}'), "invalid", { overrides: "unsafeKey" });
  });
});

describe("an upgrade", () => {
  const NEW_SCHEMA = {
    ...SCHEMA,
    properties: { ...SCHEMA.properties, d: { type: "integer", maximum: 80 }, n: { type: "integer" } },
  };

  /** A program with d: 70, f: "monthly" and c: ["x"], and a version 2.0.0 with other defaults. */
  async function startUpgrade(own = '{"d":70,"c":["x"]}') {
    const started = await startProgram();
    const { editor, organization, template, one } = started;
    await editor.as.mutation(configs.change, { ...one, overrides: own });
    const next = await editor.as.mutation(versions.draft, { organization, template, bump: "major" });
    await writeVersion(started as unknown as Catalog, next, NEW_SCHEMA, {
      d: 60,
      f: "monthly",
      c: ["a"],
      n: 1,
    });
    await editor.as.mutation(versions.publish, { organization, version: next });
    return { ...started, next };
  }
  type Resolutions = { path: string; take: "ours" | "theirs" }[];

  test("is offered, previewed leaf by leaf, and made with a choice for each conflict", async () => {
    const { app, editor, organization, program, one, next } = await startUpgrade();
    const shown = await editor.as.query(api.catalog.programs.detail, one);
    expect(shown.newer).toEqual({ id: next, version: "2.0.0" });
    expect(await editor.as.query(configs.upgradePreview, { ...one, version: next })).toEqual({
      from: "1.0.0",
      to: "2.0.0",
      leaves: [
        { path: "/c", state: "conflict", base: '["a","b"]', ours: '["x"]', theirs: '["a"]' },
        { path: "/d", state: "kept", base: "60", ours: "70", theirs: "60" },
        { path: "/f", state: "taken", base: '"weekly"', ours: '"weekly"', theirs: '"monthly"' },
        { path: "/n", state: "taken", theirs: "1" },
      ],
    });
    const upgrade = (resolutions: Resolutions) =>
      editor.as.mutation(configs.upgrade, { ...one, version: next, resolutions });
    await expectFailure(upgrade([]), "invalid", { "resolutions/c": "chooseOne" });
    await upgrade([{ path: "/c", take: "ours" }]);
    const after = await editor.as.query(api.catalog.programs.detail, { organization, program });
    expect([after.version.version, after.newer, JSON.parse(after.overrides)]).toEqual([
      "2.0.0",
      null,
      { d: 70, c: ["x"] },
    ]);
    expect(JSON.parse(after.resolved.config)).toEqual({ d: 70, f: "monthly", c: ["x"], n: 1 });
    expect((await logOf(app)).at(-1)).toMatchObject({
      action: "programs.upgraded",
      changed: ["templateVersionId", "config/f", "config/n"],
      config: {
        templateVersion: "1.0.0 → 2.0.0",
        leaves: [
          { path: "/f", op: "replace", before: '"weekly"', after: '"monthly"' },
          { path: "/n", op: "add", after: "1" },
        ],
      },
    });
  });

  test("gives up by name what the new schema does not take", async () => {
    const { editor, one, next } = await startUpgrade('{"d":90}');
    const { leaves } = await editor.as.query(configs.upgradePreview, { ...one, version: next });
    expect(leaves.find(({ path }) => path === "/d")).toMatchObject({ state: "invalid", ours: "90" });
    const upgrade = (resolutions: Resolutions) =>
      editor.as.mutation(configs.upgrade, { ...one, version: next, resolutions });
    await expectFailure(upgrade([]), "invalid", { "resolutions/d": "chooseOne" });
    const stubborn = upgrade([{ path: "/d", take: "ours" }]);
    await expectFailure(stubborn, "invalid", { "resolutions/d": "chooseOne" });
    await upgrade([{ path: "/d", take: "theirs" }]);
    const { overrides } = await editor.as.query(api.catalog.programs.detail, one);
    expect(overrides).toBe("{}");
  });

  test("goes only to a newer published version of the same format", async () => {
    const { editor, organization, template, one, version, next, ...rest } = await startUpgrade("{}");
    const draft = await editor.as.mutation(versions.draft, { organization, template, bump: "patch" });
    const elsewhere = await addFormat({ editor, organization, ...rest } as unknown as Catalog, "Another");
    const preview = (to: Id<"templateVersions">) =>
      editor.as.query(configs.upgradePreview, { ...one, version: to });
    for (const to of [version, draft, elsewhere.version]) await expectFailure(preview(to), "conflict");
    await editor.as.mutation(configs.upgrade, { ...one, version: next, resolutions: [] });
    const back = editor.as.mutation(configs.upgrade, { ...one, version, resolutions: [] });
    await expectFailure(back, "conflict");
  });
});
