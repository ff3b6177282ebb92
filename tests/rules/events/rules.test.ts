import { describe, expect, test } from "vitest";
import { differsFrom, isShown, touched } from "../../../convex/events/rules/eventChanges";
import { messageOf, organizerAddress } from "../../../convex/events/rules/calendarMessages";
import { isWithin } from "../../../convex/events/rules/eventChecks";
import { isStillTrue, remindersOf } from "../../../convex/events/rules/reminderTimes";
import { nextRegistration } from "../../../convex/events/rules/registrations";
import { movedRule, planSeriesChange } from "../../../convex/events/rules/seriesChanges";
import { dueAt } from "../../../convex/notifications/rules/timing";
import { occurrencesOf } from "../../../convex/shared/recurrence";

const HOUR = 3_600_000;

describe("a rule moves along with its series", () => {
  test.each([
    ["FREQ=WEEKLY;COUNT=5", "2027-03-02T18:00", "2027-03-04T18:00", "FREQ=WEEKLY;COUNT=5"],
    [
      "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4",
      "2027-03-02T18:00",
      "2027-03-03T18:00",
      "FREQ=WEEKLY;BYDAY=WE,FR;COUNT=4",
    ],
    ["FREQ=WEEKLY;BYDAY=SU;COUNT=4", "2027-03-07T18:00", "2027-03-05T18:00", "FREQ=WEEKLY;BYDAY=FR;COUNT=4"],
    ["FREQ=WEEKLY;BYDAY=TU;COUNT=4", "2027-03-02T18:00", "2027-03-02T09:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=4"],
    ["FREQ=WEEKLY;UNTIL=20270330", "2027-03-02T18:00", "2027-03-03T18:00", "FREQ=WEEKLY;UNTIL=20270331"],
    [
      "FREQ=WEEKLY;UNTIL=20270330T175900",
      "2027-03-02T18:00",
      "2027-03-02T17:00",
      "FREQ=WEEKLY;UNTIL=20270330T165900",
    ],
    ["FREQ=MONTHLY;BYDAY=1TU;COUNT=3", "2027-03-02T18:00", "2027-03-04T18:00", null],
    [
      "FREQ=MONTHLY;BYMONTHDAY=2;COUNT=3",
      "2027-03-02T18:00",
      "2027-03-02T19:00",
      "FREQ=MONTHLY;BYMONTHDAY=2;COUNT=3",
    ],
  ])("%s from %s to %s", (rule, from, to, expected) => expect(movedRule(rule, from, to)).toBe(expected));
});

describe("a change of a series", () => {
  const series = {
    ...{ rule: "FREQ=WEEKLY;COUNT=4", start: "2027-03-02T18:00", timeZone: "Europe/Zurich" },
    ...{ durationMinutes: 60, title: "Class", description: "", place: { room: "4" } },
  };
  const rows = occurrencesOf(series.rule, series.start, series.timeZone).map(
    ({ recurrenceId, at }, index) => ({
      ...{ id: `row${index}`, recurrenceId, startsAt: at, state: "scheduled" as const },
    }),
  );
  const before = Date.parse("2027-03-01T00:00:00Z");
  const plan = (scope: "following" | "all", pivot: string, change: object, now = before) =>
    planSeriesChange(series, rows, { scope, pivot, change, now });

  test("of what follows splits it", () => {
    expect(plan("following", "2027-03-16T18:00", { title: "New" })).toMatchObject({
      before: { rule: "FREQ=WEEKLY;UNTIL=20270316T175900" },
      after: { rule: "FREQ=WEEKLY;COUNT=2", start: "2027-03-16T18:00", title: "New" },
      occurrences: [{ id: "row2" }, { id: "row3" }],
      surplus: [],
      moves: false,
    });
  });

  test("of all with nothing begun keeps it whole", () => {
    const start = "2027-03-10T19:00";
    expect(plan("all", "2027-03-09T18:00", { start })).toMatchObject({
      before: null,
      after: { rule: "FREQ=WEEKLY;COUNT=4", start: "2027-03-03T19:00" },
      moves: true,
    });
  });

  test("never reaches what has begun, at that very moment neither", () => {
    const now = rows[1]!.startsAt;
    expect(plan("all", "2027-03-02T18:00", { title: "New" }, now)).toMatchObject({
      occurrences: [{ id: "row2" }, { id: "row3" }],
    });
    expect(plan("all", "2027-03-02T18:00", { title: "New" }, rows[3]!.startsAt)).toBeNull();
  });

  test("with another rule has new ones and leaves some over", () => {
    const more = plan("all", "2027-03-02T18:00", { rule: "FREQ=WEEKLY;COUNT=5" });
    expect(more).toMatchObject({ occurrences: [{}, {}, {}, {}, { id: null }], surplus: [] });
    const fewer = plan("all", "2027-03-02T18:00", { rule: "FREQ=WEEKLY;COUNT=1" });
    expect(fewer).toMatchObject({ occurrences: [{ id: "row0" }], surplus: ["row1", "row2", "row3"] });
  });
});

