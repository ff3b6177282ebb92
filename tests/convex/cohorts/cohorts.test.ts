import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Settings } from "../../../convex/cohorts/model/settings";
import { addMember, type App } from "../../support/convexApp";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import {
  addCohort,
  addProgram,
  enrollmentOf,
  FIRST,
  joinAs,
  logOf,
  noticesOf,
  roster,
  startAcademy,
} from "./academy";
import { quietPass, quietWork } from "./quietWork";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2027-02-01T12:00:00Z");
});
afterEach(() => {
  vi.useRealTimers();
});

const all = { state: null, program: null, search: "", paginationOpts: FIRST };
const tick = async (app: App) => {
  await app.mutation(internal.cohorts.jobs.tick, {});
  await quietWork(app);
};

describe("a cohort", () => {
  test("is made as a draft with what its program says", async () => {
    const academy = await startAcademy();
    const { organization, manager, program } = academy;
    const cohort = await addCohort(
      academy,
      { overrides: '{"weeks":16}', name: " Spring für alle " },
      "draft",
    );
    const facts = await manager.as.query(api.cohorts.cohorts.get, { organization, cohort });
    expect(facts).toMatchObject({
      name: "Spring für alle",
      slug: "spring-fur-alle",
      state: "draft",
      program: { id: program, title: "German A2", slug: "german-a2" },
      seats: 2,
      used: 0,
      offerHours: 48,
      config: '{"weeks":16}',
      provenance: '{"/weeks":"cohort"}',
      steps: ["open", "cancel"],
      instructors: [],
    });
    const other = await addCohort(academy, { name: "Spring für alle" }, "draft");
    expect((await manager.as.query(api.cohorts.cohorts.get, { organization, cohort: other })).slug).toBe(
      "spring-fur-alle-2",
    );
    expect(await logOf(academy)).toEqual(["cohorts.created", "cohorts.created"]);
  });

  test("is refused with every field that cannot be taken, and nothing is saved", async () => {
    const academy = await startAcademy();
    const bad = { name: "", endDate: "2027-01-01", timeZone: "Europe/Bern", seats: 0, presentShare: 2 };
    await expectFailure(addCohort(academy, bad), "invalid", {
      name: "required",
      endDate: "endBeforeStart",
      timeZone: "timeZone",
      seats: "wholeNumber",
      presentShare: "share",
    });
    await expectFailure(addCohort(academy, { overrides: '{"weeks":0}' }), "invalid");
    await expectFailure(addCohort(academy, { overrides: "nonsense" }), "invalid");
    expect(await academy.app.run(({ db }) => db.query("cohorts").collect())).toEqual([]);
    expect(await academy.app.run(({ db }) => db.query("pools").collect())).toEqual([]);
  });

  test("of an archived or another organization's program cannot be made", async () => {
    const academy = await startAcademy();
    const other = await startAcademy("other", academy.app);
    await expectFailure(addCohort({ ...academy, program: other.program }), "notFound");
    await academy.app.run(({ db }) => db.patch(academy.program, { state: "archived" }));
    await expectFailure(addCohort(academy), "conflict");
  });

  test("is changed in parts, and noted by the names of the fields", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy);
    const change = (settings: Partial<Settings>) =>
      manager.as.mutation(api.cohorts.cohorts.change, { organization, cohort, settings });
    await change({ name: "Spring", price: { minor: 9_900, currency: "CHF" }, overrides: '{"weeks":8}' });
    await change({ name: "Spring" });
    expect(await manager.as.query(api.cohorts.cohorts.get, { organization, cohort })).toMatchObject({
      name: "Spring",
      slug: "spring-2027",
      config: '{"weeks":8}',
      price: { minor: 9_900, currency: "CHF" },
    });
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    const changed = entries.filter(({ action }) => action === "cohorts.changed");
    expect(changed.map((entry) => entry.changed.toSorted())).toEqual([["name", "overrides", "price"]]);
    for (const name of ["Ann", "Bob"]) await joinAs(academy, cohort, name);
    await expectFailure(change({ seats: 1 }), "invalid", { seats: "seatsBelowUsed" });
    await expectFailure(change({ joinForm: await addForm(academy, "survey") }), "invalid", {
      joinForm: "joinForm",
    });
    await change({ joinForm: await addForm(academy, "join") });
    await manager.as.mutation(api.cohorts.cohorts.transition, {
      organization,
      cohort,
      step: "cancel",
      reason: "x",
    });
    await expectFailure(change({ name: "Late" }), "conflict");
  });

  test("that gets more seats offers them in order, and tells who gets one", async () => {
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 1 });
    const people = [];
    for (const name of ["Ann", "Bob", "Cyd"]) people.push(await joinAs(academy, cohort, name));
    await manager.as.mutation(api.cohorts.cohorts.change, { organization, cohort, settings: { seats: 2 } });
    expect(await roster(academy, cohort)).toBe("Ann enrolled, Bob offered, Cyd waitlisted");
    expect(await noticesOf(academy, people[1]!)).toEqual(["cohortWaitlisted", "seatOffered"]);
  });

  test("is listed by state, program and words", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    await addCohort(academy, { name: "Spring" });
    await addCohort(academy, { name: "Autumn", startDate: "2027-05-01" }, "draft");
    const program = await addProgram(app, organization, "French");
    await addCohort({ ...academy, program }, { name: "Spring in Paris", startDate: "2027-04-01" });
    const list = async (filter: object) =>
      (await manager.as.query(api.cohorts.cohorts.list, { organization, ...all, ...filter })).page.map(
        ({ name }) => name,
      );
    expect(await list({})).toEqual(["Autumn", "Spring in Paris", "Spring"]);
    expect(await list({ state: "open" })).toEqual(["Spring in Paris", "Spring"]);
    expect(await list({ program })).toEqual(["Spring in Paris"]);
    expect(await list({ program, state: "draft" })).toEqual([]);
    expect(await list({ search: "paris" })).toEqual(["Spring in Paris"]);
    expect(await list({ search: "spring", state: "open", program: academy.program })).toEqual(["Spring"]);
  });
});

