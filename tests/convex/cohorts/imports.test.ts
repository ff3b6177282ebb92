import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { type Academy, addCohort, FIRST, joinAs, logOf, noticesOf, roster, startAcademy } from "./academy";
import { quietPass, quietWork } from "./quietWork";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2027-02-01T12:00:00Z");
});
afterEach(() => {
  vi.useRealTimers();
});

const { imports, announcements } = api.cohorts;

const LIST = "email,name,id\nann@x.ch,Ann,1\nbob@x.ch,Bob,2\n";

function of({ organization, manager }: Academy, cohort: Id<"cohorts">) {
  const place = { organization, cohort };
  return {
    check: (text: string) => manager.as.action(imports.check, { ...place, text }),
    start: (text: string, terms = { leaveOut: false, welcome: false }) =>
      manager.as.action(imports.start, { ...place, text, ...terms }),
    recent: async () =>
      (await manager.as.query(imports.recent, { ...place, paginationOpts: FIRST })).page.map(
        ({ id: _id, startedAt: _at, ...rest }) => rest,
      ),
  };
}

const files = ({ app }: Academy) => app.run(({ db }) => db.system.query("_storage").collect());

describe("a list of people", () => {
  test("is tried, taken in, and changes nothing when it is read again", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy, { seats: 1 });
    const { check, start, recent } = of(academy, cohort);
    const none = { wrong: 0, problems: [] };
    expect(await check(LIST)).toEqual({ total: 2, added: 2, changed: 0, unchanged: 0, ...none });
    expect(await roster(academy, cohort)).toBe("");
    await start(LIST);
    await quietWork(academy.app);
    expect(await roster(academy, cohort)).toBe("Ann enrolled, Bob waitlisted");
    const counts = { total: 2, done: 2, added: 2, changed: 0, unchanged: 0, refused: 0 };
    expect(await recent()).toEqual([{ state: "done", ...counts }]);
    expect(await files(academy)).toEqual([]);
    expect(await check(LIST)).toEqual({ total: 2, added: 0, changed: 0, unchanged: 2, ...none });
    await start(LIST);
    await quietWork(academy.app);
    expect((await recent())[0]).toMatchObject({ state: "done", added: 0, unchanged: 2 });
    expect(await roster(academy, cohort)).toBe("Ann enrolled, Bob waitlisted");
    const mails = await academy.app.run(({ db }) => db.query("deliveries").collect());
    expect(mails).toEqual([]);
    expect((await logOf(academy)).filter((action) => action === "enrollments.enrolled")).toHaveLength(1);
  });

  test("gives an id to who is in already, and takes nobody else's", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy, { seats: 9 });
    await joinAs(academy, cohort, "Ann");
    const { check, start, recent } = of(academy, cohort);
    const list = "email,id\nann@people.test,1\nbob@x.ch,2\n";
    expect(await check(list)).toMatchObject({ added: 1, changed: 1, wrong: 0 });
    await start(list);
    await quietWork(academy.app);
    expect((await recent())[0]).toMatchObject({ added: 1, changed: 1 });
    expect(await check("email,id\ncyd@x.ch,1\n")).toMatchObject({
      total: 1,
      added: 0,
      wrong: 1,
      problems: [{ line: 2, field: "externalId", message: "externalIdTaken" }],
    });
  });

  test("with wrong rows is refused, unless they are left out; those taken in are told if wanted", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy, { seats: 1, keepsWaiting: false });
    const ann = await addMember(academy.app, academy.organization, "Ann");
    const { check, start, recent } = of(academy, cohort);
    const list = "email\nann@people.test\nnobody\nann@people.test\nbob@x.ch\n";
    expect(await check(list)).toEqual({
      total: 4,
      added: 2,
      changed: 0,
      unchanged: 0,
      wrong: 2,
      problems: [
        { line: 3, field: "email", message: "email" },
        { line: 4, field: "email", message: "repeated" },
      ],
    });
    await expectFailure(start(list), "invalid", { text: "csvProblems" });
    await start(list, { leaveOut: true, welcome: true });
    await quietWork(academy.app);
    expect((await recent())[0]).toMatchObject({ state: "done", added: 1, refused: 1 });
    expect(await roster(academy, cohort)).toBe("Ann enrolled");
    expect(await noticesOf(academy, ann)).toEqual(["cohortJoined"]);
  });

  test("that is none is refused, as are a draft and another organization's cohort", async () => {
    const academy = await startAcademy();
    const cohort = await addCohort(academy);
    const { check, start } = of(academy, cohort);
    await expectFailure(check("name\nAnn"), "invalid", { text: "csvWithoutEmail" });
    await expectFailure(start("email\nnobody", { leaveOut: true, welcome: false }), "invalid", {
      text: "csvEmpty",
    });
    const draft = await addCohort(academy, { name: "Draft" }, "draft");
    await expectFailure(of(academy, draft).check(LIST), "conflict");
    const other = await startAcademy("other", academy.app);
    await expectFailure(of(other, cohort).start(LIST), "notFound");
    expect(await files(academy)).toEqual([]);
  });

  test("goes on after a crash where it stopped, each row once", async () => {
    const academy = await startAcademy();
    const { app } = academy;
    const cohort = await addCohort(academy, { seats: null });
    const { start, recent } = of(academy, cohort);
    const people = Array.from({ length: 120 }, (_, i) => `p${i}@x.ch,P${100 + i},${i}`);
    const id = await start(`email,name,id\n${people.join("\n")}\n`);
    // The reader dies after its first page: only its watch is left.
    const rows = JSON.parse(await fileOf(academy)) as {
      line: number;
      email: string;
      name: string;
      externalId: string | null;
      role: "participant";
    }[];
    await app.run(async ({ db, scheduler }) => {
      for (const job of await db.system.query("_scheduled_functions").collect())
        if (job.name.startsWith("cohorts/importFile")) await scheduler.cancel(job._id);
    });
    const page = { id, from: 0, rows: rows.slice(0, 50) };
    expect(await app.mutation(internal.cohorts.jobs.importPage, page)).toBe(50);
    expect(await app.mutation(internal.cohorts.jobs.importPage, page)).toBe(50);
    expect(await recent()).toMatchObject([{ state: "running", done: 50, added: 50 }]);
    for (let minute = 0; minute < 3; minute++) await quietPass(app, 60_000);
    expect(await recent()).toEqual([
      { state: "done", total: 120, done: 120, added: 120, changed: 0, unchanged: 0, refused: 0 },
    ]);
    const { counts } = await academy.manager.as.query(api.cohorts.cohorts.get, {
      organization: academy.organization,
      cohort,
    });
    expect(counts.enrolled).toBe(120);
  }, 20_000);

  test("is given up when nobody can read it", async () => {
    const academy = await startAcademy();
    const { app } = academy;
    const cohort = await addCohort(academy);
    const { start, recent } = of(academy, cohort);
    await start(LIST);
    const [file] = await files(academy);
    await app.run(({ storage }) => storage.delete(file!._id));
    for (let minute = 0; minute < 30; minute++) await quietPass(app, 60_000);
    expect((await recent())[0]).toMatchObject({ state: "failed", done: 0 });
  });
});

