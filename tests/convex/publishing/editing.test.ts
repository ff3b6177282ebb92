import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { readDocument, replaceDocument } from "../../../convex/publishing/model/liveDocuments";
import { blockOf, documentOf } from "../../../convex/shared/documents/nodes";
import { checkDocument, documentJson } from "../../../convex/shared/documents/schema";
import { errorData } from "../../../convex/shared/errors";
import { DAY } from "../../../convex/shared/time";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addPost } from "../../support/posts";

const { open, updates, submit } = api.publishing.editing;

let app: App;
let organization: Organization;
let anna: Somebody;
let item: Id<"contentItems">;

beforeEach(async () => {
  app = startApp();
  organization = await addOrganization(app);
  anna = await addMember(app, organization, "Anna", ["editor"]);
  item = await addPost(app, organization, anna.person);
});

const here = () => ({ organization, item });

/** The text as the server has it. */
const stored = () => app.run((ctx) => readDocument(ctx, item));
const tree = async (): Promise<Node> => checkDocument((await stored()).document);
const text = async () => (await tree()).textContent;

/** Steps that somebody makes on a text, as JSON. */
function stepsOf(document: Node, change: (transform: Transform) => void): string[] {
  const transform = new Transform(document);
  change(transform);
  return transform.steps.map((step) => JSON.stringify(step.toJSON()));
}

/** The beginning of the first paragraph. */
const START = 3;

async function typing(words: string): Promise<string[]> {
  const document = await tree();
  return [...words].flatMap((letter) =>
    stepsOf(document, (transform) => transform.insert(START, document.type.schema.text(letter))),
  );
}

type Sent = { version?: number; clientId?: string; steps: string[] };

function send(by: Somebody, { version = 1, clientId = `${by.person}:page`, steps }: Sent) {
  return by.as.mutation(submit, { ...here(), version, clientId, steps });
}

describe("opening", () => {
  it("gives the text with all that was written, and whether one may write", async () => {
    await send(anna, { steps: await typing("a") });
    const { document, ...rest } = await anna.as.query(open, here());
    expect(rest).toEqual({ version: 2, person: anna.person, mayWrite: true });
    expect(JSON.parse(document)).toEqual((await stored()).document);
    expect(checkDocument(JSON.parse(document)).textContent).toBe("a");
  });

  it.each([
    ["reviewer", "draft", false],
    ["editor", "draft", true],
    ["editor", "published", true],
    ["editor", "scheduled", false],
    ["manager", "scheduled", true],
  ] as const)("a %s of a %s post may write: %s", async (role, state, mayWrite) => {
    const other = await addPost(app, organization, anna.person, { state, slug: "other" });
    if (state === "scheduled") await app.run((ctx) => ctx.db.patch(other, { publishAt: Date.now() + 1000 }));
    const somebody = await addMember(app, organization, "Somebody", [role]);
    const opened = await somebody.as.query(open, { organization, item: other });
    expect(opened.mayWrite).toBe(mayWrite);
  });
});

