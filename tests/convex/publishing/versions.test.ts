import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { liveBody } from "../../../convex/publishing/model/bodies";
import { compareParts, compareWords } from "../../../convex/publishing/model/bodyDiff";
import { doDueWork } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import {
  addItem,
  type ContentWorld,
  deedsOf,
  detail,
  documentSaying,
  FIRST,
  type Item,
  publish,
  startContent,
  write,
} from "./contentWorld";

const { items, versions } = api.publishing;

let world: ContentWorld;
let item: Item;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  world = await startContent();
  item = await addItem(world, "Title");
  await write(world, item, "One.");
});
afterEach(() => {
  vi.useRealTimers();
});

const here = () => ({ organization: world.organization });
const list = async () =>
  (await world.reviewer.as.query(versions.list, { ...here(), item, paginationOpts: FIRST })).page;
const save = (name: string) => world.editor.as.mutation(versions.save, { ...here(), item, name });
type VersionId = Awaited<ReturnType<typeof save>>;
const restore = (version: VersionId, as = world.editor.as) =>
  as.mutation(versions.restore, { ...here(), version });
const compare = (from: VersionId, to: VersionId | null) =>
  world.reviewer.as.query(versions.compare, { ...here(), from, to });
const text = async () => {
  const body = await world.app.run((ctx) => liveBody(ctx, { _id: item, kind: "post" }));
  return body.kind === "post" ? body.document : null;
};

describe("keeping", () => {
  test("notes each publishing and each name, and says what is public", async () => {
    await save(" Draft ");
    await publish(world, item);
    await write(world, item, "Two.");
    await publish(world, item);
    const [newest, middle, oldest] = await list();
    const common = { title: "Title", savedAt: Date.now() };
    expect([newest, middle, oldest]).toEqual([
      {
        ...common,
        id: expect.any(String),
        number: 3,
        reason: "published",
        name: null,
        savedByName: "Mira Manager",
        isPublic: true,
      },
      {
        ...common,
        id: expect.any(String),
        number: 2,
        reason: "published",
        name: null,
        savedByName: "Mira Manager",
        isPublic: false,
      },
      {
        ...common,
        id: expect.any(String),
        number: 1,
        reason: "named",
        name: "Draft",
        savedByName: "Edda Editor",
        isPublic: false,
      },
    ]);
    const whole = await world.reviewer.as.query(versions.get, { ...here(), version: middle!.id });
    expect(whole).toMatchObject({ ...middle, item, kind: "post", slug: "title", locale: "en" });
    expect(JSON.parse(whole.body)).toMatchObject(documentSaying("One."));
    expect(await deedsOf(world, oldest!.id)).toEqual(["contentVersions.saved"]);
  });

  test("keeps ten without a name, all with one, and the one that is public", async () => {
    await publish(world, item);
    await save("Named");
    for (let round = 0; round < 12; round += 1) await restore((await list()).at(-1)!.id);
    await doDueWork(world.app);
    const left = await world.app.run(({ db }) => db.query("contentVersions").collect());
    expect(left.map(({ number, name }) => (name === undefined ? number : name))).toEqual([
      ...[1, "Named", 17, 18, 19, 20, 21, 22, 23, 24, 25, 26],
    ]);
    const named = left.find(({ name }) => name === "Named")!;
    await world.editor.as.mutation(versions.rename, { ...here(), version: named._id, name: " " });
    await doDueWork(world.app);
    expect(await world.app.run(({ db }) => db.get(named._id))).toBeNull();
    expect(await deedsOf(world, named._id)).toEqual(["contentVersions.saved", "contentVersions.renamed"]);
  });

  test.each([
    [1, 5, ["Named", 5, 6]],
    [30, 33, [1, "Named", ...Array.from({ length: 30 }, (_, index) => index + 4)]],
  ])("keeps %d of them where the organization says so", async (keptVersions, rounds, left) => {
    const { app } = world;
    await app.run(({ db }) => db.patch(world.organization, { keptVersions }));
    await publish(world, item);
    await save("Named");
    await app.run(async ({ db }) => {
      const named = (await db.query("contentVersions").collect()).at(-1)!;
      const { _id, _creationTime, name: _name, ...rest } = named;
      for (let number = 3; number < rounds + 1; number += 1)
        await db.insert("contentVersions", { ...rest, reason: "restored", number });
    });
    await write(world, item, "Again.");
    if (keptVersions === 1) await publish(world, item);
    else await app.mutation(internal.publishing.jobs.prune, { item });
    await doDueWork(app);
    const kept = await app.run(({ db }) => db.query("contentVersions").collect());
    expect(kept.map(({ number, name }) => name ?? number)).toEqual(left);
  });

  test("is refused, as publishing is, where there is no room for the text", async () => {
    const page = await addItem(world, "Long", { kind: "page" });
    await world.app.run(async ({ db }) => {
      for (let number = 0; number < 9; number += 1) {
        const props = { id: `Spacer-${number}`, size: "ü".repeat(50_000) };
        await db.insert("pageComponents", {
          ...{
            organizationId: world.organization,
            itemId: page,
            componentId: props.id,
            position: `a${number}`,
          },
          ...{ data: JSON.stringify({ type: "Spacer", props }), revision: 1, changedBy: world.editor.person },
        });
      }
    });
    const call = world.editor.as.mutation(versions.save, { ...here(), item: page, name: "X" });
    await expectFailure(call, "invalid", { body: "tooLong" });
    await expectFailure(publish(world, page), "invalid", { body: "tooLong" });
  });

  test("needs a name that is not too long, and who may write", async () => {
    await expectFailure(save(" "), "invalid", { name: "required" });
    await expectFailure(save("x".repeat(81)), "invalid", { name: "tooLong" });
    const call = world.reviewer.as.mutation(versions.save, { ...here(), item, name: "X" });
    await expectFailure(call, "forbidden");
    const version = await save("A");
    await world.editor.as.mutation(versions.rename, { ...here(), version, name: "B" });
    await world.editor.as.mutation(versions.rename, { ...here(), version, name: "B" });
    expect((await list())[0]!.name).toBe("B");
    expect(await deedsOf(world, version)).toEqual(["contentVersions.saved", "contentVersions.renamed"]);
  });
});

