import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { signToken } from "../../../convex/shared/signedTokens";
import { addOrganization } from "../../support/convexApp";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import {
  addItem,
  addPublished,
  type ContentWorld,
  deedsOf,
  type Item,
  startContent,
  write,
} from "./contentWorld";

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
  const elsewhere = await addPublished(world, "Elsewhere");
  const claims = [other, elsewhere, String(Date.now() + DAY)];
  await expectFailure(open(await signToken("publishing.preview.v1", claims), other), "notFound");
  const again = [world.organization, item, String(Date.now() + DAY)];
  await expectFailure(open(await signToken("publishing.preview.v2", again)), "notFound");
  const [text, signature] = token.split(".");
  const forged = btoa(again.join(" ")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  for (const wrong of ["", "x", `${text}.`, `${forged}.${signature}`, `${token}x`])
    await expectFailure(open(wrong), "notFound");
  await world.editor.as.mutation(items.trash, { ...here(), item });
  await expectFailure(open(token), "notFound");
  await world.manager.as.mutation(items.remove, { ...here(), item });
  await expectFailure(open(token), "notFound");
});
