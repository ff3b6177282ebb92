import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { scheduleClosing } from "../../../convex/attendance/model/closing";
import { joinPath } from "../../../convex/attendance/model/joinTokens";
import { arrived, left } from "../../../convex/attendance/model/presences";
import { HOUR, MINUTE } from "../../../convex/shared/time";
import { addMember, addOrganization, SERVER_SECRET, startApp } from "../../support/convexApp";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { addCohort, addEvent, addLearner } from "../../support/learningWorld";

const START = Date.parse("2026-11-24T17:00:00Z");
const CLIENT = { secret: SERVER_SECRET, address: "192.0.2.7" };
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(START - HOUR);
});
afterEach(() => {
  vi.useRealTimers();
});

async function start(place: object = { online: { provider: "link", url: "https://video.test/room" } }) {
  const app = startApp();
  const organization = await addOrganization(app);
  const cohort = await addCohort(app, organization);
  const event = await addEvent(app, organization, cohort, { startsAt: START, place });
  const lena = await addLearner(app, organization, cohort, "Lena");
  const manager = await addMember(app, organization, "Maja", ["manager"]);
  await keepSessions(app);
  const enter = async (person: Id<"persons">) => {
    const token = (await joinPath({ eventId: event, personId: person })).slice("/join/".length);
    return app.action(api.attendance.door.enter, { ...CLIENT, token });
  };
  const paginationOpts = { numItems: 10, cursor: null };
  const sheet = async () =>
    (await manager.as.query(api.attendance.sheet.list, { organization, event, paginationOpts })).page;
  const summary = () => manager.as.query(api.attendance.sheet.summary, { organization, event });
  const report = (kind: typeof arrived, sourceKey: string, at: number) =>
    app.run(async (ctx) => {
      const row = await ctx.db.get(event);
      if (row !== null) await kind(ctx, { event: row, personId: lena.person, source: "zoom", sourceKey, at });
    });
  const close = () =>
    app.mutation(internal.attendance.jobs.close, { event, endsAt: START + HOUR, cursor: null });
  return { app, organization, cohort, event, lena, manager, enter, sheet, summary, report, close };
}

describe("the door of a session", () => {
  test.each([
    ["16 minutes before", START - 16 * MINUTE, "early"],
    ["15 minutes before", START - 15 * MINUTE, "go"],
    ["in the middle", START + 30 * MINUTE, "go"],
    ["at the end", START + HOUR, "over"],
  ])("%s", async (_, now, is) => {
    const { enter, lena } = await start();
    vi.setSystemTime(now);
    expect(await enter(lena.person)).toMatchObject({ is, title: "First session", startsAt: START });
  });

  test("holds back an address that opens too many links, and no other one", async () => {
    const { app, enter, lena } = await start();
    const tryLink = (address: string) =>
      app.action(api.attendance.door.enter, { ...CLIENT, address, token: "forged" });
    for (let tries = 0; tries < 300; tries += 1)
      expect(await tryLink("192.0.2.9")).toEqual({ is: "unknown" });
    await expectFailure(tryLink("192.0.2.9"), "rateLimited");
    expect(await enter(lena.person)).toMatchObject({ is: "early" });
    vi.setSystemTime(START - HOUR + MINUTE);
    expect(await tryLink("192.0.2.9")).toEqual({ is: "unknown" });
  });

  test("leads to the meeting, and whoever goes through is in the session", async () => {
    const { enter, lena, sheet, summary } = await start();
    vi.setSystemTime(START);
    expect(await enter(lena.person)).toMatchObject({ is: "go", url: "https://video.test/room" });
    expect(await sheet()).toMatchObject([{ name: "Lena", state: "partial", isInside: true, firstAt: START }]);
    expect(await summary()).toMatchObject({ inside: 1, partial: 1 });
  });

  test("leads to the room where there is no meeting", async () => {
    const { enter, lena } = await start({ room: "Room 1" });
    vi.setSystemTime(START);
    expect(await enter(lena.person)).toMatchObject({ is: "room", room: "Room 1" });
  });

  test("is closed to who has no place, has left, or made the link up", async () => {
    const { app, enter, lena, manager } = await start();
    vi.setSystemTime(START);
    expect(await enter(manager.person)).toEqual({ is: "unknown" });
    await app.run(({ db }) => db.patch(lena.enrollment, { state: "withdrawn" }));
    expect(await enter(lena.person)).toEqual({ is: "unknown" });
    const token = "bm90aGluZw.bm90aGluZw";
    expect(await app.action(api.attendance.door.enter, { ...CLIENT, token })).toEqual({
      is: "unknown",
    });
  });

  test("is closed when the session is cancelled", async () => {
    const { app, event, enter, lena } = await start();
    await app.run(({ db }) => db.patch(event, { state: "cancelled" }));
    expect(await enter(lena.person)).toMatchObject({ is: "cancelled" });
  });

  test("the learner finds it in the portal; who has no place does not", async () => {
    const { app, organization, event, lena, enter } = await start();
    const { path } = await lena.as.query(api.attendance.door.mine, { organization, event });
    vi.setSystemTime(START);
    const token = path.slice("/join/".length);
    const passed = await app.action(api.attendance.door.enter, { ...CLIENT, token });
    expect(passed).toEqual(await enter(lena.person));
    const other = await addMember(app, organization, "Otto");
    await expectFailure(other.as.query(api.attendance.door.mine, { organization, event }), "notFound");
  });
});

