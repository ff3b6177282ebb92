import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { requireAccess, requireTeaching } from "../../../convex/cohorts/model/access";
import { seatedPage } from "../../../convex/cohorts/model/roster";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import {
  type Academy,
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

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2027-02-01T12:00:00Z");
});
afterEach(() => {
  vi.useRealTimers();
});

const { enrollments, bulk } = api.cohorts;

const idOf = async (academy: Academy, cohort: Id<"cohorts">, name: string) => ({
  organization: academy.organization,
  enrollment: (await enrollmentOf(academy, cohort, name))._id,
});

describe("staff", () => {
  test("add people they know; volunteers use no seat", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 1 });
    const add = async (name: string, role: "participant" | "volunteer") => {
      const { person } = await addMember(app, organization, name);
      return manager.as.mutation(enrollments.add, { organization, cohort, person, role });
    };
    expect(await add("Ann", "participant")).toBe("enrolled");
    expect(await add("Vic", "volunteer")).toBe("enrolled");
    expect(await add("Bob", "participant")).toBe("waitlisted");
    const other = await startAcademy("other", app);
    const stranger = { organization, cohort, person: other.manager.person, role: "participant" as const };
    await expectFailure(manager.as.mutation(enrollments.add, stranger), "notFound");
    const facts = await manager.as.query(api.cohorts.cohorts.get, { organization, cohort });
    expect([facts.used, facts.counts.enrolled, facts.counts.waitlisted]).toEqual([1, 2, 1]);
    const draft = await addCohort(academy, { name: "Draft" }, "draft");
    const early = { organization, cohort: draft, person: manager.person, role: "participant" as const };
    await expectFailure(manager.as.mutation(enrollments.add, early), "conflict");
  });

  test("find people by state and name, page after page", async () => {
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 2 });
    for (const name of ["Cyd Lee", "Ann Lee", "Bob Roe"]) await joinAs(academy, cohort, name);
    const find = async (wanted: object) => {
      const all = { organization, cohort, state: null, search: "", paginationOpts: FIRST };
      return (await manager.as.query(enrollments.list, { ...all, ...wanted })).page.map(({ name }) => name);
    };
    expect(await find({})).toEqual(["Ann Lee", "Bob Roe", "Cyd Lee"]);
    expect(await find({ state: "waitlisted" })).toEqual(["Bob Roe"]);
    expect(await find({ search: "lee" })).toHaveLength(2);
    expect(await find({ search: "roe", state: "enrolled" })).toEqual([]);
    expect(await find({ paginationOpts: { numItems: 2, cursor: null } })).toEqual(["Ann Lee", "Bob Roe"]);
    const page = await manager.as.query(enrollments.list, {
      ...{ organization, cohort, state: null, search: "", paginationOpts: FIRST },
    });
    expect(page.page[0]).toMatchObject({
      email: "ann.lee@people.test",
      role: "participant",
      state: "enrolled",
    });
  });

  test("withdraw, fail and complete, with reasons that are told", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 3 });
    const people = [];
    for (const name of ["Ann", "Bob", "Cyd", "Dan"]) people.push(await joinAs(academy, cohort, name));
    const [ann, bob, cyd] = await Promise.all(
      ["Ann", "Bob", "Cyd"].map((name) => idOf(academy, cohort, name)),
    );
    await expectFailure(manager.as.mutation(enrollments.withdraw, { ...ann!, reason: " " }), "invalid", {
      reason: "required",
    });
    await expectFailure(
      manager.as.mutation(enrollments.fail, { ...ann!, reason: "x".repeat(501) }),
      "invalid",
      {
        reason: "tooLong",
      },
    );
    await manager.as.mutation(enrollments.withdraw, { ...ann!, reason: "Asked us to." });
    await manager.as.mutation(enrollments.fail, { ...bob!, reason: "Missed too much." });
    await manager.as.mutation(enrollments.complete, cyd!);
    expect(await roster(academy, cohort)).toBe("Ann withdrawn, Bob failed, Cyd completed, Dan offered");
    await expectFailure(manager.as.mutation(enrollments.withdraw, { ...ann!, reason: "x" }), "conflict");
    await expectFailure(manager.as.mutation(enrollments.complete, ann!), "conflict");
    await expectFailure(manager.as.mutation(enrollments.complete, cyd!), "conflict");
    await manager.as.mutation(enrollments.complete, bob!);
    expect(await noticesOf(academy, people[0]!)).toEqual(["cohortJoined", "cohortLeft"]);
    expect(await noticesOf(academy, people[2]!)).toEqual(["cohortJoined", "cohortCompleted"]);
    const { accessUntil } = await manager.as.query(enrollments.get, cyd!);
    expect(new Date(accessUntil!).toISOString()).toBe("2028-06-29T22:00:00.000Z");
    const activities = await app.run(({ db }) => db.query("activities").collect());
    expect(activities.map(({ kind }) => kind)).toEqual([
      "enrolled",
      "enrolled",
      "enrolled",
      "withdrew",
      "completed",
      "completed",
    ]);
    const other = await startAcademy("other", app);
    const theirs = { ...cyd!, organization: other.organization };
    await expectFailure(other.manager.as.mutation(enrollments.complete, theirs), "notFound");
    await expectFailure(other.manager.as.query(enrollments.get, theirs), "notFound");
    expect(organization).not.toBe(other.organization);
  });

  test("move people to another cohort where there is a seat, or nothing happens", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const from = await addCohort(academy, { seats: 1 });
    const to = await addCohort(academy, { name: "Autumn", startDate: "2027-05-01", seats: 1 });
    const ann = await joinAs(academy, from, "Ann");
    await joinAs(academy, from, "Bob");
    const moved = await manager.as.mutation(enrollments.transfer, {
      ...(await idOf(academy, from, "Ann")),
      to,
    });
    expect(moved).toBe((await enrollmentOf(academy, to, "Ann"))._id);
    expect(await roster(academy, from)).toBe("Ann withdrawn, Bob offered");
    expect(await roster(academy, to)).toBe("Ann enrolled");
    expect(await noticesOf(academy, ann)).toEqual(["cohortJoined", "cohortJoined"]);
    const bob = await idOf(academy, from, "Bob");
    await expectFailure(manager.as.mutation(enrollments.transfer, { ...bob, to }), "conflict");
    await expectFailure(manager.as.mutation(enrollments.transfer, { ...bob, to: from }), "invalid", {
      to: "sameCohort",
    });
    expect(await roster(academy, from)).toBe("Ann withdrawn, Bob offered");
    expect(await roster(academy, to)).toBe("Ann enrolled");
    const program = await addProgram(app, organization, "French");
    const french = await addCohort({ ...academy, program }, { startDate: "2027-06-01" });
    const earlier = await addCohort(academy, { startDate: "2027-02-15" });
    await expectFailure(manager.as.mutation(enrollments.defer, { ...bob, to: french }), "invalid", {
      to: "otherProgram",
    });
    await expectFailure(manager.as.mutation(enrollments.defer, { ...bob, to: earlier }), "invalid", {
      to: "notLater",
    });
    const later = await addCohort(academy, { name: "Winter", startDate: "2027-06-01" });
    await manager.as.mutation(enrollments.defer, { ...bob, to: later });
    expect(await roster(academy, later)).toBe("Bob enrolled");
    await expectFailure(manager.as.mutation(enrollments.defer, { ...bob, to: later }), "conflict");
  });
});

