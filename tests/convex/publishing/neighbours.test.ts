import { beforeEach, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { addOrganization } from "../../support/convexApp";
import { addItem, addPublished, type ContentWorld, startContent } from "./contentWorld";

const { items, neighbours } = api.publishing;
const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;

let world: ContentWorld;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOON });
  world = await startContent();
  for (const [minute, title] of ["First", "Second", "Third"].entries()) {
    vi.setSystemTime(NOON + minute * MINUTE);
    await addPublished(world, title);
  }
  return () => vi.useRealTimers();
});

async function around(minute: number, locale = "en", organization = world.organization) {
  const asked = { organization, locale, firstPublishedAt: NOON + minute * MINUTE };
  const { previous, next } = await world.app.query(neighbours.around, asked);
  return [previous?.title ?? null, next?.title ?? null];
}

test.each([
  [0, [null, "Second"]],
  [1, ["First", "Third"]],
  [2, ["Second", null]],
  [0.5, ["First", "Second"]],
])("at minute %f", async (minute, expected) => {
  expect(await around(minute)).toEqual(expected);
});

test("pages, drafts, other languages and other organizations are no neighbours", async () => {
  vi.setSystemTime(NOON + 1.2 * MINUTE);
  await addPublished(world, "A page", { kind: "page" });
  await addPublished(world, "Auf Deutsch", { locale: "de" });
  await addItem(world, "A draft");
  expect(await around(1)).toEqual(["First", "Third"]);
  expect(await around(1, "de")).toEqual([null, "Auf Deutsch"]);
  expect(await around(1, "en", await addOrganization(world.app, "other"))).toEqual([null, null]);
});

test("what was taken off is none any more", async () => {
  const item = await addPublished(world, "Fourth");
  expect(await around(1.5)).toEqual(["Second", "Third"]);
  vi.setSystemTime(NOON + 3 * MINUTE);
  const { organization, manager } = world;
  await manager.as.mutation(items.unpublish, { organization, item });
  expect(await around(2)).toEqual(["Second", null]);
});