describe("restoring", () => {
  test("puts text and description back, not the address, and keeps what was there until then", async () => {
    const version = await save("One");
    await write(world, item, "Two.", "More.");
    await world.editor.as.mutation(items.describe, {
      ...here(),
      item,
      title: "Other",
      slug: "other",
      tags: ["T"],
    });
    const { revision } = await detail(world, item);
    await restore(version);
    expect(await text()).toMatchObject(documentSaying("One."));
    expect(await detail(world, item)).toMatchObject({
      ...{ title: "Title", slug: "other", tags: [], revision: revision + 1 },
    });
    const kept = await list();
    expect(kept.map(({ reason, title }) => [reason, title])).toEqual([
      ["restored", "Title"],
      ["beforeRestore", "Other"],
      ["named", "Title"],
    ]);
    await restore(kept[1]!.id);
    expect(await text()).toMatchObject(documentSaying("Two.", "More."));
  });

  test("of a page puts its components back", async () => {
    const page = await addItem(world, "About", { kind: "page" });
    const component = { type: "Spacer", props: { id: "Spacer-1", size: "large", line: true } };
    const change = (changes: object[]) =>
      world.editor.as.mutation(api.publishing.pageComponents.save, {
        ...here(),
        page,
        changes: changes as never,
      });
    await change([{ kind: "added", componentId: "Spacer-1", after: [], data: JSON.stringify(component) }]);
    const version = await world.editor.as.mutation(versions.save, { ...here(), item: page, name: "With" });
    await change([{ kind: "removed", componentId: "Spacer-1", baseRevision: 1 }]);
    const { blocks } = await compare(version, null);
    expect(blocks).toEqual([{ kind: "removed", before: JSON.stringify(component) }]);
    await restore(version);
    const body = await world.app.run((ctx) => liveBody(ctx, { _id: page, kind: "page" }));
    expect(body).toMatchObject({ page: { content: [component] } });
  });

  test("is not possible in the trash, for what has a date only by who publishes, and not of what is gone", async () => {
    const version = await save("One");
    const publishAt = Date.now() + 60_000;
    await world.manager.as.mutation(items.schedule, { ...here(), item, publishAt });
    await expectFailure(restore(version), "forbidden");
    await restore(version, world.manager.as);
    await world.manager.as.mutation(items.trash, { ...here(), item });
    await expectFailure(restore(version), "conflict");
    await world.app.run(({ db }) => db.delete(item));
    await expectFailure(restore(version), "notFound");
    await expectFailure(world.editor.as.query(versions.get, { ...here(), version }), "notFound");
  });
});