async function addForm(
  { app, organization }: Awaited<ReturnType<typeof startAcademy>>,
  purpose: "join" | "survey",
) {
  return app.run(({ db }) => db.insert("forms", { organizationId: organization, purpose, name: purpose }));
}

describe("other organizations", () => {
  test("neither see a cohort nor change it", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy);
    const { organization, manager } = await startAcademy("other", academy.app);
    const one = { organization, cohort };
    const { cohorts, enrollments, instructors, bulk, announcements } = api.cohorts;
    expect((await manager.as.query(cohorts.list, { organization, ...all })).page).toEqual([]);
    await expectFailure(manager.as.query(cohorts.get, one), "notFound");
    await expectFailure(manager.as.mutation(cohorts.change, { ...one, settings: {} }), "notFound");
    await expectFailure(manager.as.mutation(cohorts.transition, { ...one, step: "start" }), "notFound");
    await expectFailure(
      manager.as.mutation(cohorts.clone, { ...one, name: "x", startDate: "2027-01-01" }),
      "notFound",
    );
    await expectFailure(manager.as.mutation(instructors.add, { ...one, person: manager.person }), "notFound");
    const invitation = { ...one, addresses: "a@b.ch", role: "participant" as const };
    await expectFailure(manager.as.mutation(enrollments.invite, invitation), "notFound");
    await expectFailure(
      manager.as.mutation(bulk.run, { ...one, enrollments: [], action: "complete", reason: "" }),
      "notFound",
    );
    await expectFailure(
      manager.as.mutation(announcements.send, { ...one, subject: "x", body: "y" }),
      "notFound",
    );
    const listed = { ...one, state: null, search: "", paginationOpts: FIRST };
    expect((await manager.as.query(enrollments.list, listed)).page).toEqual([]);
  });
});