async function fileOf(academy: Academy): Promise<string> {
  const [file] = await files(academy);
  return academy.app.run(async ({ storage }) => (await storage.get(file!._id))!.text());
}

describe("an announcement", () => {
  test("goes to everybody who has a place, once, page after page", async () => {
    const academy = await startAcademy();
    const { app, organization, manager } = academy;
    const cohort = await addCohort(academy, { seats: 120 });
    const people = [];
    for (let i = 100; i < 222; i++) people.push(await joinAs(academy, cohort, `P${i}`));
    const words = { organization, cohort, subject: " Room ", body: "We meet in **room 12**." };
    await manager.as.mutation(announcements.send, words);
    const list = async () => {
      const { page } = await manager.as.query(announcements.list, {
        organization,
        cohort,
        paginationOpts: FIRST,
      });
      return page.map(({ subject, state, recipients, of: all, author }) => ({
        subject,
        state,
        recipients,
        of: all,
        author,
      }));
    };
    expect(await list()).toEqual([
      { subject: "Room", state: "sending", recipients: 0, of: 120, author: "Maja acme" },
    ]);
    await quietWork(app);
    expect(await list()).toEqual([
      { subject: "Room", state: "sent", recipients: 120, of: 120, author: "Maja acme" },
    ]);
    const told = await app.run(({ db }) => db.query("notices").collect());
    const announced = told.filter(({ template }) => template === "cohortAnnouncement");
    expect(new Set(announced.map(({ personId }) => personId)).size).toBe(120);
    expect(announced).toHaveLength(120);
    expect(await noticesOf(academy, people[121]!)).toEqual(["cohortWaitlisted"]);
    await expectFailure(
      manager.as.mutation(announcements.send, { ...words, subject: "", body: " " }),
      "invalid",
      {
        subject: "required",
        body: "required",
      },
    );
  });
});