describe("submitting", () => {
  it("takes steps made on the latest version and counts the change", async () => {
    expect(await send(anna, { steps: await typing("ab") })).toEqual({ status: "synced", version: 3 });
    expect(await text()).toBe("ba");
    const row = await app.run((ctx) => ctx.db.get(item));
    expect([row!.revision, row!.editedBy]).toEqual([2, anna.person]);
  });

  it("answers what was missed, with whose it is, and takes nothing", async () => {
    const ben = await addMember(app, organization, "Ben", ["editor"]);
    await send(ben, { steps: await typing("b") });
    expect(await send(anna, { steps: await typing("a") })).toEqual({
      ...{ status: "needs-rebase", version: 2, clientIds: [`${ben.person}:page`] },
      steps: [expect.stringContaining('"text":"b"')],
    });
    expect(await text()).toBe("b");
  });

  it("of two at once takes one", async () => {
    const steps = await typing("a");
    const answers = await Promise.all([
      send(anna, { steps }),
      send(anna, { steps, clientId: `${anna.person}:2` }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["needs-rebase", "synced"]);
    expect(await text()).toBe("a");
  });

  it("takes what is made whole before the submission ends: a block that is split off and then named", async () => {
    await send(anna, { steps: await typing("ab") });
    const halves = [
      blockOf("initialBlockId", { type: "paragraph" }),
      { ...blockOf("", { type: "paragraph" }), attrs: { id: null } },
    ];
    const slice = { content: halves, openStart: 2, openEnd: 2 };
    const split = JSON.stringify({ stepType: "replace", from: 4, to: 4, slice, structure: true });
    const named = JSON.stringify({ stepType: "attr", pos: 6, attr: "id", value: "second" });
    await expectFailure(send(anna, { version: 3, steps: [split] }), "invalid", { steps: "noDocument" });
    expect(await send(anna, { version: 3, steps: [split, named] })).toEqual({ status: "synced", version: 5 });
    const blocks = (await tree()).firstChild!.children;
    expect(blocks.map(({ attrs, textContent }) => [attrs["id"], textContent])).toEqual([
      ["initialBlockId", "b"],
      ["second", "a"],
    ]);
  });

  it("stores steps as it understood them, without what is foreign to them", async () => {
    const forged = {
      stepType: "replace",
      from: START,
      to: START,
      evil: "<script>",
      slice: { content: [{ type: "text", text: "a", onclick: "x" }] },
    };
    await send(anna, { steps: [JSON.stringify(forged)] });
    const update = await anna.as.query(updates, { ...here(), version: 1 });
    expect(update).toMatchObject({
      steps: [`{"stepType":"replace","from":3,"to":3,"slice":{"content":[{"type":"text","text":"a"}]}}`],
    });
  });

  const insert = (node: object, at = START) =>
    JSON.stringify({ stepType: "replace", from: at, to: at, slice: { content: [node] } });
  const attribute = (name: string, value: unknown, pos = 2) =>
    JSON.stringify({ stepType: "attr", pos, attr: name, value });
  const link = { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] };
  const nested = {
    type: "blockGroup",
    content: [blockOf("b", { type: "image", attrs: { url: "data:text/html,x" } })],
  };

  const forged: [string, string[]][] = [
    ["what is no JSON", ["{"]],
    ["what is no step", ["{}"]],
    ["a step of an unknown kind", [JSON.stringify({ stepType: "eval", code: "1" })]],
    ["a place outside the text", [insert({ type: "text", text: "a" }, 4000)]],
    ["a place before it", [insert({ type: "text", text: "a" }, -1)]],
    ["a place that is no number", [JSON.stringify({ stepType: "replace", from: "1", to: "1" })]],
    ["a node that is none", [insert({ type: "iframe" })]],
    ["a block within a block's words", [insert({ type: "paragraph" })]],
    ["no blocks at all", [JSON.stringify({ stepType: "replace", from: 1, to: 5 })]],
    ["a link that runs a script", [insert(link)]],
    ["a picture that is bytes, far within", [insert(nested, 4)]],
    ["a colour that is none", [attribute("textColor", "url(//x)")]],
    ["a block without a name", [attribute("id", null, 1)]],
    ["a block whose name is a tag", [attribute("id", "<b>", 1)]],
    [
      "a good step and one that does not apply",
      [insert({ type: "text", text: "a" }), insert({ type: "text", text: "b" }, 900)],
    ],
  ];
  it.each(forged)("refuses %s, and keeps the text as it was", async (_name, steps) => {
    const before = await stored();
    await expectFailure(send(anna, { steps }), "invalid", { steps: "noDocument" });
    expect(await stored()).toEqual(before);
  });

  it.each([
    ["no steps", () => [], "tooManySteps"],
    ["more than a thousand", () => Array<string>(1001).fill("{}"), "tooManySteps"],
    ["a megabyte at once", () => [insert({ type: "text", text: "a".repeat(1_000_000) })], "documentTooLarge"],
  ])("refuses %s", async (_name, steps, field) => {
    await expectFailure(send(anna, { steps: steps() }), "invalid", { steps: field });
  });

  it("refuses what makes the text too long for one row", async () => {
    const words = insert({ type: "text", text: "ü".repeat(250_000) });
    await send(anna, { steps: [words] });
    await expectFailure(send(anna, { version: 2, steps: [words] }), "invalid", { steps: "documentTooLarge" });
    expect((await text()).length).toBe(250_000);
  });

  it.each([0, -1, 2, 99, 1.5, Number.NaN])("refuses version %s, which is not there", async (version) => {
    const steps = await typing("a");
    await expectFailure(send(anna, { version, steps }), "conflict");
    expect((await stored()).version).toBe(1);
  });

  it("refuses the name of somebody else's page", async () => {
    const ben = await addMember(app, organization, "Ben", ["editor"]);
    const steps = await typing("a");
    for (const clientId of [`${ben.person}:page`, "server", `${anna.person}`, `${anna.person}:a b`])
      await expectFailure(send(anna, { clientId, steps }), "invalid");
  });
});

describe("who may", () => {
  it.each([
    ["reviewer", "forbidden"],
    ["instructor", "forbidden"],
    ["mentor", "forbidden"],
  ] as const)("a %s writes nothing: %s", async (role, code) => {
    const somebody = await addMember(app, organization, "Somebody", [role]);
    await expectFailure(send(somebody, { steps: await typing("a") }), code);
    expect((await stored()).version).toBe(1);
  });

  it("people of another organization find no text", async () => {
    const other = await addOrganization(app, "other");
    const eve = await addMember(app, other, "Eve", ["owner"]);
    const there = { organization: other, item };
    const clientId = `${eve.person}:page`;
    const steps = await typing("a");
    await expectFailure(eve.as.query(open, there), "notFound");
    await expectFailure(eve.as.query(updates, { ...there, version: 1 }), "notFound");
    await expectFailure(eve.as.mutation(submit, { ...there, version: 1, clientId, steps }), "notFound");
  });

  it.each([
    ["in the trash", { state: "trashed" }],
    ["a page", { kind: "page" }],
  ] as const)("nobody opens or writes what is %s", async (_name, fields) => {
    const other = await addPost(app, organization, anna.person, { ...fields, slug: "other" });
    const there = { organization, item: other };
    const steps = await typing("a");
    const clientId = `${anna.person}:page`;
    await expectFailure(anna.as.query(open, there), "conflict");
    await expectFailure(anna.as.mutation(submit, { ...there, version: 1, clientId, steps }), "conflict");
  });
});

describe("a flood of submissions", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => vi.useRealTimers());

  /** Sends up to `most` at once: how many are taken, and milliseconds until the next one may be. */
  async function flood(by: Somebody, most: number): Promise<{ taken: number; wait: number | undefined }> {
    const steps = await typing("a");
    for (let taken = 0; taken < most; taken += 1) {
      // Those after the first are made on an old version: they count as well.
      const refused = await send(by, { steps }).then(() => null, errorData);
      if (refused === null) continue;
      expect(refused.code).toBe("rateLimited");
      return { taken, wait: refused.details?.retryAfterMs };
    }
    return { taken: most, wait: 0 };
  }

  it("is taken up to two hundred, then twenty a second, of each person", async () => {
    const ben = await addMember(app, organization, "Ben", ["editor"]);
    expect(await flood(anna, 300)).toEqual({ taken: 200, wait: 50 });
    expect(await flood(ben, 5)).toEqual({ taken: 5, wait: 0 });
    vi.setSystemTime(Date.now() + 30);
    expect((await flood(anna, 5)).taken).toBe(0);
    vi.setSystemTime(Date.now() + 30);
    expect((await flood(anna, 5)).taken).toBe(1);
    vi.setSystemTime(Date.now() + 1000);
    expect((await flood(anna, 30)).taken).toBe(20);
  });

  it("leaves the text as it was, and what was refused is taken later", async () => {
    await flood(anna, 200);
    const before = await stored();
    const later = { version: 2, steps: await typing("b") };
    await expectFailure(send(anna, later), "rateLimited");
    expect(await stored()).toEqual(before);
    vi.setSystemTime(Date.now() + 60);
    expect(await send(anna, later)).toEqual({ status: "synced", version: 3 });
    expect(await text()).toBe("ba");
  });
});

