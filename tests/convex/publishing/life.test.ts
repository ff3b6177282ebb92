import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { liveBody } from "../../../convex/publishing/model/bodies";
import { addMember } from "../../support/convexApp";
import { doDueWork, keepSessions, letPass } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { addAsset } from "./assets";
import {
  addItem,
  addPublished,
  type ContentWorld,
  countRows,
  deedsOf,
  detail,
  type Item,
  publish,
  rowOf,
  startContent,
  write,
} from "./contentWorld";

const { items, publications, threads, versions } = api.publishing;
const DAY = 86_400_000;

let world: ContentWorld;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  world = await startContent();
  await keepSessions(world.app);
});
afterEach(() => {
  vi.useRealTimers();
});

const here = () => ({ organization: world.organization });
type Simple = "submitForReview" | "publish" | "unpublish" | "trash" | "restoreFromTrash" | "remove";
const act = (name: Simple, item: Item, as = world.manager.as) =>
  as.mutation(items[name], { ...here(), item });
const sendBack = (item: Item, note: string) =>
  world.manager.as.mutation(items.sendBack, { ...here(), item, note });
const publicly = (slug: string) => world.app.query(publications.bySlug, { ...here(), kind: "post", slug });
const stateOf = async (item: Item) => (await rowOf(world, item))?.state ?? "gone";

/** What people found in their inboxes: who, what, and where it leads. */
async function notices() {
  const rows = await world.app.run(({ db }) => db.query("notices").collect());
  return rows.map(({ personId, template, data, href }) => [personId, template, JSON.parse(data), href]);
}

/** Mails are written by actions, which wait by timers of their own; the inbox is enough here. */
function withoutMails() {
  return world.app.run(async ({ db }) => {
    for (const { _id } of await db.query("persons").collect()) await db.patch(_id, { email: undefined });
  });
}

describe("reviews", () => {
  test("tell those who publish, and are answered by a note to who asked", async () => {
    const owner = await addMember(world.app, world.organization, "Olga Owner", ["owner"]);
    const item = await addItem(world, "Title");
    await act("submitForReview", item, world.editor.as);
    expect(await detail(world, item)).toMatchObject({ state: "inReview", submittedByName: "Edda Editor" });
    const [asked, href] = [{ title: "Title", author: "Edda Editor" }, `/admin/posts/${item}`];
    expect(await notices()).toEqual([
      [world.manager.person, "contentSubmitted", asked, href],
      [owner.person, "contentSubmitted", asked, href],
    ]);
    await sendBack(item, " Shorter, please. ");
    expect(await detail(world, item)).toMatchObject({
      ...{ state: "draft", submittedByName: null },
      sentBack: { byName: "Mira Manager", at: Date.now(), note: "Shorter, please." },
    });
    const answer = { title: "Title", author: "Mira Manager", note: "Shorter, please." };
    expect((await notices()).slice(2)).toEqual([[world.editor.person, "contentSentBack", answer, href]]);
    vi.advanceTimersByTime(1);
    await act("submitForReview", item, world.editor.as);
    expect(await detail(world, item)).toMatchObject({ state: "inReview", sentBack: null });
    expect(await notices()).toHaveLength(5);
    expect(await deedsOf(world, item)).toEqual([
      ...["contentItems.created", "contentItems.submitted"],
      ...["contentItems.sentBack", "contentItems.submitted"],
    ]);
  });

  test("of what is public leave it public", async () => {
    const item = await addPublished(world, "Title");
    await act("submitForReview", item, world.editor.as);
    expect(await detail(world, item)).toMatchObject({ state: "published", submittedByName: "Edda Editor" });
    await sendBack(item, "No.");
    expect(await stateOf(item)).toBe("published");
    await expectFailure(sendBack(item, "No."), "conflict");
    expect(await publicly("title")).toMatchObject({ title: "Title" });
    expect(await detail(world, item)).toMatchObject({ sentBack: { note: "No." } });
    await publish(world, item);
    expect(await detail(world, item)).toMatchObject({ sentBack: null });
  });

  test("that were answered are over where a date is set, and the note bears no name when its writer is gone", async () => {
    const item = await addItem(world, "Title");
    await act("submitForReview", item, world.editor.as);
    await sendBack(item, "Shorter.");
    await world.app.run(async ({ db }) => {
      for (const { _id, personId } of await db.query("affiliations").collect())
        if (personId === world.manager.person) await db.delete(_id);
    });
    const { sentBack } = await world.editor.as.query(items.get, { ...here(), item });
    expect(sentBack).toMatchObject({ byName: "Erased person", note: "Shorter." });
    const publishAt = Date.now() + 60_000;
    await write(world, item, "Words.");
    await world.manager.as.mutation(items.schedule, { ...here(), item, publishAt });
    expect(await rowOf(world, item)).not.toHaveProperty("sentBack");
  });

  test("need a note, and tell nobody who is gone", async () => {
    const item = await addItem(world, "Title");
    await act("submitForReview", item, world.editor.as);
    await expectFailure(sendBack(item, "  "), "invalid", { note: "required" });
    await expectFailure(sendBack(item, "x".repeat(2_001)), "invalid", { note: "tooLong" });
    await world.app.run(async ({ db }) => {
      for (const { _id, personId } of await db.query("memberships").collect())
        if (personId === world.editor.person) await db.patch(_id, { endedAt: Date.now() });
    });
    await sendBack(item, "No.");
    expect((await notices()).map(([, template]) => template)).toEqual(["contentSubmitted"]);
  });
});