describe("a video service's reports", () => {
  test("in any order, more than once, over a restart, add up to the union", async () => {
    const { report, sheet, close } = await start();
    vi.setSystemTime(START + 50 * MINUTE);
    await report(left, "run1 7", START + 20 * MINUTE);
    await report(arrived, "run1 7", START);
    await report(arrived, "run1 7", START);
    await report(arrived, "run1 8", START + 10 * MINUTE);
    await report(left, "run1 8", START + 30 * MINUTE);
    await report(arrived, "run2 3", START + 35 * MINUTE);
    expect(await sheet()).toMatchObject([{ minutes: 45, isInside: true, state: "partial" }]);
    vi.setSystemTime(START + HOUR + 2 * MINUTE);
    await report(left, "run2 3", START + HOUR + MINUTE);
    await close();
    expect(await sheet()).toMatchObject([{ minutes: 55, isInside: false, state: "present" }]);
  });

  test("whoever never came is absent when the sheet is closed; a moved session is not closed", async () => {
    const { app, event, lena, close } = await start();
    const rows = () => app.run(({ db }) => db.query("attendances").collect());
    vi.setSystemTime(START + HOUR + 2 * MINUTE);
    await app.run(({ db }) => db.patch(event, { endsAt: START + 3 * HOUR }));
    await close();
    expect(await rows()).toEqual([]);
    await app.run(({ db }) => db.patch(event, { endsAt: START + HOUR }));
    await close();
    await close();
    expect(await rows()).toMatchObject([{ personId: lena.person, state: "absent", isSettled: true }]);
  });
});

test("the sheet of a session years ahead waits, a year at a time, and is closed in the end", async () => {
  const { app, event } = await start();
  const endsAt = START + 10 * 365 * 24 * HOUR;
  await app.run(async (ctx) => {
    await ctx.db.patch(event, { startsAt: endsAt - HOUR, endsAt });
    const row = await ctx.db.get(event);
    if (row !== null) await scheduleClosing(ctx, row);
  });
  const waiting = () =>
    app.run(async ({ db }) =>
      (await db.system.query("_scheduled_functions").collect()).map(({ scheduledTime }) => scheduledTime),
    );
  expect(await waiting()).toEqual([START - HOUR + 365 * 24 * HOUR]);
  await app.mutation(internal.attendance.jobs.close, { event, endsAt, cursor: null });
  expect(await waiting()).toHaveLength(2);
  expect(await app.run(({ db }) => db.query("attendances").collect())).toEqual([]);
});