describe("steps", () => {
  test("by hand lead through the lifecycle, and no other way", async () => {
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, {}, "draft");
    const step = (name: "open" | "start" | "complete" | "archive" | "cancel") =>
      manager.as.mutation(api.cohorts.cohorts.transition, { organization, cohort, step: name });
    await expectFailure(step("start"), "conflict");
    await expectFailure(step("cancel"), "invalid", { reason: "required" });
    for (const name of ["open", "start", "complete", "archive"] as const) await step(name);
    await expectFailure(step("cancel"), "conflict");
    expect((await logOf(academy)).slice(1)).toEqual([
      "cohorts.opened",
      "cohorts.started",
      "cohorts.completed",
      "cohorts.archived",
    ]);
  });

  test("by date happen in the cohort's zone, once", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    await keepSessions(app);
    const zurich = await addCohort(academy);
    const auckland = await addCohort(academy, { name: "Down under", timeZone: "Pacific/Auckland" });
    const ann = await joinAs(academy, zurich, "Ann");
    const states = async () => {
      const { page } = await manager.as.query(api.cohorts.cohorts.list, { organization, ...all });
      return page.map(({ name, state }) => `${name} ${state}`).sort();
    };
    vi.setSystemTime("2027-02-28T22:59:00Z");
    await tick(app);
    expect(await states()).toEqual(["Down under running", "Spring 2027 open"]);
    vi.setSystemTime("2027-02-28T23:00:00Z");
    await tick(app);
    await tick(app);
    expect(await states()).toEqual(["Down under running", "Spring 2027 running"]);
    expect(await roster(academy, zurich)).toBe("Ann active");
    vi.setSystemTime("2027-06-30T12:00:00Z");
    await tick(app);
    expect(await states()).toEqual(["Down under completed", "Spring 2027 running"]);
    vi.setSystemTime("2027-06-30T22:00:00Z");
    await tick(app);
    expect(await states()).toEqual(["Down under completed", "Spring 2027 completed"]);
    expect((await logOf(academy)).filter((entry) => entry.endsWith("by system")).sort()).toEqual([
      "cohorts.completed by system",
      "cohorts.completed by system",
      "cohorts.started by system",
      "cohorts.started by system",
      "enrollments.activated by system",
    ]);
    expect(await noticesOf(academy, ann)).toEqual(["cohortJoined"]);
    expect(
      (await manager.as.query(api.cohorts.cohorts.get, { organization, cohort: auckland })).steps,
    ).toEqual(["archive"]);
  });

  test("that were missed for long happen one after the other, and both are noted", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy);
    vi.setSystemTime("2029-01-01T00:00:00Z");
    await tick(academy.app);
    expect((await academy.app.run(({ db }) => db.get(cohort)))!.state).toBe("completed");
    expect((await logOf(academy)).slice(2)).toEqual([
      "cohorts.started by system",
      "cohorts.completed by system",
    ]);
  });

  test("of more cohorts than one transaction takes are all taken", async () => {
    const academy = await startAcademy();
    const { app, organization } = academy;
    for (let i = 0; i < 60; i++) await addCohort(academy, { name: `Cohort ${i}` });
    vi.setSystemTime("2027-03-02T00:00:00Z");
    await tick(app);
    const left = await app.run(({ db }) =>
      db
        .query("cohorts")
        .withIndex("by_organization_state_start", (q) =>
          q.eq("organizationId", organization).eq("state", "open"),
        )
        .collect(),
    );
    expect(left).toEqual([]);
  });

  test("a completed cohort ends what is pending; who takes part stays", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 1, closesAt: Date.parse("2028-01-01") });
    for (const name of ["Ann", "Bob"]) await joinAs(academy, cohort, name);
    const invitation = { organization, cohort, addresses: "cyd@x.ch", role: "participant" as const };
    await manager.as.mutation(api.cohorts.enrollments.invite, invitation);
    for (const step of ["start", "complete"] as const) {
      await manager.as.mutation(api.cohorts.cohorts.transition, { organization, cohort, step });
      await quietWork(app);
    }
    expect(await roster(academy, cohort)).toBe("Ann active, Bob expired, cyd expired");
    const pool = await app.run(({ db }) => db.query("pools").first());
    expect(pool).toMatchObject({ used: 1, waiting: 0 });
  });

  test("a cancelled cohort lets everybody go and tells them why, page after page", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 80 });
    const people = [];
    for (let i = 100; i < 203; i++) people.push(await joinAs(academy, cohort, `P${i}`));
    const step = { organization, cohort, step: "cancel" as const, reason: "Too few teachers." };
    await manager.as.mutation(api.cohorts.cohorts.transition, step);
    await quietWork(app);
    const { counts, used } = await manager.as.query(api.cohorts.cohorts.get, { organization, cohort });
    expect([counts.withdrawn, counts.enrolled, counts.waitlisted, counts.offered, used]).toEqual([
      103, 0, 0, 0, 0,
    ]);
    expect(await noticesOf(academy, people[0]!)).toEqual(["cohortJoined", "cohortCancelled"]);
    expect(await noticesOf(academy, people[102]!)).toEqual(["cohortWaitlisted", "cohortCancelled"]);
    expect((await enrollmentOf(academy, cohort, "P100")).reason).toBe("Too few teachers.");
  });

  test("an invitation that is too old expires", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy);
    const invitation = { organization, cohort, addresses: "cyd@x.ch", role: "participant" as const };
    await manager.as.mutation(api.cohorts.enrollments.invite, invitation);
    await keepSessions(app);
    await quietPass(app, 14 * 86_400_000 - 1);
    await tick(app);
    expect(await roster(academy, cohort)).toBe("cyd invited");
    vi.advanceTimersByTime(1);
    await tick(app);
    expect(await roster(academy, cohort)).toBe("cyd expired");
  });
});