describe("publishing", () => {
  test("makes public what stands there, once, and keeps it as a version", async () => {
    const item = await addItem(world, "Title");
    await write(world, item, "First words.");
    await publish(world, item);
    const first = Date.now();
    expect(await detail(world, item)).toMatchObject({
      ...{ state: "published", revision: 2, publishedRevision: 2, hasUnpublishedChanges: false },
      firstPublishedAt: first,
    });
    await letPass(world.app, 5_000);
    await publish(world, item);
    expect(await countRows(world)).toMatchObject({
      publications: 1,
      publicationBodies: 1,
      contentVersions: 1,
    });
    await write(world, item, "Second words.");
    expect((await detail(world, item)).hasUnpublishedChanges).toBe(true);
    const shown = async () => JSON.stringify(await publicly("title"));
    expect(await shown()).toContain("First words.");
    await publish(world, item);
    expect(await shown()).toContain("Second words.");
    expect(await publicly("title")).toMatchObject({ firstPublishedAt: first, publishedAt: first + 5_000 });
    expect(await countRows(world)).toMatchObject({
      publications: 1,
      publicationBodies: 1,
      contentVersions: 2,
    });
  });

  test("is refused with all that is lacking, and then changes nothing", async () => {
    const item = await addItem(world, "Title");
    const [named, unnamed] = [await addAsset(world, { alt: { en: "A tree" } }), await addAsset(world)];
    const cover = await addAsset(world, { alt: { de: "Ein Baum" } });
    const picture = (id: string, url: string, name = "") => {
      return { type: "blockContainer", attrs: { id }, content: [{ type: "image", attrs: { url, name } }] };
    };
    const content = [
      picture("a", `/media/${named}/1`),
      picture("b", `/media/${unnamed}/1`),
      picture("c", `/media/${unnamed}/1`, "Told here"),
      picture("d", "https://elsewhere.test/x.png"),
    ];
    await world.app.run(async (ctx) => {
      const { replaceDocument } = await import("../../../convex/publishing/model/liveDocuments");
      await replaceDocument(ctx, item, { type: "doc", content: [{ type: "blockGroup", content }] });
      await ctx.db.patch(item, { title: " ", coverId: cover });
    });
    const lacks = {
      ...{ title: "required", coverId: "altNeeded" },
      ...{ "pictures/b": "altNeeded", "pictures/d": "altNeeded" },
    };
    await expectFailure(publish(world, item), "invalid", lacks);
    const at = Date.now() + DAY;
    const planned = world.manager.as.mutation(items.schedule, { ...here(), item, publishAt: at });
    await expectFailure(planned, "invalid", lacks);
    expect([await stateOf(item), (await countRows(world)).publications]).toEqual(["draft", 0]);
    expect(await deedsOf(world, item)).toEqual(["contentItems.created"]);
  });

  test("is not for editors, and not for what is in the trash", async () => {
    const item = await addItem(world, "Title");
    await expectFailure(act("publish", item, world.editor.as), "forbidden");
    await act("trash", item);
    await expectFailure(publish(world, item), "conflict");
  });

  test("again after it was taken off keeps the day it was first published", async () => {
    const item = await addPublished(world, "Title");
    const { firstPublishedAt } = await detail(world, item);
    await act("unpublish", item);
    expect(await detail(world, item)).toMatchObject({ state: "unpublished", publishedRevision: null });
    expect(await publicly("title")).toBeNull();
    await letPass(world.app, DAY);
    await publish(world, item);
    expect(await publicly("title")).toMatchObject({ firstPublishedAt, publishedAt: Date.now() });
    await expectFailure(act("unpublish", await addItem(world, "Draft")), "conflict");
  });
});