describe("keeping up", () => {
  afterEach(() => vi.useRealTimers());

  it("hands over many steps in parts that lead on", async () => {
    let version = 1;
    for (let turn = 0; turn < 130; turn += 1) {
      const steps = await typing("abcdefghij");
      await send(anna, { version, steps });
      version += steps.length;
    }
    expect(version).toBe(1301);
    let at = 1;
    const sizes: number[] = [];
    while (at < version) {
      const update = await anna.as.query(updates, { ...here(), version: at });
      if (update.status !== "steps") throw new Error("Steps are missing.");
      sizes.push(update.steps.length);
      expect(update.clientIds.length).toBe(update.steps.length);
      at = update.version;
    }
    expect(sizes).toEqual([1000, 300]);
    expect((await text()).length).toBe(1300);
  });

  it("says who is too far behind, once old steps are gone, and gives everybody the whole text", async () => {
    const write = async (from: number, to: number) => {
      for (let version = from; version < to; version += 1)
        await send(anna, { version, steps: await typing("a") });
    };
    vi.useFakeTimers({ toFake: ["Date"] });
    await write(1, 60);
    vi.setSystemTime(Date.now() + 30 * DAY + 1000);
    await app.run(async ({ db }) => {
      for (const { _id } of await db.query("sessions").collect())
        await db.patch("sessions", _id, { expiresAt: Date.now() + DAY });
    });
    await write(60, 63);
    expect(await anna.as.query(updates, { ...here(), version: 1 })).toMatchObject({ status: "steps" });
    // What is thirty days old goes when the whole text is written down.
    await write(63, 70);
    for (const version of [1, 59]) {
      expect(await anna.as.query(updates, { ...here(), version })).toEqual({ status: "behind" });
      expect(await send(anna, { version, steps: await typing("b") })).toEqual({ status: "behind" });
    }
    const kept = await anna.as.query(updates, { ...here(), version: 60 });
    expect(kept).toMatchObject({ status: "steps", version: 70 });
    expect(kept.status === "steps" && kept.steps.length).toBe(10);
    expect((await anna.as.query(open, here())).version).toBe(70);
    expect((await text()).length).toBe(69);
  });

  it.each([
    ["a short text every 8", 1, 128],
    ["a long one every 40", 21_000, 120],
  ])("writes %s steps down, and keeps no old copies", async (_, length, expected) => {
    const document = await tree();
    const words = document.type.schema.text("a".repeat(length));
    await send(anna, { version: 1, steps: stepsOf(document, (transform) => transform.insert(START, words)) });
    for (let version = 2; version < 130; version += 1)
      await send(anna, { version, steps: await typing("a") });
    const copies = await app.run(({ db }) => db.query("textSnapshots").collect());
    expect(copies.map(({ version }) => version)).toEqual([expected]);
  });
});