describe("comparing", () => {
  test("shows blocks and words that changed, with the present or another version", async () => {
    await write(world, item, "One fine day.", "Stays.", "Goes.");
    const before = await save("Before");
    await write(world, item, "One dull day.", "Stays.");
    await world.editor.as.mutation(items.describe, { ...here(), item, excerpt: "Short" });
    const after = await save("After");
    const { fields, blocks } = await compare(before, null);
    expect(fields).toEqual(["excerpt"]);
    expect(blocks.map(({ kind }) => kind)).toEqual(["changed", "same", "removed"]);
    expect(blocks[0]!.words).toEqual([
      { kind: "same", text: "One " },
      { kind: "removed", text: "fine" },
      { kind: "added", text: "dull" },
      { kind: "same", text: " day." },
    ]);
    expect(await compare(before, after)).toEqual({ fields, blocks });
    expect((await compare(after, before)).blocks.map(({ kind }) => kind)).toEqual([
      "changed",
      "same",
      "added",
    ]);
    expect((await compare(after, null)).blocks.every(({ kind }) => kind === "same")).toBe(true);
  });

  test("is refused for versions of two items", async () => {
    const [mine, other] = [await save("Mine"), await addItem(world, "Other")];
    const its = await world.editor.as.mutation(versions.save, { ...here(), item: other, name: "Its" });
    await expectFailure(compare(mine, its), "invalid", { to: "otherItem" });
  });

  const part = (id: string, words: string) => ({ id, json: { id, words }, text: words });
  test.each([
    ["nothing", [], [], []],
    ["an addition in between", ["a", "c"], ["a", "b", "c"], ["same a", "added b", "same c"]],
    ["a removal stands where it stood", ["a", "b", "c"], ["a", "c"], ["same a", "removed b", "same c"]],
    ["what was moved is the same", ["a", "b", "c"], ["b", "c", "a"], ["same b", "same c", "same a"]],
    ["a change", ["a"], ["a!"], ["changed a"]],
  ])("of parts: %s", (_what, before, after, compared) => {
    const parts = (ids: string[]) => ids.map((id) => part(id.replace("!", ""), id));
    const found = compareParts(parts(before), parts(after)).map(({ kind, before: old, after: now }) => {
      return `${kind} ${(JSON.parse((now ?? old)!) as { id: string }).id}`;
    });
    expect(found).toEqual(compared);
  });

  test.each([
    ["", "", []],
    ["Über Nacht", "Über Tag", ["same Über ", "removed Nacht", "added Tag"]],
    ["мир вам", "мир нам", ["same мир ", "removed вам", "added нам"]],
    ["a, b", "a; b", ["same a", "removed ,", "added ;", "same  b"]],
  ])("of words: %j and %j", (before, after, compared) => {
    expect(compareWords(before, after).map(({ kind, text }) => `${kind} ${text}`)).toEqual(compared);
  });

  const many = (word: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${word}${index}`);

  test("of texts that have nothing in common gives one after the other", () => {
    const [before, after] = [many("a", 500).join(" "), many("b", 500).join(" ")];
    expect(compareWords(before, after)).toEqual([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
  });

  test("of very much that differs gives words as far as it may take", () => {
    const texts = (word: string) =>
      many("part", 60).map((id) => part(id, many(`${id}${word}`, 100).join(" ")));
    const found = compareParts(texts("a"), texts("b"));
    expect(found.every(({ kind }) => kind === "changed")).toBe(true);
    const kinds = found.map(({ words }) => words!.length);
    expect([kinds[0]! > 2, kinds.at(-1)]).toEqual([true, 2]);
  });

  test("of parts that are all others gives what is gone, then what came, and what stayed in its place", () => {
    const [before, after] = [many("a", 500), many("b", 500)].map((ids) => ids.map((id) => part(id, id)));
    const same = part("same", "same");
    const found = compareParts([same, ...before!], [...after!, same]);
    expect(found.map(({ kind }) => kind)).toEqual([
      ...before!.map(() => "removed"),
      ...after!.map(() => "added"),
      "same",
    ]);
  });
});