describe("calendars hear", () => {
  const change = { shown: true, endsAt: 10, remains: true };
  test.each([
    ["event", "planned", change, 5, "REQUEST planned"],
    ["event", "changed", change, 5, "REQUEST changed"],
    ["event", "changed", { ...change, shown: false }, 5, "nothing"],
    ["event", "cancelled", change, 5, "CANCEL cancelled"],
    ["event", "restored", change, 5, "REQUEST changed"],
    ["series", "cancelled", change, 5, "REQUEST cancelled"],
    ["series", "cancelled", { ...change, remains: false }, 5, "CANCEL cancelled"],
    ["event", "planned", change, 10, "nothing"],
  ] as const)("of a %s %s %j at %i: %s", (entry, happened, rest, now, expected) => {
    const message = messageOf({ entry, happened, ...rest }, now);
    expect(message === null ? "nothing" : `${message.method} ${message.news}`).toBe(expected);
  });

  test.each([
    ["post@a.example", "post@a.example"],
    ["Academy <post@a.example>", "post@a.example"],
    [undefined, "calendar@host.example"],
    ["nonsense", "calendar@host.example"],
  ])("from %s", (setting, address) => expect(organizerAddress(setting, "host.example")).toBe(address));
});

describe("reminders", () => {
  const event = { state: "scheduled", startsAt: 100 * HOUR, remindBefore: [1440, 60] };
  test.each([
    [0, [76 * HOUR, 99 * HOUR]],
    [76 * HOUR, [99 * HOUR]],
    [99.5 * HOUR, []],
  ])("at %i", (now, expected) => expect(remindersOf(event, now).map(({ at }) => at)).toEqual(expected));

  test("are none of what is cancelled, and not true of what was moved or has begun", () => {
    expect(remindersOf({ ...event, state: "cancelled" }, 0)).toEqual([]);
    const reminder = { minutesBefore: 60, at: 99 * HOUR };
    expect(isStillTrue(reminder, event, 99 * HOUR)).toBe(true);
    expect(isStillTrue(reminder, { ...event, startsAt: 101 * HOUR }, 99 * HOUR)).toBe(false);
    expect(isStillTrue(reminder, { ...event, state: "cancelled" }, 99 * HOUR)).toBe(false);
    expect(isStillTrue(reminder, event, 100 * HOUR)).toBe(false);
  });

  test("are not held back by the night until they are worth nothing", () => {
    const late = Date.parse("2027-03-02T21:30:00Z");
    const morning = Date.parse("2027-03-03T06:00:00Z");
    expect(dueAt("reminder", late, "Europe/Zurich")).toBe(morning);
    expect(dueAt("reminder", late, "Europe/Zurich", late + HOUR)).toBe(late);
    expect(dueAt("reminder", late, "Europe/Zurich", morning + HOUR)).toBe(morning);
  });
});

test("registrations move as their table says", () => {
  expect(nextRegistration("waiting", "offer")).toBe("offered");
  expect(nextRegistration("offered", "accept")).toBe("registered");
  expect(nextRegistration("offered", "expire")).toBe("cancelled");
  expect(nextRegistration("registered", "offer")).toBeNull();
  expect(nextRegistration("cancelled", "cancel")).toBeNull();
});

describe("a form that sends every field", () => {
  const present = {
    ...{ kind: "class" as const, title: "Class", description: "", wallStart: "2027-03-02T18:00" },
    ...{ timeZone: "Europe/Zurich", durationMinutes: 60, place: { room: "4" } },
    ...{ instructors: ["a", "b"], remindBefore: [1440, 60] },
  };
  test("touches only what differs", () => {
    const sent = { ...present, title: "Class ", instructors: ["b", "a"], remindBefore: [60, 1440] };
    expect(touched(sent, present)).toEqual({});
    expect(touched({ ...sent, kind: "pitch", place: { room: "5" } }, present)).toEqual({
      kind: "pitch",
      place: { room: "5" },
    });
    expect(isShown({ kind: "pitch" })).toBe(false);
    expect(isShown({ place: { room: "5" } })).toBe(true);
  });

  test("an occurrence differs by what calendars show", () => {
    const given = { wall: "2027-03-02T18:00" };
    expect(differsFrom(present, present, given)).toBe(false);
    expect(differsFrom({ ...present, title: "New" }, present, given)).toBe(true);
    expect(differsFrom({ ...present, wallStart: "2027-03-02T19:00" }, present, given)).toBe(true);
    expect(differsFrom(present, present, null)).toBe(true);
  });
});

describe("a cohort's dates bound its sessions by its own clock", () => {
  const cohort = { startDate: "2027-03-01", endDate: "2027-06-30", timeZone: "Pacific/Auckland" };
  test.each([
    ["2027-02-28T11:00:00Z", "2027-02-28T12:00:00Z", true],
    ["2027-02-28T10:59:00Z", "2027-02-28T12:00:00Z", false],
    ["2027-06-30T11:00:00Z", "2027-06-30T12:00:00Z", true],
    ["2027-06-30T11:00:00Z", "2027-06-30T12:01:00Z", false],
  ])("%s to %s: %s", (from, to, expected) => {
    expect(isWithin(Date.parse(from), Date.parse(to), cohort)).toBe(expected);
  });
});
