import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { readDocument, replaceDocument } from "../../../convex/publishing/model/liveDocuments";
import { blockOf, type DocumentNode, documentOf } from "../../../convex/shared/documents/nodes";
import { checkDocument, documentJson } from "../../../convex/shared/documents/schema";
import { addMember, addOrganization, type App, type Somebody, startApp } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addPost } from "../../support/posts";

const { threads } = api.publishing;
const FIRST = { numItems: 10, cursor: null };

let app: App;
let organization: Id<"organizations">;
let anna: Somebody;
let rolf: Somebody;
let item: Id<"contentItems">;

beforeEach(async () => {
  app = startApp();
  organization = await addOrganization(app);
  anna = await addMember(app, organization, "Anna Author", ["editor"]);
  rolf = await addMember(app, organization, "Rolf Reader", ["reviewer"]);
  item = await addPost(app, organization, anna.person);
  await app.run(async (ctx) => {
    await ctx.db.patch(item, { title: "How we teach", authorIds: [anna.person] });
    await replaceDocument(
      ctx,
      item,
      documentOf([blockOf("one", words("First.")), blockOf("two", words("Second."))]),
    );
  });
});

const here = () => ({ organization, item });

/** A paragraph with every attribute, as the editor writes it. */
function words(text: string): DocumentNode {
  const paragraph = { type: "paragraph", content: [{ type: "text", text }] };
  const whole = documentJson(checkDocument(documentOf([blockOf("x", paragraph)])));
  return whole.content![0]!.content![0]!.content![0]!;
}

const remark = { blockId: "one", quote: "First", text: "Say more." };
const comment = (by: Somebody, more: object = {}) =>
  by.as.mutation(threads.comment, { ...here(), ...remark, ...more });
const reply = (by: Somebody, thread: Id<"contentThreads">, text: string) =>
  by.as.mutation(threads.reply, { organization, thread, text });
const suggest = (by: Somebody, more: object = {}) =>
  by.as.mutation(threads.suggest, {
    ...{ ...here(), blockId: "one" },
    ...{ before: JSON.stringify(words("First.")), after: JSON.stringify(words("At first.")), ...more },
  });
const decide = (
  by: Somebody,
  thread: Id<"contentThreads">,
  event: "resolve" | "reopen" | "reject" | "withdraw",
) => by.as.mutation(threads.decide, { organization, thread, event });
const accept = (by: Somebody, thread: Id<"contentThreads">, over?: DocumentNode) =>
  by.as.mutation(threads.accept, { organization, thread, ...(over && { over: JSON.stringify(over) }) });
const list = async (by: Somebody, state: "open" | "settled" = "open") =>
  (await by.as.query(threads.list, { ...here(), state, paginationOpts: FIRST })).page;

/** The paragraphs of the text as the server has it. */
async function paragraphs(): Promise<(string | undefined)[]> {
  const { document } = await app.run((ctx) => readDocument(ctx, item));
  return document.content![0]!.content!.map(({ content }) => content?.[0]?.content?.[0]?.text);
}

const notices = (of: Somebody) =>
  app.run(({ db }) =>
    db
      .query("notices")
      .filter((q) => q.eq(q.field("personId"), of.person))
      .collect(),
  );
const deeds = async () => {
  const entries = await app.run(({ db }) => db.query("auditEntries").collect());
  return entries.map(({ action }) => action).filter((action) => action.startsWith("contentThreads"));
};