describe("replacing a text", () => {
  const paragraph = (id: string, words: string) =>
    blockOf(id, { type: "paragraph", content: [{ type: "text", text: words }] });
  const document = (...words: string[]) =>
    documentJson(checkDocument(documentOf(words.map((word) => paragraph(word, word)))));

  it.each([
    ["one block of three", ["a", "b", "c"], ["a", "x", "c"], 1],
    ["the first", ["a", "b"], ["x", "b"], 1],
    ["the last", ["a", "b"], ["a", "x"], 1],
    ["all", ["a", "b"], ["x", "y", "z"], 1],
    ["adding", ["a"], ["a", "b"], 1],
    ["taking away", ["a", "b", "c"], ["a", "c"], 1],
    ["nothing", ["a", "b"], ["a", "b"], 0],
    ["a repeated one", ["a", "a"], ["a"], 1],
  ])("%s: open editors follow by steps", async (_name, before, after, count) => {
    await app.run((ctx) => replaceDocument(ctx, item, document(...before)));
    const { version } = await stored();
    await app.run((ctx) => replaceDocument(ctx, item, document(...after)));
    expect(await stored()).toEqual({ document: document(...after), version: version + count });
    const update = await anna.as.query(updates, { ...here(), version });
    expect(update).toMatchObject({ status: "steps", clientIds: Array(count).fill("server") });
  });

  it("refuses what is no document", async () => {
    const broken = documentOf([]);
    await expect(app.run((ctx) => replaceDocument(ctx, item, broken))).rejects.toThrow(/Invalid content/);
  });
});