describe("a clone", () => {
  test("is a draft whose dates moved with its start", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const window = {
      opensAt: Date.parse("2027-02-01T08:00:00Z"),
      closesAt: Date.parse("2027-02-20T08:00:00Z"),
    };
    const cohort = await addCohort(academy, { ...window, overrides: '{"weeks":9}' });
    const { person } = await addMember(app, organization, "Ida", ["instructor"]);
    await manager.as.mutation(api.cohorts.instructors.add, { organization, cohort, person });
    const terms = { organization, cohort, name: "Summer 2027", startDate: "2027-06-01" };
    const clone = await manager.as.mutation(api.cohorts.cohorts.clone, terms);
    expect(await manager.as.query(api.cohorts.cohorts.get, { organization, cohort: clone })).toMatchObject({
      name: "Summer 2027",
      slug: "summer-2027",
      state: "draft",
      startDate: "2027-06-01",
      endDate: "2027-09-30",
      // The same time of day in Zurich, which is in summer time by then.
      opensAt: Date.parse("2027-05-04T07:00:00Z"),
      closesAt: Date.parse("2027-05-23T07:00:00Z"),
      config: '{"weeks":9}',
      instructors: [{ person, name: "Ida" }],
      used: 0,
    });
    await expectFailure(
      manager.as.mutation(api.cohorts.cohorts.clone, { ...terms, startDate: "soon" }),
      "invalid",
      {
        startDate: "date",
      },
    );
  });
});

describe("instructors", () => {
  test("are put in and taken off; they need the role", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy);
    const ida = await addMember(app, organization, "Ida", ["instructor"]);
    const learner = await addMember(app, organization, "Lea");
    const stranger = await addMember(app, (await startAcademy("other", app)).organization, "Sam", [
      "instructor",
    ]);
    const place = (person: typeof ida.person) => ({ organization, cohort, person });
    const { add, remove } = api.cohorts.instructors;
    await manager.as.mutation(add, place(ida.person));
    await manager.as.mutation(add, place(ida.person));
    await expectFailure(manager.as.mutation(add, place(learner.person)), "conflict");
    await expectFailure(manager.as.mutation(add, place(stranger.person)), "notFound");
    await manager.as.mutation(remove, place(ida.person));
    await expectFailure(manager.as.mutation(remove, place(ida.person)), "notFound");
    expect((await logOf(academy)).slice(2)).toEqual(["instructors.added", "instructors.removed"]);
  });
});
