import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";

import { overrule, recount } from "../../../convex/attendance/model/attendances";
import { beginStanding } from "../../../convex/progress/model/measures";
import { DAY } from "../../../convex/shared/time";
import { addMember, addOrganization, startApp } from "../../support/convexApp";
import { doDueWork, keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { addCohort, addEvent, addLearner } from "../../support/learningWorld";

const START = Date.parse("2026-11-24T17:00:00Z");
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  vi.setSystemTime(START);
});
afterEach(() => {
  vi.useRealTimers();
});

const attendance = { kind: "attendance" as const, label: "Be there", target: 0.5, isRequired: true };
const tick = { kind: "manual" as const, label: "Talk with the instructor", target: 1, isRequired: true };

async function start(learners = ["Lena"]) {
  const app = startApp();
  const organization = await addOrganization(app);
  const cohort = await addCohort(app, organization);
  const manager = await addMember(app, organization, "Maja", ["manager"]);
  const people = await Promise.all(learners.map((name) => addLearner(app, organization, cohort, name)));
  const [lena] = people;
  if (lena === undefined) throw new Error("A cohort without learners shows nothing.");
  await keepSessions(app);
  const one = { organization, cohort };
  const ask = async (fields: typeof attendance | typeof tick) => {
    const id = await manager.as.mutation(api.progress.requirements.add, { ...one, ...fields });
    await doDueWork(app);
    return id;
  };
  const mine = () => lena.as.query(api.progress.standings.mine, one);
  const confirm = (requirement: Id<"requirements">, value = 1, enrollment = lena.enrollment) =>
    manager.as.mutation(api.progress.standings.confirm, { organization, enrollment, requirement, value });
  const preview = () => manager.as.query(api.progress.completion.preview, one);
  const attend = (state: "present" | "absent") =>
    addEvent(app, organization, cohort, { startsAt: START - DAY }).then((event) =>
      app.run(async (ctx) => {
        const row = await ctx.db.get(event);
        if (row === null) return;
        await recount(ctx, row, lena.person);
        if (state === "present")
          await overrule(ctx, row, lena.person, {
            state,
            reason: "was there",
            by: manager.person,
            at: START,
          });
      }),
    );
  return { app, organization, cohort, manager, people, lena, one, ask, mine, confirm, preview, attend };
}

describe("what a cohort asks for", () => {
  test("everybody is measured by it, as they stand", async () => {
    const { ask, mine, attend } = await start();
    await attend("present");
    const required = await ask(attendance);
    expect(await mine()).toEqual({
      requirements: [{ id: required, ...attendance }],
      measures: [{ requirement: required, value: 1, isMet: true }],
      met: 1,
      of: 1,
      isReady: true,
    });
    await attend("absent");
    expect(await mine()).toMatchObject({ measures: [{ value: 0.5, isMet: true }], isReady: true });
    await attend("absent");
    expect(await mine()).toMatchObject({ measures: [{ value: 1 / 3, isMet: false }], isReady: false });
  });

  test("a changed target is applied to everybody; a removed one holds nobody up", async () => {
    const { app, organization, manager, ask, mine, attend } = await start();
    await attend("present");
    await attend("absent");
    const requirement = await ask({ ...attendance, target: 0.8 });
    expect(await mine()).toMatchObject({ isReady: false });
    const { label, isRequired } = attendance;
    const change = { organization, requirement, label, isRequired, target: 0.5 };
    await manager.as.mutation(api.progress.requirements.change, change);
    await doDueWork(app);
    expect(await mine()).toMatchObject({ isReady: true });
    await manager.as.mutation(api.progress.requirements.remove, { organization, requirement });
    await doDueWork(app);
    expect(await mine()).toEqual({ requirements: [], measures: [], met: 0, of: 0, isReady: false });
  });

  test.each([
    [{ ...attendance, target: 80 }, { target: "share" }],
    [{ ...attendance, label: " " }, { label: "required" }],
    [{ ...attendance, label: "x".repeat(121) }, { label: "tooLong" }],
    [{ ...tick, target: 0.5 }, { target: "wholeNumber" }],
  ])("%j is refused at its field", async (fields, problems) => {
    const { manager, one } = await start();
    await expectFailure(
      manager.as.mutation(api.progress.requirements.add, { ...one, ...fields }),
      "invalid",
      problems,
    );
  });

  test("there are at most twelve, in an order that staff chooses", async () => {
    const { manager, one, ask } = await start();
    const ids = [];
    for (let number = 0; number < 12; number++) ids.push(await ask(tick));
    await expectFailure(manager.as.mutation(api.progress.requirements.add, { ...one, ...tick }), "conflict");
    const requirements = [...ids].reverse();
    await manager.as.mutation(api.progress.requirements.reorder, { ...one, requirements });
    const list = await manager.as.query(api.progress.requirements.list, one);
    expect(list.map(({ id }) => id)).toEqual(requirements);
    await expectFailure(
      manager.as.mutation(api.progress.requirements.reorder, { ...one, requirements: ids.slice(1) }),
      "conflict",
    );
  });

  test("instructors set it for the cohorts they teach, and no others", async () => {
    const { app, organization, cohort, one } = await start();
    const ines = await addMember(app, organization, "Ines", ["instructor"]);
    const add = () => ines.as.mutation(api.progress.requirements.add, { ...one, ...tick });
    await expectFailure(add(), "forbidden");
    await app.run(({ db }) =>
      db.insert("instructors", { organizationId: organization, cohortId: cohort, personId: ines.person }),
    );
    await add();
  });
});

