import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { liveBody } from "../../../convex/publishing/model/bodies";
import { addMember } from "../../support/convexApp";
import { keepSessions, letPass } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { addAsset } from "./assets";
import {
  addItem,
  addPublished,
  type ContentWorld,
  deedsOf,
  detail,
  type Item,
  publish,
  startContent,
} from "./contentWorld";

const { items, pageComponents } = api.publishing;
const MINUTE = 60_000;

let world: ContentWorld;
let page: Item;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  world = await startContent();
  await keepSessions(world.app);
  page = await addItem(world, "About", { kind: "page" });
});
afterEach(() => {
  vi.useRealTimers();
});

const here = () => ({ organization: world.organization });
let count = 0;

/** Adds a component to the page, as the editor's screen does; `src` is of a picture. */
function edit(as = world.editor.as, src = "") {
  count += 1;
  const id = `Image-${count}`;
  const picture = { src, alt: "", width: 0, height: 0 };
  const data = JSON.stringify({ type: "Image", props: { id, picture, caption: "", width: "text" } });
  const change = { kind: "added" as const, componentId: id, after: [], data };
  return as.mutation(pageComponents.save, { ...here(), page, changes: [change] });
}

const revision = async () => (await detail(world, page)).revision;

describe("an edit of a text", () => {
  test("makes a revision, but not several within five seconds", async () => {
    await letPass(world.app, 5_000);
    await edit();
    expect(await revision()).toBe(2);
    await letPass(world.app, 4_999);
    await edit();
    expect(await revision()).toBe(2);
    await letPass(world.app, 1);
    await edit();
    expect(await detail(world, page)).toMatchObject({ revision: 3, editedAt: Date.now() });
  });

  test("of somebody else makes one at once, in their name", async () => {
    const other = await addMember(world.app, world.organization, "Emil Editor", ["editor"]);
    await edit(other.as);
    expect(await detail(world, page)).toMatchObject({ revision: 2, editedByName: "Emil Editor" });
  });

  test("right after publishing shows that what is public is behind", async () => {
    await letPass(world.app, 5_000);
    await edit();
    await publish(world, page);
    expect((await detail(world, page)).hasUnpublishedChanges).toBe(false);
    await edit();
    expect((await detail(world, page)).hasUnpublishedChanges).toBe(true);
  });

  test("is noted in the log once a sitting", async () => {
    const edits = async () =>
      (await deedsOf(world, page)).filter((deed) => deed === "contentItems.edited").length;
    await letPass(world.app, MINUTE);
    await edit();
    await letPass(world.app, MINUTE);
    await edit();
    expect(await edits()).toBe(0);
    await edit(world.manager.as);
    expect(await edits()).toBe(1);
    await letPass(world.app, 30 * MINUTE);
    await edit(world.manager.as);
    expect(await edits()).toBe(2);
  });

  test("is refused in the trash, and to editors of what has a date; then nothing of it stays", async () => {
    const publishAt = Date.now() + MINUTE;
    await world.manager.as.mutation(items.schedule, { ...here(), item: page, publishAt });
    await expectFailure(edit(), "forbidden");
    await edit(world.manager.as);
    await world.manager.as.mutation(items.trash, { ...here(), item: page });
    await expectFailure(edit(world.manager.as), "conflict");
    const body = await world.app.run((ctx) => liveBody(ctx, { _id: page, kind: "page" }));
    expect(body.kind === "page" && body.page.content.length).toBe(1);
  });
});

describe("files that an item shows", () => {
  const uses = () =>
    world.app.run(async ({ db }) => {
      const rows = await db.query("mediaUses").collect();
      return rows.map(({ assetId, usedBy, title }) => [assetId, usedBy, title]);
    });

  test("are noted half a minute after an edit, in draft and publication, and forgotten when neither shows them", async () => {
    const [first, second, cover] = [
      await addAsset(world, { alt: { en: "A tree" } }),
      await addAsset(world, { alt: { en: "A house" } }),
      await addAsset(world, { alt: { en: "A cover" } }),
    ];
    const use = (asset: string) => [asset, `content:${page}`, "About"];
    await letPass(world.app, MINUTE);
    await edit(world.editor.as, `/media/${first}/1`);
    await letPass(world.app, 29_999);
    expect(await uses()).toEqual([]);
    await letPass(world.app, 1);
    expect(await uses()).toEqual([use(first)]);
    await world.editor.as.mutation(items.describe, { ...here(), item: page, coverId: cover });
    await publish(world, page);
    const gone = { kind: "removed" as const, componentId: `Image-${count}`, baseRevision: 1 };
    await world.editor.as.mutation(pageComponents.save, { ...here(), page, changes: [gone] });
    await edit(world.editor.as, `/media/${second}/1`);
    await letPass(world.app, MINUTE);
    expect((await uses()).map(String).sort()).toEqual(
      [use(first), use(second), use(cover)].map(String).sort(),
    );
    await publish(world, page);
    await letPass(world.app, MINUTE);
    expect((await uses()).map(String).sort()).toEqual([use(second), use(cover)].map(String).sort());
  });
});

test("what an organization's texts were is gone with it, also where no table of it holds them", async () => {
  const post = await addPublished(world, "Title");
  const owner = await addMember(world.app, world.organization, "Olga Owner", ["owner"]);
  await owner.as.mutation(api.tenancy.deletion.begin, { organization: world.organization, name: "acme" });
  await world.app.finishAllScheduledFunctions(vi.runAllTimers);
  expect(await world.app.run(({ db }) => db.query("contentItems").collect())).toEqual([]);
  await expectFailure(
    world.app.run((ctx) => liveBody(ctx, { _id: post, kind: "post" })),
    "notFound",
  );
});
