import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { internal } from "../../../convex/_generated/api";
import { partTypeOf } from "../../../convex/library/rules/uploadLife";
import { DAY, HOUR } from "../../../convex/shared/time";
import {
  begin,
  failureOf,
  files,
  finishScheduled,
  look,
  NOW,
  part,
  partsOf,
  send,
  standStill,
  startUploads,
  store,
  uploads,
  usage,
  type World,
} from "./uploadWorld";

let world: World;
beforeEach(async () => {
  standStill();
  world = await startUploads();
});
afterEach(() => vi.useRealTimers());

const nothing = { code: "notFound" };

test("removes rows and files of many parts, and the room they took", async () => {
  const upload = await begin(world, { size: 130 });
  await send(
    world,
    upload,
    Array.from({ length: 120 }, () => "a"),
  );
  const { organization, manager } = world;
  await manager.as.mutation(uploads.terminate, { organization, upload });
  expect(await usage(world)).toBe(0);
  expect(await failureOf(manager.as.query(uploads.get, { organization, upload }))).toMatchObject(nothing);
  const late = await part(world, upload, 120, "b");
  expect(await failureOf(manager.as.mutation(uploads.receivePart, late))).toMatchObject(nothing);
  await finishScheduled(world);
  expect([await look(world, upload), await partsOf(world, upload)]).toEqual([null, []]);
  expect(await files(world)).toEqual([late.storageId]);
});

test.each([
  ["unfinished", ["Hel"]],
  ["that nothing was made of", ["Hello"]],
])("an upload %s goes after a day, not before", async (_, pieces) => {
  const upload = await begin(world, { size: 5 });
  await send(world, upload, pieces);
  await finishScheduled(world);
  const since = Date.now();
  const sweepAt = async (now: number) => {
    vi.setSystemTime(now);
    await world.app.mutation(internal.library.uploadJobs.sweep, {});
    await finishScheduled(world);
  };
  await sweepAt(since + DAY - HOUR);
  expect(await look(world, upload)).not.toBeNull();
  await sweepAt(since + DAY + HOUR);
  expect([await look(world, upload), await files(world), await usage(world)]).toEqual([null, [], 0]);
});

test("a refused one goes after a day, and its room is given back once", async () => {
  const kept = await begin(world, { size: 7 });
  const upload = await begin(world, { size: 5, fileName: "a.exe" });
  await send(world, upload, ["Hello"]);
  await finishScheduled(world);
  expect(await usage(world)).toBe(7);
  const { organization, manager } = world;
  await manager.as.mutation(uploads.terminate, { organization, upload });
  await finishScheduled(world);
  expect([await look(world, upload), await usage(world)]).toEqual([null, 7]);
  expect(await look(world, kept)).not.toBeNull();
});

test("a removal that died is begun anew", async () => {
  const upload = await begin(world, { size: 5 });
  await send(world, upload, ["Hel"]);
  await world.app.run(({ db }) => db.patch(upload, { state: "removing", expiresAt: NOW - 1 }));
  await world.app.mutation(internal.library.uploadJobs.sweep, {});
  await finishScheduled(world);
  expect([await look(world, upload), await files(world)]).toEqual([null, []]);
});

test("files that no upload knows of go after hours; parts, and what is no part, stay", async () => {
  const upload = await begin(world, { size: 5 });
  await send(world, upload, ["Hel"]);
  const stray = await store(world, "stray", partTypeOf(upload));
  const foreign = await store(world, "foreign", "image/png");
  const known = (await partsOf(world, upload))[0]!.storageId!;
  await world.app.mutation(internal.library.uploadJobs.sweepStray, {});
  expect(await files(world)).toEqual([known, stray, foreign]);
  vi.setSystemTime(NOW + 3 * HOUR);
  await world.app.mutation(internal.library.uploadJobs.sweepStray, {});
  expect(await files(world)).toEqual([known, foreign]);
});