describe("what people tick", () => {
  test("counts when enough is done, and can be taken back", async () => {
    const { ask, mine, confirm } = await start();
    const three = await ask({ ...tick, target: 3 });
    await confirm(three, 2);
    expect(await mine()).toMatchObject({ measures: [{ value: 2, isMet: false }], isReady: false });
    await confirm(three, 3);
    expect(await mine()).toMatchObject({ isReady: true });
    await confirm(three, 0);
    expect(await mine()).toMatchObject({ isReady: false });
    await expectFailure(confirm(three, -1), "invalid");
  });

  test("is not what the product counts itself", async () => {
    const { ask, confirm } = await start();
    await expectFailure(confirm(await ask(attendance)), "conflict");
  });

  test("who arrives later is measured too", async () => {
    const { app, organization, cohort, manager, one, ask } = await start();
    await ask(tick);
    const late = await addLearner(app, organization, cohort, "Late");
    await app.run(async (ctx) => {
      const row = await ctx.db.get(late.enrollment);
      if (row !== null) await beginStanding(ctx, row);
    });
    const paginationOpts = { numItems: 10, cursor: null };
    const { page } = await manager.as.query(api.progress.standings.sheet, { ...one, paginationOpts });
    expect(page.map(({ name, met, of }) => [name, met, of])).toEqual([
      ["Late", 0, 1],
      ["Lena", 0, 1],
    ]);
  });
});

describe("completing", () => {
  const states = (app: ReturnType<typeof startApp>) =>
    app.run(async ({ db }) => (await db.query("enrollments").collect()).map(({ state }) => state));

  test("takes everybody who is ready, page after page, and nobody twice", async () => {
    const names = Array.from({ length: 30 }, (_, number) => `Learner ${number}`);
    const { app, manager, people, one, ask, confirm, preview } = await start(names);
    const required = await ask(tick);
    for (const { enrollment } of people.slice(0, 27)) await confirm(required, 1, enrollment);
    expect(await preview()).toEqual({ ready: 27, run: null });
    await manager.as.mutation(api.progress.completion.begin, one);
    await expectFailure(manager.as.mutation(api.progress.completion.begin, one), "conflict");
    await doDueWork(app);
    expect(await preview()).toEqual({ ready: 0, run: { completed: 27, finishedAt: START } });
    const done = await states(app);
    expect([done.filter((state) => state === "completed").length, done.length]).toEqual([27, 30]);
    await manager.as.mutation(api.progress.completion.begin, one);
    await doDueWork(app);
    const told = await app.run(({ db }) => db.query("activities").collect());
    expect(told.filter(({ kind }) => kind === "completed")).toHaveLength(27);
  });

  test("one who is not ready only when staff says so; who completed not again", async () => {
    const { app, organization, manager, lena, ask } = await start();
    await ask(tick);
    const complete = (anyway: boolean) =>
      manager.as.mutation(api.progress.completion.completePerson, {
        organization,
        enrollment: lena.enrollment,
        anyway,
      });
    await expectFailure(complete(false), "conflict");
    await complete(true);
    expect(await states(app)).toEqual(["completed"]);
    await expectFailure(complete(true), "conflict");
  });

  test("keeps access for as long as the cohort says", async () => {
    const { app, organization, manager, lena, mine } = await start();
    const one = { organization, enrollment: lena.enrollment, anyway: true };
    await manager.as.mutation(api.progress.completion.completePerson, one);
    const row = await app.run(({ db }) => db.get(lena.enrollment));
    expect(new Date(row?.accessUntil ?? 0).toISOString()).toBe("3000-12-31T23:00:00.000Z");
    expect(await mine()).toMatchObject({ of: 0 });
  });
});
