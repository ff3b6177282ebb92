import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { quietWork } from "../cohorts/quietWork";
import {
  addRecording,
  recordings,
  type RecordingWorld,
  standStill,
  startRecordings,
  uploadVideo,
  watching,
} from "./recordingWorld";

const SECOND = 1_000;
let world: RecordingWorld;
let recording: Id<"recordings">;
beforeEach(async () => {
  standStill();
  world = await startRecordings();
  recording = await addRecording(world, { published: true });
});
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const report = (
  stretches: [number, number][],
  position: number,
  by: Pick<RecordingWorld["ada"], "as"> = world.ada,
  of = recording,
) =>
  by.as.mutation(watching.report, {
    ...{ organization: world.organization, recording: of, position },
    stretches: stretches.map(([from, to]) => ({ from, to })),
  });
const mine = (by: Pick<RecordingWorld["ada"], "as"> = world.ada) =>
  by.as.query(watching.mine, { organization: world.organization, recording });

describe("what a player reports", () => {
  it("becomes one whole, and the place is remembered", async () => {
    expect(await mine()).toEqual({ position: 0, share: 0, stretches: [] });
    await report([[0, 10]], 10);
    pass(10 * SECOND);
    await report([[10, 20]], 20);
    pass(10 * SECOND);
    await report(
      [
        [50, 60],
        [15, 25],
      ],
      25,
    );
    expect(await mine()).toEqual({
      ...{ position: 25, share: 35 / 98 },
      stretches: [
        { from: 0, to: 25 },
        { from: 50, to: 60 },
      ],
    });
    const own = await world.ada.as.query(recordings.open, { organization: world.organization, recording });
    expect(own).toMatchObject({ position: 25, share: 35 / 98 });
    expect(await mine(world.ben)).toEqual({ position: 0, share: 0, stretches: [] });
  });

  it("counts as far as time has passed, and within the recording", async () => {
    await report([[0, 100]], 100);
    expect((await mine()).stretches).toEqual([{ from: 0, to: 30 }]);
    pass(10 * SECOND);
    await report([[0, 100]], 100);
    expect((await mine()).stretches).toEqual([{ from: 0, to: 80 }]);
    pass(60 * SECOND);
    await report(
      [
        [80, 400],
        [-5, Number.NaN],
      ],
      500,
    );
    expect(await mine()).toEqual({ position: 100, share: 1, stretches: [{ from: 0, to: 100 }] });
  });

  it("is held back when it comes too often", async () => {
    for (let turn = 0; turn < 6; turn += 1) await report([], turn);
    await expectFailure(report([], 7), "rateLimited");
    pass(5 * SECOND);
    await report([], 8);
    expect((await mine()).position).toBe(8);
    const many = Array.from({ length: 101 }, (): [number, number] => [0, 1]);
    pass(60 * SECOND);
    await expectFailure(report(many, 0), "invalid", { stretches: "tooManyItems" });
  });

  it("is taken from who may watch alone", async () => {
    await expectFailure(report([[0, 1]], 1, world.colleague), "notFound");
    const draft = await addRecording(world);
    await expectFailure(report([[0, 1]], 1, world.ada, draft), "notFound");
    await world.app.run(({ db }) => db.patch(world.ada.enrollment, { state: "withdrawn" }));
    await expectFailure(report([[0, 1]], 1), "notFound");
    await expectFailure(mine(), "notFound");
  });
});

describe("who watched how much", () => {
  const seen = (by: Pick<RecordingWorld["ada"], "as">, numItems = 10, cursor: string | null = null) =>
    by.as.query(watching.viewers, {
      ...{ organization: world.organization, recording },
      paginationOpts: { numItems, cursor },
    });

  it("staff sees by name, page by page", async () => {
    await report([[0, 25]], 25);
    const { page, isDone } = await seen(world.manager);
    expect(page).toEqual([
      { person: world.ada.person, name: "Ada Learner", share: 25 / 98, position: 25, watchedAt: Date.now() },
      { person: world.ben.person, name: "Ben Learner", share: 0, position: 0, watchedAt: null },
    ]);
    expect(isDone).toBe(true);
    const first = await seen(world.manager, 1);
    expect(first.page.map(({ name }) => name)).toEqual(["Ada Learner"]);
    const second = await seen(world.manager, 1, first.continueCursor);
    expect(second.page.map(({ name }) => name)).toEqual(["Ben Learner"]);
  });

  it("nobody else does", async () => {
    await expectFailure(seen(world.colleague), "forbidden");
    await expectFailure(seen(world.ada), "forbidden");
    await world.app.run(({ db }) => db.patch(world.ben.enrollment, { state: "withdrawn" }));
    expect((await seen(world.manager)).page.map(({ name }) => name)).toEqual(["Ada Learner"]);
  });
});

describe("where a cohort asks to watch", () => {
  const standing = async (by = world.ada) => {
    const facts = await by.as.query(api.progress.standings.mine, world.here);
    return facts.measures.map(({ value, isMet }) => [Math.round(value * 100), isMet]);
  };
  const ask = (target: number) =>
    world.manager.as.mutation(api.progress.requirements.add, {
      ...world.here,
      ...{ kind: "watch", label: "Watch", target, isRequired: true },
    });
  const watchAll = async (of: Id<"recordings">) => {
    await report([[0, 30]], 30, world.ada, of);
    pass(60 * SECOND);
    await report([[30, 100]], 100, world.ada, of);
  };

  it("it counts at once, by the length of all that is published", async () => {
    await ask(0.5);
    await quietWork(world.app);
    expect(await standing()).toEqual([[0, false]]);
    await watchAll(recording);
    expect(await standing()).toEqual([[100, true]]);
    const longer = await addRecording(world, { durationSeconds: 300, published: true });
    await quietWork(world.app);
    expect(await standing()).toEqual([[25, false]]);
    await world.manager.as.mutation(recordings.unpublish, {
      organization: world.organization,
      recording: longer,
    });
    await quietWork(world.app);
    expect(await standing()).toEqual([[100, true]]);
    expect(await standing(world.ben)).toEqual([[0, false]]);
  });

  it("a recording of unknown length counts for nothing until it is measured", async () => {
    await ask(1);
    await watchAll(recording);
    const { organization, manager } = world;
    const upload = await uploadVideo(world);
    await manager.as.mutation(recordings.replaceFile, { organization, recording, upload });
    await quietWork(world.app);
    expect(await standing()).toEqual([[0, false]]);
    await manager.as.mutation(recordings.describe, { organization, recording, durationSeconds: 200 });
    await quietWork(world.app);
    expect(await standing()).toEqual([[51, false]]);
  });
});

test("of two people who are merged, all that either saw is kept, and where the one who watched last stopped", async () => {
  await report([[0, 20]], 20);
  pass(60 * SECOND);
  await report([[10, 40]], 40, world.ben);
  const other = await addRecording(world, { title: "Session 5", published: true });
  await report([[5, 10]], 10, world.ben, other);
  const admin = await addMember(world.app, world.organization, "Adam Admin", ["admin"]);
  await admin.as.mutation(api.people.people.merge, {
    organization: world.organization,
    winner: world.ada.person,
    loser: world.ben.person,
  });
  expect(await mine()).toEqual({ position: 40, share: 40 / 98, stretches: [{ from: 0, to: 40 }] });
  const owners = await world.app.run(async ({ db }) =>
    (await db.query("watches").collect()).map(({ personId, seconds }) => [personId, seconds]),
  );
  expect(owners).toEqual([
    [world.ada.person, 40],
    [world.ada.person, 5],
  ]);
});