describe("comments", () => {
  test("stand at a block and are answered, changed and deleted by who wrote them", async () => {
    const thread = await comment(rolf, { quote: " First\n ", text: " Say more. " });
    const answer = await reply(anna, thread, "I will.");
    expect(await list(rolf)).toMatchObject([
      {
        ...{ id: thread, kind: "comment", state: "open", blockId: "one", quote: "First", settled: null },
        ...{ before: null, after: null, by: { id: rolf.person, name: "Rolf Reader" }, mayDo: ["resolve"] },
        comments: [
          { by: { name: "Rolf Reader" }, text: "Say more.", editedAt: null, isOwn: true },
          { by: { name: "Anna Author" }, text: "I will.", editedAt: null, isOwn: false },
        ],
      },
    ]);
    await anna.as.mutation(threads.editOwn, { organization, comment: answer, text: "I shall." });
    await expectFailure(
      rolf.as.mutation(threads.editOwn, { organization, comment: answer, text: "x" }),
      "forbidden",
    );
    await expectFailure(rolf.as.mutation(threads.deleteOwn, { organization, comment: answer }), "forbidden");
    const [changed] = await list(anna);
    expect(changed!.comments[1]).toMatchObject({
      text: "I shall.",
      editedAt: expect.any(Number),
      isOwn: true,
    });
    await anna.as.mutation(threads.deleteOwn, { organization, comment: answer });
    expect((await list(anna))[0]!.comments.map(({ text }) => text)).toEqual(["Say more.", null]);
    await expectFailure(anna.as.mutation(threads.deleteOwn, { organization, comment: answer }), "notFound");
    await rolf.as.mutation(threads.deleteOwn, { organization, comment: changed!.comments[0]!.id });
    expect(await list(anna)).toEqual([]);
    expect(await app.run(({ db }) => db.query("contentComments").collect())).toEqual([]);
  });

  test("are resolved and opened again, which the log tells", async () => {
    const thread = await comment(rolf);
    await decide(anna, thread, "resolve");
    expect(await list(rolf)).toEqual([]);
    expect(await list(rolf, "settled")).toMatchObject([
      { id: thread, state: "resolved", settled: { by: "Anna Author" }, mayDo: ["reopen"] },
    ]);
    await expectFailure(reply(rolf, thread, "And yet."), "conflict");
    await expectFailure(decide(rolf, thread, "resolve"), "conflict");
    await decide(rolf, thread, "reopen");
    expect((await list(rolf))[0]).toMatchObject({ id: thread, state: "open", settled: null });
    expect(await deeds()).toEqual(["contentThreads.resolved", "contentThreads.reopened"]);
  });

  test.each([
    ["", { text: "required" }],
    ["x".repeat(4_001), { text: "tooLong" }],
  ])("that cannot be taken are refused", async (text, fields) => {
    await expectFailure(comment(rolf, { text }), "invalid", fields);
    const thread = await comment(rolf);
    await expectFailure(reply(rolf, thread, text), "invalid", fields);
  });

  test("are told to authors and to whoever takes part, not to who wrote them", async () => {
    const mia = await addMember(app, organization, "Mia Manager", ["manager"]);
    const learner = await addMember(app, organization, "Lena Learner");
    await app.run(({ db }) => db.patch(item, { authorIds: [anna.person, learner.person] }));
    const thread = await comment(rolf, { text: "x".repeat(300) });
    expect(await notices(anna)).toMatchObject([
      {
        template: "contentCommented",
        data: JSON.stringify({ title: "How we teach", author: "Rolf Reader", text: `${"x".repeat(199)}…` }),
        href: `/admin/posts/${item}/edit?thread=${thread}`,
      },
    ]);
    await reply(mia, thread, "Yes.");
    const told = [await notices(anna), await notices(rolf), await notices(mia), await notices(learner)];
    expect(told.map(({ length }) => length)).toEqual([2, 1, 0, 0]);
  });
});

