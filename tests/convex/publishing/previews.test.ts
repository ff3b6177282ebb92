import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { signToken } from "../../../convex/shared/signedTokens";
import { addMember, addOrganization } from "../../support/convexApp";
import { doDueWork, keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { addItem, type ContentWorld, deedsOf, type Item, startContent, write } from "./contentWorld";

const { items, previews } = api.publishing;
const DAY = 86_400_000;

let world: ContentWorld;
let item: Item;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  world = await startContent();
  await keepSessions(world.app);
  item = await addItem(world, "Draft");
  await write(world, item, "Secret words.");
});
afterEach(() => {
  vi.useRealTimers();
});

const here = () => ({ organization: world.organization });
const make = (days: number, as = world.editor.as) => as.mutation(previews.link, { ...here(), item, days });
const tokenOf = ({ path }: { path: string }) => /^\/preview\/([\w.-]+)$/.exec(path)![1]!;
const open = (token: string, organization = world.organization) =>
  world.app.query(previews.open, { organization, token });

test("shows the draft as it stands to whoever has the link, and that it was made is noted", async () => {
  const made = await make(7);
  expect(made.expiresAt).toBe(Date.now() + 7 * DAY);
  const token = tokenOf(made);
  const shown = await open(token);
  expect(shown).toMatchObject({ title: "Draft", slug: "draft", expiresAt: made.expiresAt, pictures: {} });
  expect(shown.authors).toEqual([{ id: world.editor.person, name: "Edda Editor" }]);
  expect(shown.body).toContain("Secret words.");
  await write(world, item, "Later words.");
  expect((await open(token)).body).toContain("Later words.");
  expect(await deedsOf(world, item)).toEqual(["contentItems.created", "contentItems.previewShared"]);
});

test("ends when it says so", async () => {
  const token = tokenOf(await make(1));
  vi.setSystemTime(Date.now() + DAY - 1);
  expect(await open(token)).toMatchObject({ title: "Draft" });
  vi.setSystemTime(Date.now() + 1);
  await expectFailure(open(token), "expired");
});

test("is listed while it holds, with who made it, and ended at once", async () => {
  const links = (as = world.editor.as) => as.query(previews.links, { ...here(), item });
  expect(await links()).toEqual([]);
  const [short, long] = [await make(1), await make(7, world.manager.as)];
  const madeAt = expect.closeTo(Date.now(), -2);
  const [first, second] = await links();
  expect([first, second]).toEqual([
    { id: expect.any(String), madeByName: "Mira Manager", madeAt, expiresAt: long.expiresAt },
    { id: expect.any(String), madeByName: "Edda Editor", madeAt, expiresAt: short.expiresAt },
  ]);
  const end = (as = world.editor.as) => as.mutation(previews.end, { ...here(), link: first!.id });
  await expectFailure(end(world.reviewer.as), "forbidden");
  await expectFailure(links(world.reviewer.as), "forbidden");
  await end();
  await expectFailure(open(tokenOf(long)), "notFound");
  await expectFailure(end(), "notFound");
  expect(await open(tokenOf(short))).toMatchObject({ title: "Draft" });
  expect((await links()).map(({ id }) => id)).toEqual([second!.id]);
  expect((await deedsOf(world, item)).at(-1)).toBe("contentItems.previewEnded");
  vi.setSystemTime(Date.now() + DAY);
  expect(await links()).toEqual([]);
});

test("is not ended from another organization", async () => {
  await make(7);
  const [link] = await world.editor.as.query(previews.links, { ...here(), item });
  const other = await addOrganization(world.app, "other");
  const stranger = await addMember(world.app, other, "Sam Stranger", ["owner"]);
  const call = stranger.as.mutation(previews.end, { organization: other, link: link!.id });
  await expectFailure(call, "notFound");
});

test("is one of fifty at most", async () => {
  for (let count = 0; count < 50; count += 1) await make(1);
  await expectFailure(make(1), "conflict");
});

test("is forgotten a day after it ended, and with its item", async () => {
  const rows = () => world.app.run(({ db }) => db.query("contentPreviews").collect());
  await make(1);
  await make(3);
  vi.setSystemTime(Date.now() + 2 * DAY);
  await world.app.mutation(internal.publishing.jobs.sweep, {});
  expect((await rows()).map(({ expiresAt }) => expiresAt)).toEqual([Date.now() + DAY]);
  await world.editor.as.mutation(items.trash, { ...here(), item });
  await world.manager.as.mutation(items.remove, { ...here(), item });
  await doDueWork(world.app);
  expect(await rows()).toEqual([]);
});

test.each([0, 31, 1.5, -1, Number.NaN])("is not made for %s days", async (days) => {
  await expectFailure(make(days), "invalid", { days: "previewDays" });
});

test("is not made by who may only read, or in the trash", async () => {
  await expectFailure(make(1, world.reviewer.as), "forbidden");
  await world.editor.as.mutation(items.trash, { ...here(), item });
  await expectFailure(make(1), "conflict");
});

test("leads nowhere from another organization, for another purpose, forged, or when its item is gone", async () => {
  const token = tokenOf(await make(7));
  const other = await addOrganization(world.app, "other");
  await expectFailure(open(token, other), "notFound");
  const [made] = await world.editor.as.query(previews.links, { ...here(), item });
  const link = made!.id;
  const until = String(Date.now() + DAY);
  const claims = [other, link, until];
  await expectFailure(open(await signToken("publishing.preview.v2", claims), other), "notFound");
  const again = [world.organization, link, until];
  expect(await open(await signToken("publishing.preview.v2", again))).toMatchObject({ title: "Draft" });
  await expectFailure(open(await signToken("publishing.preview.v1", again)), "notFound");
  const noLink = [world.organization, item, until];
  await expectFailure(open(await signToken("publishing.preview.v2", noLink)), "notFound");
  const [text, signature] = token.split(".");
  const forged = btoa(again.join(" ")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  for (const wrong of ["", "x", `${text}.`, `${forged}.${signature}`, `${token}x`])
    await expectFailure(open(wrong), "notFound");
  await world.editor.as.mutation(items.trash, { ...here(), item });
  await expectFailure(open(token), "notFound");
  await world.manager.as.mutation(items.remove, { ...here(), item });
  await expectFailure(open(token), "notFound");
});
