import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { changesSince } from "../../../convex/library/model/changes";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { quietWork } from "../cohorts/quietWork";
import { actionsOf, changesOf } from "./materialWorld";
import {
  addCaptions,
  addRecording,
  recordings,
  type RecordingWorld,
  standStill,
  startRecordings,
} from "./recordingWorld";

const DAY = 86_400_000;
let world: RecordingWorld;
let recording: Id<"recordings">;
beforeEach(async () => {
  standStill();
  world = await startRecordings();
  await keepSessions(world.app);
  // The last day ends on the 31st of January at midnight in Zurich.
  recording = await addRecording(world, { published: true, retainUntil: "2027-01-31" });
  await addCaptions(world, recording, ["One"]);
});
afterEach(() => void vi.useRealTimers());

const END = Date.UTC(2027, 0, 31, 23);
const one = () => ({ organization: world.organization, recording });
const stateNow = async () => (await world.app.run(({ db }) => db.get(recording)))?.state;
/** The cron runs at a moment. */
async function tickAt(now: number) {
  vi.setSystemTime(now);
  await world.app.mutation(internal.library.jobs.tick, {});
  await quietWork(world.app);
}
const warnings = () =>
  world.app.run(async ({ db }) =>
    (await db.query("notices").collect())
      .filter(({ template }) => template === "recordingExpiring")
      .map(({ personId, data, href }) => [personId, data, href]),
  );

describe("the last day", () => {
  it("is announced to its staff two weeks before, once", async () => {
    await tickAt(END - 14 * DAY - 1);
    expect(await warnings()).toEqual([]);
    await tickAt(END - 14 * DAY);
    await tickAt(END - 13 * DAY);
    const data = JSON.stringify({ title: "Session 4", cohort: "Spring", lastDay: "2027-01-31" });
    const href = `/admin/recordings/${recording}`;
    expect(await warnings()).toEqual([
      [world.teacher.person, data, href],
      [world.manager.person, data, href],
    ]);
  });

  it("hides it when it is over, and removes what it was thirty days later, each once", async () => {
    await tickAt(END - 1);
    expect(await stateNow()).toBe("published");
    await tickAt(END);
    await tickAt(END + 1);
    expect(await stateNow()).toBe("expired");
    await expectFailure(world.ada.as.query(recordings.open, one()), "notFound");
    expect((await world.manager.as.query(recordings.open, one())).title).toBe("Session 4");
    await tickAt(END + 30 * DAY - 1);
    expect(await stateNow()).toBe("expired");
    await tickAt(END + 30 * DAY);
    await tickAt(END + 31 * DAY);
    expect(await stateNow()).toBe("removed");
    await expectFailure(world.manager.as.query(recordings.open, one()), "notFound");
    expect(await world.manager.as.query(recordings.get, one())).toMatchObject({ file: null, captions: [] });
    const left = await world.app.run(async ({ db }) => [
      await db.query("captions").collect(),
      await db.query("captionCues").collect(),
      await db.query("uploads").collect(),
    ]);
    expect(left).toEqual([[], [], []]);
    const deeds = (await actionsOf(world)).filter((action) => /expired|cleared/.test(action));
    expect(deeds).toEqual(["recordings.expired", "recordings.cleared"]);
  });

  it("may be moved while the bytes are there; then it is a draft again", async () => {
    await tickAt(END);
    const moveTo = (retainUntil: string | null) =>
      world.manager.as.mutation(recordings.describe, { ...one(), retainUntil });
    await expectFailure(moveTo("2027-01-31"), "invalid", { retainUntil: "past" });
    await moveTo("2027-06-30");
    expect(await stateNow()).toBe("draft");
    await world.manager.as.mutation(recordings.publish, one());
    await tickAt(END + 40 * DAY);
    expect(await stateNow()).toBe("published");
    expect((await warnings()).length).toBe(0);
    await moveTo(null);
    await tickAt(END + 300 * DAY);
    expect(await stateNow()).toBe("published");
  });

  it("of a draft comes too, with nothing more to tell who reads along", async () => {
    await world.manager.as.mutation(recordings.unpublish, one());
    expect(await changesOf(world)).toEqual(["came", "went"]);
    await tickAt(END);
    expect(await stateNow()).toBe("expired");
    expect(await changesOf(world)).toEqual([]);
  });
});

describe("who reads along", () => {
  const since = (cursor: number, limit = 10) =>
    world.app.run((ctx) => changesSince(ctx, world.organization, cursor, limit));

  it("is told of each change once, in order, some seconds after it", async () => {
    await world.manager.as.mutation(recordings.unpublish, one());
    expect(await since(0)).toEqual({ changes: [], cursor: 0 });
    vi.setSystemTime(Date.now() + 11_000);
    const first = await since(0, 1);
    expect(first.changes.map(({ change }) => change)).toEqual(["came"]);
    const rest = await since(first.cursor);
    expect(rest.changes.map(({ change, subject }) => [subject, change])).toEqual([["transcript", "went"]]);
    expect(await since(rest.cursor)).toEqual({ changes: [], cursor: rest.cursor });
  });

  it("finds changes for thirty days", async () => {
    await tickAt(Date.now() + 30 * DAY - 1_000);
    expect(await changesOf(world)).toEqual(["came"]);
    await tickAt(Date.now() + 2_000);
    expect(await changesOf(world)).toEqual([]);
  });
});