describe("suggestions", () => {
  test("are put into the text when they are accepted", async () => {
    const thread = await suggest(rolf);
    expect(await list(rolf)).toMatchObject([
      {
        ...{ id: thread, kind: "suggestion", quote: "First.", mayDo: ["withdraw"], comments: [] },
        ...{ before: JSON.stringify(words("First.")), after: JSON.stringify(words("At first.")) },
      },
    ]);
    expect((await list(anna))[0]!.mayDo).toEqual(["accept", "reject"]);
    expect(await notices(anna)).toMatchObject([{ template: "contentSuggested" }]);
    expect(await accept(anna, thread)).toEqual({ applied: true });
    expect(await paragraphs()).toEqual(["At first.", "Second."]);
    expect(await list(anna, "settled")).toMatchObject([{ state: "accepted", mayDo: [] }]);
    expect(await deeds()).toEqual(["contentThreads.accepted"]);
    await expectFailure(accept(anna, thread), "conflict");
  });

  test("for a text that has changed show both, and are taken by who has seen it", async () => {
    const thread = await suggest(rolf);
    await app.run((ctx) => replaceDocument(ctx, item, documentOf([blockOf("one", words("Firstly."))])));
    const present = JSON.stringify(words("Firstly."));
    expect(await accept(anna, thread)).toEqual({ applied: false, present });
    expect(await accept(anna, thread, words("Something else."))).toEqual({ applied: false, present });
    expect(await paragraphs()).toEqual(["Firstly."]);
    expect((await list(anna))[0]).toMatchObject({ state: "open" });
    expect(await accept(anna, thread, words("Firstly."))).toEqual({ applied: true });
    expect(await paragraphs()).toEqual(["At first."]);
  });

  test("for a block that is gone change nothing", async () => {
    const thread = await suggest(rolf);
    await app.run((ctx) => replaceDocument(ctx, item, documentOf([blockOf("two", words("Second."))])));
    expect(await accept(anna, thread)).toEqual({ applied: false, present: null });
    expect(await paragraphs()).toEqual(["Second."]);
  });

  test("are rejected, opened again, and withdrawn by who made them", async () => {
    const thread = await suggest(rolf);
    await expectFailure(decide(rolf, thread, "reject"), "forbidden");
    await expectFailure(decide(anna, thread, "withdraw"), "forbidden");
    await decide(anna, thread, "reject");
    expect(await list(anna, "settled")).toMatchObject([{ state: "rejected", mayDo: ["reopen"] }]);
    await decide(anna, thread, "reopen");
    await decide(rolf, thread, "withdraw");
    expect(await list(anna, "settled")).toMatchObject([{ state: "withdrawn", mayDo: [] }]);
    expect(await paragraphs()).toEqual(["First.", "Second."]);
    expect(await deeds()).toEqual([
      "contentThreads.rejected",
      "contentThreads.reopened",
      "contentThreads.withdrawn",
    ]);
  });

  const script = { type: "image", attrs: { url: "javascript:alert(1)" } };
  test.each([
    ["what is no JSON", "{", { after: "block" }],
    ["what is no block", JSON.stringify({ type: "text", text: "x" }), { after: "block" }],
    ["a block that there is not", JSON.stringify({ type: "iframe" }), { after: "block" }],
    ["an address that runs a script", JSON.stringify(script), { after: "block" }],
    ["the same again", JSON.stringify(words("First.")), { after: "unchanged" }],
    ["more than a text holds", " ".repeat(200_001), { after: "tooLong" }],
  ])("refuse %s", async (_name, after, fields) => {
    await expectFailure(suggest(rolf, { after }), "invalid", fields);
  });

  test("need the text of a post", async () => {
    const page = await addPost(app, organization, anna.person, { kind: "page", slug: "about" });
    await expectFailure(suggest(rolf, { item: page }), "conflict");
  });
});

describe("who may", () => {
  test("accept: those who write, and those who publish once it has a date", async () => {
    const thread = await suggest(rolf);
    await expectFailure(accept(rolf, thread), "forbidden");
    await app.run(({ db }) => db.patch(item, { state: "scheduled", publishAt: Date.now() + 60_000 }));
    await expectFailure(accept(anna, thread), "forbidden");
    const mia = await addMember(app, organization, "Mia Manager", ["manager"]);
    expect(await accept(mia, thread)).toEqual({ applied: true });
  });

  test("nobody, where the item is in the trash or of another organization", async () => {
    const thread = await comment(rolf);
    await app.run(({ db }) => db.patch(item, { state: "trashed" }));
    await expectFailure(comment(rolf), "conflict");
    await expectFailure(reply(rolf, thread, "And?"), "conflict");
    await expectFailure(decide(rolf, thread, "resolve"), "conflict");
    const other = await addOrganization(app, "other");
    const olga = await addMember(app, other, "Olga Other", ["owner"]);
    await expectFailure(
      olga.as.mutation(threads.comment, { organization: other, item, ...remark }),
      "notFound",
    );
    await expectFailure(
      olga.as.mutation(threads.reply, { organization: other, thread, text: "Hello." }),
      "notFound",
    );
    const found = olga.as.query(threads.list, {
      ...{ organization: other, item, state: "open" as const, paginationOpts: FIRST },
    });
    expect((await found).page).toEqual([]);
  });
});