describe("many at once", () => {
  test("are checked, then treated; those it does not fit stay", async () => {
    const academy = await startAcademy();
    const { organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 2 });
    for (const name of ["Ann", "Bob", "Cyd"]) await joinAs(academy, cohort, name);
    const ids = await Promise.all(
      ["Ann", "Bob", "Cyd"].map(async (name) => (await enrollmentOf(academy, cohort, name))._id),
    );
    const what = {
      organization,
      cohort,
      enrollments: [...ids, ids[0]!],
      action: "complete" as const,
      reason: "",
    };
    const outcomes = ["Ann done", "Bob done", "Cyd state"];
    const shown = (rows: { name: string; outcome: string }[]) =>
      rows.map(({ name, outcome }) => `${name} ${outcome}`);
    expect(shown(await manager.as.query(bulk.check, what))).toEqual(outcomes);
    expect(shown(await manager.as.mutation(bulk.run, what))).toEqual(outcomes);
    expect(await roster(academy, cohort)).toBe("Ann completed, Bob completed, Cyd waitlisted");
    await expectFailure(manager.as.mutation(bulk.run, { ...what, action: "withdraw" }), "invalid", {
      reason: "required",
    });
    await expectFailure(manager.as.mutation(bulk.run, { ...what, enrollments: [] }), "invalid");
    const other = await addCohort(academy, { name: "Other" });
    expect(await manager.as.mutation(bulk.run, { ...what, cohort: other })).toEqual([]);
    await manager.as.mutation(bulk.run, { ...what, action: "withdraw", reason: "Over." });
    expect(await roster(academy, cohort)).toBe("Ann completed, Bob completed, Cyd withdrawn");
  });

  test("who asked are let in as far as there are seats, two hundred at a time", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { joinMode: "request", seats: 150, keepsWaiting: false });
    const ids: Id<"enrollments">[] = [];
    for (let i = 100; i < 301; i++) {
      const { as } = await addMember(app, organization, `P${i}`);
      await as.mutation(api.cohorts.joining.request, { organization, cohort, answers: {} });
      ids.push((await enrollmentOf(academy, cohort, `P${i}`))._id);
    }
    const what = { organization, cohort, action: "approve" as const, reason: "" };
    await expectFailure(manager.as.mutation(bulk.run, { ...what, enrollments: ids }), "invalid", {
      enrollments: "tooMany",
    });
    const outcomes = await manager.as.mutation(bulk.run, { ...what, enrollments: ids.slice(0, 200) });
    expect(outcomes.filter(({ outcome }) => outcome === "done")).toHaveLength(150);
    expect(outcomes.slice(150).every(({ outcome }) => outcome === "full")).toBe(true);
    const refused = await manager.as.mutation(bulk.run, {
      ...what,
      action: "refuse",
      enrollments: ids.slice(150, 152),
    });
    expect(refused.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    const { counts } = await manager.as.query(api.cohorts.cohorts.get, { organization, cohort });
    expect([counts.enrolled, counts.requested, counts.declined]).toEqual([150, 49, 2]);
  }, 20_000);
});