describe("the trash", () => {
  test("takes what is public off the site, by those who publish alone", async () => {
    const item = await addPublished(world, "Title");
    await expectFailure(act("trash", item, world.editor.as), "forbidden");
    await act("trash", item);
    expect(await publicly("title")).toBeNull();
    expect(await detail(world, item)).toMatchObject({
      ...{ state: "trashed", trashedAt: Date.now(), mayDo: ["restoreFromTrash", "remove"] },
    });
    await expectFailure(act("trash", item), "conflict");
    await act("restoreFromTrash", item);
    expect(await detail(world, item)).toMatchObject({ state: "unpublished", trashedAt: null, slug: "title" });
    expect(await publicly("title")).toBeNull();
  });

  test("gives an address free; who comes back to a taken one gets a number", async () => {
    const item = await addItem(world, "Title");
    await act("trash", item, world.editor.as);
    const heir = await addItem(world, "Title");
    expect((await detail(world, heir)).slug).toBe("title");
    await act("restoreFromTrash", item, world.editor.as);
    expect(await detail(world, item)).toMatchObject({ state: "draft", slug: "title-2" });
  });

  test("is emptied after thirty days, with all that hung on it", async () => {
    await withoutMails();
    const item = await addPublished(world, "Title");
    const asset = await addAsset(world, { alt: { en: "A tree" } });
    await world.editor.as.mutation(items.describe, { ...here(), item, coverId: asset, tags: ["News"] });
    await world.manager.as.mutation(items.describe, { ...here(), item, slug: "other" });
    await publish(world, item);
    await world.editor.as.mutation(versions.save, { ...here(), item, name: "Before" });
    const place = { ...here(), item, blockId: "initialBlockId", quote: "" };
    const thread = await world.reviewer.as.mutation(threads.comment, { ...place, text: "Good." });
    await world.editor.as.mutation(threads.reply, { ...here(), thread, text: "Thanks." });
    await letPass(world.app, 31_000);
    const kept = await addPublished(world, "Kept");
    await letPass(world.app, 31_000);
    const before = await countRows(world);
    expect(before).toMatchObject({
      ...{ contentItems: 2, publications: 2, publicationLabels: 3, contentVersions: 4, contentRedirects: 1 },
      ...{ contentThreads: 1, contentComments: 2, mediaUses: 1 },
    });
    await act("trash", item);
    await letPass(world.app, 30 * DAY - 1);
    await world.app.mutation(internal.publishing.jobs.sweep, {});
    expect(await stateOf(item)).toBe("trashed");
    await letPass(world.app, 1);
    await world.app.mutation(internal.publishing.jobs.sweep, {});
    await doDueWork(world.app);
    expect(await countRows(world)).toEqual({
      ...{ contentItems: 1, publications: 1, publicationBodies: 1, publicationLabels: 1 },
      ...{ contentVersions: 1, contentRedirects: 0, contentThreads: 0, contentComments: 0 },
      ...{ pageComponents: 0, mediaUses: 0 },
    });
    await expectFailure(
      world.app.run((ctx) => liveBody(ctx, { _id: item, kind: "post" })),
      "notFound",
    );
    expect((await deedsOf(world, item)).at(-1)).toBe("contentItems.removed by system");
    expect(await stateOf(kept)).toBe("published");
  });

  test("can be emptied by hand, of one thing at a time, and only by those who publish", async () => {
    const page = await addItem(world, "About", { kind: "page" });
    const component = JSON.stringify({
      type: "Spacer",
      props: { id: "Spacer-1", size: "small", line: false },
    });
    await world.editor.as.mutation(api.publishing.pageComponents.save, {
      ...{ ...here(), page },
      changes: [{ kind: "added", componentId: "Spacer-1", after: [], data: component }],
    });
    await expectFailure(act("remove", page), "conflict");
    await act("trash", page, world.editor.as);
    await expectFailure(act("remove", page, world.editor.as), "forbidden");
    await act("remove", page);
    await doDueWork(world.app);
    expect(await countRows(world)).toMatchObject({ contentItems: 0, pageComponents: 0 });
    expect((await deedsOf(world, page)).at(-1)).toBe("contentItems.removed");
    await expectFailure(act("remove", page), "notFound");
  });
});
