import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { inviteTo, uninvite } from "../../../convex/events/model/lateJoiners";
import { cloneEvents } from "../../../convex/events/model/cloning";
import { addMember, type Somebody } from "../../support/convexApp";
import { linesOf, readByIcalJs, readByNodeIcal } from "../../support/calendars";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { addCohort, enrollmentOf } from "../cohorts/academy";
import { quietPass } from "../cohorts/quietWork";
import {
  FIRST,
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
let ann: Somebody;
beforeEach(async () => {
  timetable = await startTimetable();
  ann = await joinAs(timetable, timetable.cohort, "Ann");
  await keepSessions(timetable.app);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const at = (iso: string) => vi.setSystemTime(Date.parse(iso));

describe("schedules", () => {
  test("show what comes, the next first, page by page, and what is over, the last first", async () => {
    await plan(timetable, { rule: WEEKLY });
    at("2027-03-09T17:30:00Z");
    const { organization } = timetable;
    const asked = {
      organization,
      when: "coming" as const,
      paginationOpts: { numItems: 2, cursor: null as string | null },
    };
    const first = await ann.as.query(api.events.schedules.mine, asked);
    expect(first.page.map(({ wallStart }) => wallStart.slice(5, 10))).toEqual(["03-09", "03-16"]);
    const paginationOpts = { numItems: 9, cursor: first.continueCursor };
    const second = await ann.as.query(api.events.schedules.mine, { ...asked, paginationOpts });
    expect(second.page.map(({ wallStart }) => wallStart.slice(5, 10))).toEqual(["03-23", "03-30"]);
    at("2027-03-20T10:00:00Z");
    const past = await ann.as.query(api.events.schedules.mine, {
      organization,
      when: "past",
      paginationOpts: FIRST,
    });
    expect(past.page.map(({ wallStart }) => wallStart.slice(5, 10))).toEqual(["03-16", "03-09", "03-02"]);
  });

  test("are those of one's own cohorts, without the address of an online session", async () => {
    const { app, organization, cohort, manager } = timetable;
    const online = { provider: "link" as const, url: "https://meet.example/room" };
    const { event } = await plan(timetable, { place: { room: "Room 4", online } });
    const asked = { organization, cohort, when: "coming" as const, paginationOpts: FIRST };
    const { page } = await ann.as.query(api.events.schedules.ofCohort, asked);
    expect(page.map(({ place }) => place)).toEqual([{ room: "Room 4", online: { provider: "link" } }]);
    const staff = await manager.as.query(api.events.events.get, { organization, event });
    expect(staff).toMatchObject({ mayManage: true, event: { place: { online } } });
    const sam = await addMember(app, organization, "Sam");
    await expectFailure(sam.as.query(api.events.schedules.ofCohort, asked), "notFound");
    await expectFailure(sam.as.query(api.events.schedules.one, { organization, event }), "notFound");
    const none = await sam.as.query(api.events.schedules.mine, {
      organization,
      when: "coming",
      paginationOpts: FIRST,
    });
    expect(none.page).toEqual([]);
  });

  test("of staff: a cohort's list, and an instructor's agenda", async () => {
    const { organization, cohort, teacher, manager } = timetable;
    await plan(timetable, { title: "Hers", instructors: [teacher.person] });
    await plan(timetable, { title: "Nobody's" });
    const asked = { organization, when: "coming" as const, paginationOpts: FIRST };
    const agenda = await teacher.as.query(api.events.events.agenda, asked);
    expect(agenda.page.map(({ title, instructors }) => [title, instructors])).toEqual([
      ["Hers", [{ person: teacher.person, name: "Tara Teacher" }]],
    ]);
    const of = await manager.as.query(api.events.events.agenda, { ...asked, person: teacher.person });
    expect(of.page).toHaveLength(1);
    const list = await manager.as.query(api.events.events.list, { ...asked, cohort });
    expect(list.page.map(({ title }) => title).sort()).toEqual(["Hers", "Nobody's"]);
    at("2027-03-09T10:00:00Z");
    const past = await teacher.as.query(api.events.events.agenda, { ...asked, when: "past" });
    expect(past.page.map(({ title }) => title)).toEqual(["Hers"]);
  });
});

describe("who", () => {
  test("enrolls later gets what is still to come, a series once; who leaves is taken off it", async () => {
    const { app, cohort } = timetable;
    await plan(timetable, { rule: WEEKLY });
    await plan(timetable, { title: "Single", wallStart: "2027-03-20T10:00" });
    at("2027-03-10T10:00:00Z");
    await mailed(timetable);
    await joinAs(timetable, cohort, "Lou");
    await mailed(timetable);
    const lou = await enrollmentOf(timetable, cohort, "Lou");
    await app.run((ctx) => inviteTo(ctx, lou));
    const mails = await mailed(timetable);
    expect(mails.map(({ address, method }) => `${address} ${method}`)).toEqual([
      "lou@people.test REQUEST",
      "lou@people.test REQUEST",
    ]);
    expect(mails.flatMap(({ content }) => readByNodeIcal(content)).length).toBe(6);
    expect(linesOf(mails[0]!.content, "ATTENDEE")[0]).toContain('CN="Lou":mailto:lou@people.test');
    await app.run(async (ctx) => {
      await ctx.db.patch(lou._id, { state: "withdrawn", stateAt: Date.now() });
      await uninvite(ctx, { ...lou, stateAt: Date.now() });
    });
    expect(await mailedInShort(timetable)).toEqual([
      "lou@people.test sessionCancelled CANCEL",
      "lou@people.test sessionCancelled CANCEL",
    ]);
  });
});

describe("reminders", () => {
  const remindersSent = async () =>
    (await mailedInShort(timetable)).filter((line) => line.includes("Reminder"));

  test("come a day and an hour before, once each", async () => {
    await plan(timetable);
    at("2027-03-01T16:00:00Z");
    await timetable.app.mutation(internal.events.jobs.arm, {});
    expect(await remindersSent()).toEqual([]);
    await quietPass(timetable.app, 3_600_000);
    expect(await remindersSent()).toEqual(["ann@people.test sessionReminder"]);
    await timetable.app.mutation(internal.events.jobs.arm, {});
    expect(await remindersSent()).toEqual([]);
    await quietPass(timetable.app, 23 * 3_600_000);
    expect(await remindersSent()).toEqual(["ann@people.test sessionReminder"]);
  });

  test("whose function was lost come by the hourly job, and not for what has begun", async () => {
    const { app } = timetable;
    await plan(timetable);
    at("2027-03-02T16:30:00Z");
    await app.mutation(internal.events.jobs.arm, {});
    expect(await remindersSent()).toEqual([
      "ann@people.test sessionReminder",
      "ann@people.test sessionReminder",
    ]);
    await plan(timetable, { wallStart: "2027-03-03T18:00" });
    at("2027-03-03T17:01:00Z");
    await app.mutation(internal.events.jobs.arm, {});
    expect(await remindersSent()).toEqual([]);
  });

  test("move with their session, and go with it", async () => {
    const { manager, organization } = timetable;
    at("2027-03-01T09:00:00Z");
    const { event } = await plan(timetable, { remindBefore: [60] });
    await mailed(timetable);
    await manager.as.mutation(api.events.events.change, {
      ...{ organization, event, scope: "one" },
      change: { wallStart: "2027-03-02T20:00" },
    });
    await mailed(timetable);
    await quietPass(timetable.app, 32 * 3_600_000);
    expect(await remindersSent()).toEqual([]);
    await quietPass(timetable.app, 3_600_000);
    expect(await remindersSent()).toEqual(["ann@people.test sessionReminder"]);
    const { event: gone } = await plan(timetable, { wallStart: "2027-03-03T18:00", remindBefore: [60] });
    await manager.as.mutation(api.events.events.cancel, {
      organization,
      event: gone,
      scope: "one",
      reason: "Ill",
    });
    await mailed(timetable);
    await quietPass(timetable.app, 24 * 3_600_000);
    expect(await remindersSent()).toEqual([]);
  });
});

describe("a calendar address", () => {
  const make = (who: Somebody) =>
    who.as.mutation(api.events.feeds.make, { organization: timetable.organization });
  const open = (address: string, headers = {}) => timetable.app.fetch(new URL(address).pathname, { headers });

  test("gives what one takes part in, as it stands, with what was cancelled", async () => {
    const { manager, organization } = timetable;
    await plan(timetable, { rule: WEEKLY });
    const { event } = await plan(timetable, { title: "Gone", wallStart: "2027-03-05T10:00" });
    await manager.as.mutation(api.events.events.cancel, { organization, event, scope: "one", reason: "Ill" });
    const { address, webcal } = await make(ann);
    expect(address).toMatch(/^https:\/\/academy\.test\/api\/calendar\/[\w-]{43}\.ics$/);
    expect(webcal).toBe(address.replace("https:", "webcal:"));
    const answer = await open(address);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=UTF-8");
    const content = await answer.text();
    const expected = [
      ["2027-03-02T17:00", "CONFIRMED"],
      ["2027-03-05T09:00", "CANCELLED"],
      ["2027-03-09T17:00", "CONFIRMED"],
      ["2027-03-16T17:00", "CONFIRMED"],
      ["2027-03-23T17:00", "CONFIRMED"],
      ["2027-03-30T16:00", "CONFIRMED"],
    ];
    expect(readByIcalJs(content).map(({ at: start, status }) => [start, status])).toEqual(expected);
    expect(readByNodeIcal(content).map(({ at: start, status }) => [start, status])).toEqual(expected);
    expect(new Set(linesOf(content, "UID")).size).toBe(6);
  });

  test("is answered with 304 while nothing changed", async () => {
    const { event } = await plan(timetable);
    const { address } = await make(ann);
    const etag = (await open(address)).headers.get("etag")!;
    vi.setSystemTime(Date.now() + 60_000);
    expect((await open(address, { "If-None-Match": etag })).status).toBe(304);
    expect((await open(address, { "If-None-Match": `"x", W/${etag}` })).status).toBe(304);
    const { manager, organization } = timetable;
    const change = { title: "New" };
    await manager.as.mutation(api.events.events.change, { organization, event, scope: "one", change });
    const fresh = await open(address, { "If-None-Match": etag });
    expect(fresh.status).toBe(200);
    expect(await fresh.text()).toContain("SUMMARY:New");
  });

  test("leaves what is older than 90 days", async () => {
    await plan(timetable);
    const { address } = await make(ann);
    at("2027-05-30T10:00:00Z");
    expect(readByIcalJs(await (await open(address)).text())).toHaveLength(1);
    at("2027-06-02T10:00:00Z");
    expect(await (await open(address)).text()).not.toContain("BEGIN:VEVENT");
  });

  test("of who leads holds what they lead", async () => {
    const { teacher } = timetable;
    await plan(timetable, { instructors: [teacher.person] });
    await plan(timetable, { title: "Not hers", wallStart: "2027-03-05T10:00" });
    const content = await (await open((await make(teacher)).address)).text();
    expect(readByIcalJs(content).map(({ title }) => title)).toEqual(["Pitch practice"]);
  });

  test("ends with a new one, and when it is revoked; a guess gives nothing", async () => {
    const { organization, app } = timetable;
    await plan(timetable);
    const first = await make(ann);
    const second = await make(ann);
    expect((await open(first.address)).status).toBe(404);
    expect((await open(second.address)).status).toBe(200);
    expect(await ann.as.query(api.events.feeds.since, { organization })).not.toBeNull();
    await ann.as.mutation(api.events.feeds.revoke, { organization });
    expect((await open(second.address)).status).toBe(404);
    expect(await ann.as.query(api.events.feeds.since, { organization })).toBeNull();
    for (const path of ["x.ics", `${"a".repeat(43)}.ics`, "", `${"a".repeat(43)}`])
      expect((await open(`https://academy.test/api/calendar/${path}`)).status).toBe(404);
    const rows = await app.run(({ db }) => db.query("calendarFeeds").collect());
    const token = /calendar\/(.*)\.ics/.exec(second.address)![1]!;
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("is not made in organizations one has nothing to do with", async () => {
    const other = await startTimetable("other", timetable.app);
    const { organization } = other;
    await expectFailure(ann.as.mutation(api.events.feeds.make, { organization }), "notFound");
  });
});

test("a cohort's clone has its sessions, some days later at the same hour, and tells nobody", async () => {
  const { app, cohort, teacher } = timetable;
  await plan(timetable, { rule: "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270311", instructors: [teacher.person] });
  await plan(timetable, { rule: "FREQ=MONTHLY;BYDAY=1TU;COUNT=2", title: "Monthly" });
  const { event } = await plan(timetable, { title: "Seats", admission: "registration", seats: 3 });
  const { event: gone } = await plan(timetable, { title: "Gone" });
  const { manager, organization } = timetable;
  await manager.as.mutation(api.events.events.cancel, {
    organization,
    event: gone,
    scope: "one",
    reason: "Ill",
  });
  const clone = await addCohort(
    timetable,
    { name: "Autumn", startDate: "2027-08-01", endDate: "2027-12-31" },
    "draft",
  );
  await mailed(timetable);
  await app.run((ctx) => cloneEvents(ctx, cohort, clone, 183));
  expect(await mailed(timetable)).toEqual([]);
  expect(await inShort({ ...timetable, cohort: clone })).toEqual([
    "2027-09-01T18:00 Pitch practice",
    "2027-09-01T18:00 Monthly",
    "2027-09-01T18:00 Seats",
    "2027-09-03T18:00 Pitch practice",
    "2027-09-08T18:00 Pitch practice",
    "2027-09-10T18:00 Pitch practice",
    "2027-10-06T18:00 Monthly",
  ]);
  const series = await app.run(({ db }) => db.query("eventSeries").collect());
  expect(series.filter(({ cohortId }) => cohortId === clone).map(({ rule }) => rule)).toEqual([
    "FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20270910",
  ]);
  const copies = await sessions({ ...timetable, cohort: clone });
  const pools = await app.run(({ db }) => db.query("pools").collect());
  const copied = copies.find(({ title }) => title === "Seats")!;
  expect(
    pools.filter(({ ownerId }) => ownerId === event || ownerId === copied._id).map(({ seats }) => seats),
  ).toEqual([3, 3]);
});

test("two people who are merged lead an event once, and keep one seat", async () => {
  const { app, organization, teacher } = timetable;
  const owner = await addMember(app, organization, "Olga", ["owner"]);
  const double = await addMember(app, organization, "Tara Again", ["instructor"]);
  const bob = await joinAs(timetable, timetable.cohort, "Bob");
  await plan(timetable, { instructors: [teacher.person, double.person] });
  const { event } = await plan(timetable, { admission: "registration", seats: 2 });
  for (const who of [ann, bob])
    await who.as.mutation(api.events.registrations.register, { organization, event });
  const parties = { organization, winner: teacher.person, loser: double.person };
  await owner.as.mutation(api.people.people.merge, parties);
  await owner.as.mutation(api.people.people.merge, { ...parties, winner: ann.person, loser: bob.person });
  const led = await app.run(({ db }) => db.query("eventInstructors").collect());
  expect(led.map(({ personId }) => personId)).toEqual([teacher.person]);
  const registrations = await app.run(({ db }) => db.query("registrations").collect());
  expect(registrations).toMatchObject([{ personId: ann.person, state: "registered" }]);
  const pool = await app.run(({ db }) => db.query("pools").collect());
  expect(pool.find(({ ownerId }) => ownerId === event)).toMatchObject({ used: 1 });
});
