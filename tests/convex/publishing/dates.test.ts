import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { keepSessions, letPass } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
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

const { items, publications } = api.publishing;
const { jobs } = internal.publishing;
const HOUR = 3_600_000;

let world: ContentWorld;
let item: Item;
/** An hour and two hours from the beginning of a test. */
let soon: number;
let later: number;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  world = await startContent();
  await keepSessions(world.app);
  item = await addItem(world, "Title");
  await write(world, item, "First words.");
  [soon, later] = [Date.now() + HOUR, Date.now() + 2 * HOUR];
});
afterEach(() => {
  vi.useRealTimers();
});

type Dates = { publishAt?: number | null; unpublishAt?: number | null };
const here = () => ({ organization: world.organization });
const schedule = (dates: Dates, as = world.manager.as) =>
  as.mutation(items.schedule, { ...here(), item, ...dates });
const isPublic = async () =>
  (await world.app.query(publications.bySlug, { ...here(), kind: "post", slug: "title" })) !== null;
const stateNow = async () => (await rowOf(world, item))!.state;
const published = async () =>
  (await deedsOf(world, item)).filter((deed) => deed.startsWith("contentItems.published")).length;

describe("a date to go public", () => {
  test("is kept at its instant, not before, once, by the system", async () => {
    await schedule({ publishAt: soon });
    expect(await detail(world, item)).toMatchObject({ state: "scheduled", publishAt: soon });
    await letPass(world.app, HOUR - 1);
    expect([await stateNow(), await isPublic()]).toEqual(["scheduled", false]);
    await letPass(world.app, 1);
    expect([await stateNow(), await isPublic()]).toEqual(["published", true]);
    expect(await detail(world, item)).toMatchObject({ publishAt: null, firstPublishedAt: soon });
    expect(await deedsOf(world, item)).toEqual([
      ...["contentItems.created", "contentItems.scheduled", "contentItems.published by system"],
    ]);
  });

  test("that comes twice changes nothing the second time", async () => {
    await schedule({ publishAt: soon });
    await schedule({ publishAt: soon });
    await letPass(world.app, HOUR);
    await world.app.mutation(jobs.publishAt, { item, at: soon });
    await world.app.mutation(jobs.publishAt, { item, at: soon });
    expect([await published(), (await countRows(world)).contentVersions]).toEqual([1, 1]);
  });

  test("that was moved is kept at the new instant alone", async () => {
    await schedule({ publishAt: soon });
    await schedule({ publishAt: later });
    await letPass(world.app, HOUR);
    expect([await stateNow(), await isPublic()]).toEqual(["scheduled", false]);
    await letPass(world.app, HOUR);
    expect([await stateNow(), await published()]).toEqual(["published", 1]);
  });

  test("that was taken away is not kept; both dates go", async () => {
    await schedule({ publishAt: soon, unpublishAt: later });
    await schedule({ publishAt: null });
    expect(await detail(world, item)).toMatchObject({ state: "draft", publishAt: null, unpublishAt: null });
    await letPass(world.app, 3 * HOUR);
    expect([await stateNow(), await published()]).toEqual(["draft", 0]);
    expect((await deedsOf(world, item)).at(-1)).toBe("contentItems.dateCancelled");
  });

  test.each(["publish", "trash"] as const)("is off after %s by hand", async (deed) => {
    await schedule({ publishAt: soon });
    await world.manager.as.mutation(items[deed], { ...here(), item });
    const before = await deedsOf(world, item);
    await letPass(world.app, HOUR);
    expect(await deedsOf(world, item)).toEqual(before);
    expect((await rowOf(world, item))!.publishAt).toBeUndefined();
  });

  test("publishes what stands there at that instant", async () => {
    await schedule({ publishAt: soon });
    await write(world, item, "Second words.");
    await letPass(world.app, HOUR);
    const found = await world.app.query(publications.bySlug, { ...here(), kind: "post", slug: "title" });
    expect(JSON.stringify(found)).toContain("Second words.");
  });

  test("of the next revision leaves what is public as it is until then", async () => {
    await publish(world, item);
    await write(world, item, "Second words.");
    await schedule({ publishAt: soon });
    expect(await detail(world, item)).toMatchObject({ state: "published", publishAt: soon });
    const shown = async () =>
      JSON.stringify(await world.app.query(publications.bySlug, { ...here(), kind: "post", slug: "title" }));
    expect(await shown()).toContain("First words.");
    await letPass(world.app, HOUR);
    expect(await shown()).toContain("Second words.");
    expect(await detail(world, item)).toMatchObject({ state: "published", publishAt: null });
  });

  test("is not kept for what lacks something by then: it is held back, and those who publish are told", async () => {
    await schedule({ publishAt: soon, unpublishAt: later });
    await world.app.run(({ db }) => db.patch(item, { title: "" }));
    await letPass(world.app, HOUR);
    expect(await detail(world, item)).toMatchObject({ state: "draft", publishAt: null, unpublishAt: null });
    expect((await deedsOf(world, item)).at(-1)).toBe("contentItems.heldBack by system");
    const told = await world.app.run(({ db }) => db.query("notices").collect());
    expect(told.map(({ personId, template }) => [personId, template])).toEqual([
      [world.manager.person, "contentHeldBack"],
    ]);
  });

  test("of an organization that is being deleted is not kept", async () => {
    await schedule({ publishAt: soon });
    await world.app.run(({ db }) => db.patch(world.organization, { deletingSince: Date.now() }));
    await letPass(world.app, HOUR);
    expect(await stateNow()).toBe("scheduled");
  });
});