describe("access from the inside", () => {
  const inside = (academy: Academy, who: Id<"persons">, cohort: Id<"cohorts">) =>
    academy.app.run(async ({ db }) => {
      const person = (await db.get(who))!;
      return (await requireAccess({ db, person }, cohort)).enrollment.state;
    });

  test("is for those who take part or completed, for as long as the cohort says", async () => {
    const academy = await startAcademy();
    const { manager } = academy;
    const cohort = await addCohort(academy, { seats: 1, accessDays: 10 });
    const [ann, bob] = [await joinAs(academy, cohort, "Ann"), await joinAs(academy, cohort, "Bob")];
    expect(await inside(academy, ann.person, cohort)).toBe("enrolled");
    await expectFailure(inside(academy, bob.person, cohort), "notFound");
    await expectFailure(inside(academy, manager.person, cohort), "notFound");
    await manager.as.mutation(enrollments.complete, await idOf(academy, cohort, "Ann"));
    vi.setSystemTime("2027-07-10T21:59:00Z");
    expect(await inside(academy, ann.person, cohort)).toBe("completed");
    vi.setSystemTime("2027-07-10T22:00:00Z");
    await expectFailure(inside(academy, ann.person, cohort), "notFound");
  });

  test("to run it is for managers, and for instructors where they teach", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const [own, other] = [await addCohort(academy), await addCohort(academy, { name: "Other" })];
    const ida = await addMember(app, organization, "Ida", ["instructor"]);
    await manager.as.mutation(api.cohorts.instructors.add, { organization, cohort: own, person: ida.person });
    const audience = (who: typeof ida, cohort: Id<"cohorts">) =>
      who.as.query(api.cohorts.announcements.audience, { organization, cohort });
    expect([await audience(ida, own), await audience(manager, own), await audience(manager, other)]).toEqual([
      0, 0, 0,
    ]);
    await expectFailure(audience(ida, other), "forbidden");
    const teaching = app.run(async ({ db }) => {
      const person = (await db.get(ida.person))!;
      return (await requireTeaching({ db, person, permissions: ["announcements.send"] }, own))._id;
    });
    expect(await teaching).toBe(own);
  });

  test("those who have a seat are listed by name, with those who completed where they are asked for", async () => {
    const academy = await startAcademy();
    const { app, manager } = academy;
    const cohort = await addCohort(academy, { seats: 3 });
    for (const name of ["Cyd", "Ann", "Bob", "Dan"]) await joinAs(academy, cohort, name);
    await manager.as.mutation(enrollments.complete, await idOf(academy, cohort, "Bob"));
    const names = (options?: { completed: boolean }) =>
      app.run(async (ctx) => (await seatedPage(ctx, cohort, FIRST, options)).page.map(({ name }) => name));
    expect(await names()).toEqual(["Ann", "Cyd"]);
    expect(await names({ completed: true })).toEqual(["Ann", "Bob", "Cyd"]);
    expect(await logOf(academy)).toContain("enrollments.completed");
  });
});
