import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Wish } from "../../../convex/events/model/changes";
import type { EditScope } from "../../../convex/events/rules/statuses";
import { addMember } from "../../support/convexApp";
import { linesOf, readByIcalJs, readByNodeIcal } from "../../support/calendars";
import { expectFailure } from "../../support/failures";
import {
  inShort,
  joinAs,
  mailed,
  mailedInShort,
  plan,
  sessions,
  startTimetable,
  type Timetable,
  WEEKLY,
} from "./timetable";

let timetable: Timetable;
beforeEach(async () => {
  timetable = await startTimetable();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function change(event: Id<"events">, scope: EditScope, wish: Wish["change"]) {
  const { manager, organization } = timetable;
  return manager.as.mutation(api.events.events.change, { organization, event, scope, change: wish });
}

async function cancel(event: Id<"events">, scope: EditScope, reason = "The trainer is ill.") {
  const { manager, organization } = timetable;
  return manager.as.mutation(api.events.events.cancel, { organization, event, scope, reason });
}

async function restore(event: Id<"events">) {
  const { manager, organization } = timetable;
  return manager.as.mutation(api.events.events.restore, { organization, event });
}

/** A weekly series, with Ann in the cohort; nothing of it is told any more. */
async function planWeekly(rule = WEEKLY) {
  await joinAs(timetable, timetable.cohort, "Ann");
  await plan(timetable, { rule });
  await mailed(timetable);
  return sessions(timetable);
}

const at = (iso: string) => vi.setSystemTime(Date.parse(iso));
const shown = (content: string) => readByIcalJs(content).map((each) => `${each.at} ${each.title}`);

describe("one session", () => {
  test("is moved: its row, its reminders, who is taken, and calendars", async () => {
    const { app, teacher } = timetable;
    await joinAs(timetable, timetable.cohort, "Ann");
    const { event } = await plan(timetable, { instructors: [teacher.person] });
    await mailed(timetable);
    await change(event, "one", { wallStart: "2027-03-03T09:00" });
    expect(await inShort(timetable)).toEqual(["2027-03-03T09:00 Pitch practice"]);
    const reminders = await app.run(({ db }) => db.query("reminders").collect());
    expect(reminders.map((row) => new Date(row.at).toISOString())).toEqual([
      "2027-03-02T08:00:00.000Z",
      "2027-03-03T07:00:00.000Z",
    ]);
    const busy = await app.run(({ db }) => db.query("busy").collect());
    expect(busy.map(({ day }) => day)).toEqual(["2027-03-03"]);
    const mails = await mailed(timetable);
    expect(mails.map(({ address, template }) => `${address} ${template}`).sort()).toEqual([
      "ann@people.test sessionChanged",
      "tara.teacher@people.test sessionChanged",
    ]);
    expect(readByNodeIcal(mails[0]!.content).map((each) => each.at)).toEqual(["2027-03-03T08:00"]);
    expect(linesOf(mails[0]!.content, "SEQUENCE")).toEqual(["SEQUENCE:1"]);
    expect(linesOf(mails[0]!.content, "UID")).toEqual([`UID:${event}@cohortium`]);
  });

  test("what calendars do not show is told to nobody", async () => {
    await joinAs(timetable, timetable.cohort, "Ann");
    const { event } = await plan(timetable);
    await mailed(timetable);
    expect(await change(event, "one", { kind: "pitch", title: " Pitch practice " })).toMatchObject({
      occurrences: 1,
    });
    expect(await mailed(timetable)).toEqual([]);
    expect((await sessions(timetable))[0]).toMatchObject({ kind: "pitch", sequence: 0 });
    expect(await change(event, "one", { kind: "pitch" })).toMatchObject({ occurrences: 0 });
  });

  test("somebody else leads it: one calendar forgets it, another gets it", async () => {
    const { app, organization, teacher } = timetable;
    const other = await addMember(app, organization, "Otto", ["instructor"]);
    const { event } = await plan(timetable, { instructors: [teacher.person] });
    await mailed(timetable);
    await change(event, "one", { instructors: [other.person] });
    expect(await mailedInShort(timetable)).toEqual([
      "otto@people.test sessionPlanned REQUEST",
      "tara.teacher@people.test sessionCancelled CANCEL",
    ]);
  });

  test.each([
    [{ wallStart: "2027-07-01T18:00" }, { wallStart: "outsideCohort" }],
    [{ durationMinutes: 3 }, { durationMinutes: "duration" }],
    [{ rule: "FREQ=DAILY;COUNT=2" }, { rule: "ruleOfOne" }],
  ])("%j is refused", async (wish, problems) => {
    const { event } = await plan(timetable);
    await expectFailure(change(event, "one", wish), "invalid", problems);
    expect(await inShort(timetable)).toEqual(["2027-03-02T18:00 Pitch practice"]);
  });

  test("that is over, or cancelled, is not changed", async () => {
    const { event } = await plan(timetable);
    await cancel(event, "one");
    await expectFailure(change(event, "one", { title: "New" }), "conflict");
    await restore(event);
    at("2027-03-02T20:00:00Z");
    await expectFailure(change(event, "one", { title: "New" }), "conflict");
    await expectFailure(cancel(event, "one"), "conflict");
  });

  test("of another cohort or organization is out of reach", async () => {
    const { event } = await plan(timetable);
    const { app, organization } = timetable;
    const stranger = await addMember(app, organization, "Sam", ["instructor"]);
    const args = { organization, event, scope: "one" as const, change: { title: "Mine" } };
    await expectFailure(stranger.as.mutation(api.events.events.change, args), "forbidden");
    const other = await startTimetable("other", app);
    const foreign = { ...args, organization: other.organization };
    await expectFailure(other.manager.as.mutation(api.events.events.change, foreign), "notFound");
    await expectFailure(
      other.manager.as.query(api.events.events.get, { organization: other.organization, event }),
      "notFound",
    );
  });
});

describe("an occurrence", () => {
  test("that differs is an entry by its name in the series", async () => {
    const [, second] = await planWeekly();
    await change(second!._id, "one", { wallStart: "2027-03-10T18:00" });
    const [mail, ...more] = await mailed(timetable);
    expect(more).toEqual([]);
    expect(linesOf(mail!.content, "RECURRENCE-ID")).toEqual([
      "RECURRENCE-ID;TZID=Europe/Zurich:20270309T180000",
    ]);
    expect(shown(mail!.content)).toEqual(["2027-03-10T17:00 Pitch practice"]);
    expect(linesOf(mail!.content, "SEQUENCE")).toEqual(["SEQUENCE:1"]);
    expect((await sessions(timetable))[1]).toMatchObject({ differs: true, recurrenceId: "2027-03-09T18:00" });
  });

  test("that is cancelled is told by its name, and who comes later sees the series without it", async () => {
    const [, second] = await planWeekly();
    await cancel(second!._id, "one");
    const [mail] = await mailed(timetable);
    expect(mail).toMatchObject({ template: "sessionCancelled", method: "CANCEL" });
    expect(linesOf(mail!.content, "RECURRENCE-ID")).toEqual([
      "RECURRENCE-ID;TZID=Europe/Zurich:20270309T180000",
    ]);
    await change((await sessions(timetable))[0]!._id, "all", { title: "New" });
    const [series] = await mailed(timetable);
    expect(shown(series!.content).map((line) => line.slice(5, 10))).toEqual([
      "03-02",
      "03-16",
      "03-23",
      "03-30",
    ]);
    expect(readByNodeIcal(series!.content)).toHaveLength(4);
    await restore(second!._id);
    expect(await mailedInShort(timetable)).toEqual(["ann@people.test sessionChanged REQUEST"]);
  });
});

describe("this and what follows", () => {
  test("splits the series: the old one ends, a new one begins, and calendars are right", async () => {
    const [first, , third] = await planWeekly();
    await change(third!._id, "following", { wallStart: "2027-03-17T19:00", title: "Late pitch" });
    expect(await inShort(timetable)).toEqual([
      "2027-03-02T18:00 Pitch practice",
      "2027-03-09T18:00 Pitch practice",
      "2027-03-17T19:00 Late pitch",
      "2027-03-24T19:00 Late pitch",
      "2027-03-31T19:00 Late pitch",
    ]);
    const mails = await mailed(timetable);
    const [before, after] = mails.map(({ content }) => content);
    expect(mails).toHaveLength(2);
    expect(linesOf(before!, "RRULE")).toEqual(["RRULE:FREQ=WEEKLY;UNTIL=20270316T165900Z"]);
    expect(linesOf(before!, "UID")).toEqual([`UID:${first!.uid}`]);
    expect(linesOf(before!, "SEQUENCE")).toEqual(["SEQUENCE:1"]);
    expect(shown(before!)).toEqual(["2027-03-02T17:00 Pitch practice", "2027-03-09T17:00 Pitch practice"]);
    expect(linesOf(after!, "UID")).not.toEqual([`UID:${first!.uid}`]);
    expect(linesOf(after!, "SEQUENCE")).toEqual(["SEQUENCE:0"]);
    expect(shown(after!)).toEqual([
      "2027-03-17T18:00 Late pitch",
      "2027-03-24T18:00 Late pitch",
      "2027-03-31T17:00 Late pitch",
    ]);
    expect(readByNodeIcal(after!).map((each) => each.at)).toEqual(
      readByIcalJs(after!).map((each) => each.at),
    );
  });

  test("keeps what an occurrence has of its own where the change does not touch it", async () => {
    const [, second, , fourth] = await planWeekly();
    await change(fourth!._id, "one", { title: "Guest", wallStart: "2027-03-24T10:00" });
    await mailed(timetable);
    await change(second!._id, "following", { place: { room: "Hall" } });
    const rows = await sessions(timetable);
    expect(rows.map(({ place, title }) => `${place.room} ${title}`)).toEqual([
      "Room 4 Pitch practice",
      "Hall Pitch practice",
      "Hall Pitch practice",
      "Hall Guest",
      "Hall Pitch practice",
    ]);
    expect(rows[3]).toMatchObject({ wallStart: "2027-03-24T10:00", differs: true });
    const after = (await mailed(timetable)).at(-1)!.content;
    expect(shown(after)).toContain("2027-03-24T09:00 Guest");
    expect(shown(after)).toHaveLength(4);
  });

  test("with another rule, sessions are dealt out anew; what has no place is cancelled", async () => {
    const [, , third] = await planWeekly();
    await change(third!._id, "following", { rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=2" });
    expect(await inShort(timetable)).toEqual([
      "2027-03-02T18:00 Pitch practice",
      "2027-03-09T18:00 Pitch practice",
      "2027-03-16T18:00 Pitch practice",
      "2027-03-30T18:00 Pitch practice",
      "2027-03-30T18:00 Pitch practice, cancelled",
    ]);
    await change(third!._id, "following", { rule: "FREQ=WEEKLY;COUNT=3" });
    const scheduled = (await sessions(timetable)).filter(({ state }) => state === "scheduled");
    expect(scheduled).toHaveLength(5);
  });
});

describe("all", () => {
  test("with nothing begun keeps the series and its UID", async () => {
    const [first] = await planWeekly();
    await change(first!._id, "all", { durationMinutes: 60 });
    const [mail, ...more] = await mailed(timetable);
    expect(more).toEqual([]);
    expect(linesOf(mail!.content, "UID")).toEqual([`UID:${first!.uid}`]);
    expect(linesOf(mail!.content, "SEQUENCE")).toEqual(["SEQUENCE:1"]);
    expect((await sessions(timetable)).map(({ durationMinutes }) => durationMinutes)).toEqual([
      60, 60, 60, 60, 60,
    ]);
  });

  test("leaves what has begun as it was, and calendars lose none and double none", async () => {
    const [, , third] = await planWeekly();
    at("2027-03-09T17:30:00Z");
    await change(third!._id, "all", { wallStart: "2027-03-16T17:00" });
    expect((await inShort(timetable)).map((line) => line.slice(5, 16))).toEqual([
      "03-02T18:00",
      "03-09T18:00",
      "03-16T17:00",
      "03-23T17:00",
      "03-30T17:00",
    ]);
    const mails = await mailed(timetable);
    expect(mails.flatMap(({ content }) => shown(content)).map((line) => line.slice(5, 16))).toEqual([
      "03-02T17:00",
      "03-09T17:00",
      "03-16T16:00",
      "03-23T16:00",
      "03-30T15:00",
    ]);
  });

  test("where all that began is over, the old series still hears of its end", async () => {
    const [, , third] = await planWeekly();
    at("2027-03-12T10:00:00Z");
    await change(third!._id, "all", { title: "New" });
    expect(await mailed(timetable)).toHaveLength(2);
  });

  test("is refused when every session has begun", async () => {
    const [first] = await planWeekly();
    at("2027-04-15T10:00:00Z");
    await expectFailure(change(first!._id, "all", { title: "New" }), "conflict");
  });

  test("a monthly rule that names days needs a new one to move to another day", async () => {
    const { event } = await plan(timetable, { rule: "FREQ=MONTHLY;BYDAY=1TU;COUNT=3" });
    await expectFailure(change(event, "all", { wallStart: "2027-03-04T18:00" }), "invalid", {
      rule: "ruleNeeded",
    });
    await change(event, "all", { wallStart: "2027-03-04T18:00", rule: "FREQ=MONTHLY;BYDAY=1TH;COUNT=3" });
    expect((await inShort(timetable)).map((line) => line.slice(0, 10))).toEqual([
      "2027-03-04",
      "2027-04-01",
      "2027-05-06",
    ]);
  });

  test("other instructors: refused where one is taken, told to calendars where not", async () => {
    const { teacher } = timetable;
    const { event: taken } = await plan(timetable, {
      wallStart: "2027-03-16T18:30",
      instructors: [teacher.person],
    });
    const { event } = await plan(timetable, { rule: WEEKLY });
    await expectFailure(change(event, "all", { instructors: [teacher.person] }), "conflict");
    await cancel(taken, "one");
    await mailed(timetable);
    expect(await change(event, "all", { instructors: [teacher.person] })).toMatchObject({ occurrences: 5 });
    expect(await mailedInShort(timetable)).toEqual(["tara.teacher@people.test sessionChanged REQUEST"]);
  });
});

describe("cancelling", () => {
  test("asks why", async () => {
    const { event } = await plan(timetable);
    await expectFailure(cancel(event, "one", "  "), "invalid", { reason: "required" });
  });

  test("all of a series that has not begun takes it out of calendars", async () => {
    const [first] = await planWeekly();
    expect(await cancel(first!._id, "all")).toBe(5);
    const [mail, ...more] = await mailed(timetable);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ template: "sessionCancelled", method: "CANCEL" });
    expect(linesOf(mail!.content, "UID")).toEqual([`UID:${first!.uid}`]);
    expect(linesOf(mail!.content, "SEQUENCE")).toEqual(["SEQUENCE:1"]);
    const { app } = timetable;
    expect(await app.run(({ db }) => db.query("busy").collect())).toEqual([]);
    expect(await app.run(({ db }) => db.query("reminders").collect())).toEqual([]);
  });

  test("what follows leaves a series without it", async () => {
    const [, , third] = await planWeekly();
    expect(await cancel(third!._id, "following")).toBe(3);
    const [mail] = await mailed(timetable);
    expect(mail).toMatchObject({ template: "sessionCancelled", method: "REQUEST" });
    expect(shown(mail!.content)).toHaveLength(2);
    expect(readByNodeIcal(mail!.content)).toHaveLength(2);
  });

  test("is taken back, unless the time has passed", async () => {
    const { event } = await plan(timetable);
    await cancel(event, "one");
    await restore(event);
    expect(await inShort(timetable)).toEqual(["2027-03-02T18:00 Pitch practice"]);
    await cancel(event, "one");
    at("2027-03-03T10:00:00Z");
    await expectFailure(restore(event), "conflict");
  });

  test("is not taken back where an instructor leads something else meanwhile", async () => {
    const { teacher } = timetable;
    const { event } = await plan(timetable, { instructors: [teacher.person] });
    await cancel(event, "one");
    await plan(timetable, { instructors: [teacher.person], title: "Other" });
    await expectFailure(restore(event), "conflict");
  });
});