describe("staff's word", () => {
  test("stands above what was counted, tells why, and can be taken back", async () => {
    const { app, organization, event, lena, manager, sheet } = await start();
    const chosen = { organization, event, people: [lena.person] };
    const said = { state: "excused" as const, reason: " Ill, told us before " };
    await manager.as.mutation(api.attendance.sheet.overrule, { ...chosen, ...said });
    expect(await sheet()).toMatchObject([
      { state: "excused", counted: "absent", override: { reason: "Ill, told us before", by: "Maja" } },
    ]);
    await manager.as.mutation(api.attendance.sheet.restore, chosen);
    expect(await sheet()).toMatchObject([{ state: "absent", override: null }]);
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries.map(({ action }) => action)).toEqual(["attendances.overruled", "attendances.restored"]);
  });

  test("needs a reason, and the right to say it", async () => {
    const { app, organization, event, lena, manager } = await start();
    const said = { organization, event, people: [lena.person], state: "present" as const, reason: " " };
    await expectFailure(manager.as.mutation(api.attendance.sheet.overrule, said), "invalid");
    const stranger = await addMember(app, organization, "Ines", ["instructor"]);
    await expectFailure(
      stranger.as.mutation(api.attendance.sheet.overrule, { ...said, reason: "was there" }),
      "forbidden",
    );
  });

  test("is taken of 200 people at once, and of more refused rather than of some", async () => {
    const { organization, event, lena, manager, sheet } = await start();
    const people = Array.from({ length: 201 }, () => lena.person);
    const refused = { people: "tooMany" };
    const said = { organization, event, people, state: "present" as const, reason: "was there" };
    await expectFailure(manager.as.mutation(api.attendance.sheet.overrule, said), "invalid", refused);
    await expectFailure(
      manager.as.mutation(api.attendance.sheet.restore, { organization, event, people }),
      "invalid",
      refused,
    );
    expect(await sheet()).toMatchObject([{ override: null }]);
  });

  test("being present is told to the activities once, and taken back with the word", async () => {
    const { app, organization, event, lena, manager } = await start();
    const chosen = { organization, event, people: [lena.person] };
    const told = async () =>
      (await app.run(({ db }) => db.query("activities").collect())).map(({ kind, quantity }) => [
        kind,
        quantity,
      ]);
    const present = { ...chosen, state: "present" as const, reason: "was there" };
    await manager.as.mutation(api.attendance.sheet.overrule, present);
    await manager.as.mutation(api.attendance.sheet.overrule, present);
    expect(await told()).toEqual([["attended", 60]]);
    vi.setSystemTime(START);
    await manager.as.mutation(api.attendance.sheet.restore, chosen);
    expect(await told()).toEqual([
      ["attended", 60],
      ["attended", -60],
    ]);
  });
});

describe("checking in by the code in the room", () => {
  const periodAt = (now: number) => Math.floor(now / 30_000);

  async function codeAt(now: number) {
    const world = await start({ room: "Room 1" });
    vi.setSystemTime(now);
    const { organization, event, manager, lena } = world;
    const code = (period: number) =>
      manager.as.query(api.attendance.checkIn.code, { organization, event, period });
    const { path } = await code(periodAt(now));
    const token = path.slice("/check-in/".length);
    const enter = () => lena.as.mutation(api.attendance.checkIn.enter, { organization, token });
    return { ...world, code, enter, token };
  }

  test("counts from then to the end", async () => {
    const { enter, sheet, close } = await codeAt(START + 5 * MINUTE);
    expect(await enter()).toMatchObject({ title: "First session" });
    await enter();
    vi.setSystemTime(START + HOUR + 2 * MINUTE);
    await close();
    expect(await sheet()).toMatchObject([{ state: "present", minutes: 55 }]);
  });

  test("a photograph of the code is worth nothing a minute later", async () => {
    const { enter } = await codeAt(START);
    vi.setSystemTime(START + 60_000);
    await expectFailure(enter(), "expired");
  });

  test("only for those of the cohort, while the door is open", async () => {
    const { app, organization, token, manager } = await codeAt(START);
    const other = await addMember(app, organization, "Otto");
    await expectFailure(
      other.as.mutation(api.attendance.checkIn.enter, { organization, token }),
      "forbidden",
    );
    await expectFailure(
      manager.as.mutation(api.attendance.checkIn.enter, { organization, token }),
      "forbidden",
    );
    const early = await codeAt(START - HOUR);
    await expectFailure(early.enter(), "conflict");
  });

  test("a screen whose clock is wrong is told so", async () => {
    const { code } = await codeAt(START);
    await expectFailure(code(periodAt(START) + 5), "invalid");
  });
});

test("a learner sees their own attendance", async () => {
  const { organization, cohort, event, lena, enter } = await start();
  vi.setSystemTime(START);
  await enter(lena.person);
  expect(await lena.as.query(api.attendance.records.mine, { organization, cohort })).toEqual([
    { event, state: "partial", minutes: 0, isInside: true },
  ]);
});