describe("a date to cease", () => {
  test("is kept at its instant, after the date to go public", async () => {
    await schedule({ publishAt: soon, unpublishAt: later });
    await letPass(world.app, HOUR);
    expect(await isPublic()).toBe(true);
    await letPass(world.app, HOUR - 1);
    expect(await isPublic()).toBe(true);
    await letPass(world.app, 1);
    expect([await stateNow(), await isPublic()]).toEqual(["unpublished", false]);
    expect(await detail(world, item)).toMatchObject({ unpublishAt: null, publishedRevision: null });
    expect((await deedsOf(world, item)).at(-1)).toBe("contentItems.unpublished by system");
  });

  test("is kept after the other one, also where its job comes first", async () => {
    await schedule({ publishAt: soon, unpublishAt: later });
    vi.setSystemTime(later + HOUR);
    await world.app.mutation(jobs.unpublishAt, { item, at: later });
    await world.app.mutation(jobs.publishAt, { item, at: soon });
    expect([await stateNow(), await isPublic(), await published()]).toEqual(["unpublished", false, 1]);
  });

  test("of what is public is set and taken away without any other change", async () => {
    await publish(world, item);
    await schedule({ unpublishAt: soon });
    expect(await detail(world, item)).toMatchObject({ state: "published", unpublishAt: soon });
    await schedule({ unpublishAt: null });
    await letPass(world.app, HOUR);
    expect([await stateNow(), await isPublic()]).toEqual(["published", true]);
  });

  test("of what was taken off by hand does nothing", async () => {
    await publish(world, item);
    await schedule({ unpublishAt: soon });
    await world.manager.as.mutation(items.unpublish, { ...here(), item });
    await publish(world, item);
    await letPass(world.app, HOUR);
    expect([await stateNow(), await isPublic()]).toEqual(["published", true]);
  });
});

test.each([
  [{}, { publishAt: "required" }],
  [{ publishAt: -HOUR }, { publishAt: "past" }],
  [{ publishAt: 2 * HOUR, unpublishAt: HOUR }, { unpublishAt: "ceasesTooEarly" }],
  [{ unpublishAt: HOUR }, { publishAt: "required" }],
  [{ publishAt: null, unpublishAt: HOUR }, { publishAt: "required" }],
])("dates %j hours from now are refused: %j", async (entered, fields) => {
  const moments = Object.entries(entered).map(([name, hours]) => [
    name,
    hours === null ? null : Date.now() + hours,
  ]);
  await expectFailure(schedule(Object.fromEntries(moments)), "invalid", fields);
  expect(await stateNow()).toBe("draft");
});

test("dates are not for editors", async () => {
  await expectFailure(schedule({ publishAt: soon }, world.editor.as), "forbidden");
});

test("dates whose jobs were lost are kept late", async () => {
  const other = await addPublished(world, "Other");
  await world.app.run(async ({ db }) => {
    await db.patch(item, { state: "scheduled", publishAt: soon });
    await db.patch(other, { unpublishAt: soon });
  });
  const wake = async () => {
    await world.app.mutation(jobs.wake, {});
    await letPass(world.app, 0);
  };
  await letPass(world.app, HOUR + 60_000);
  await wake();
  expect(await stateNow()).toBe("scheduled");
  await letPass(world.app, 1);
  await wake();
  expect([await stateNow(), (await rowOf(world, other))!.state]).toEqual(["published", "unpublished"]);
  await wake();
  expect(await published()).toBe(1);
});
