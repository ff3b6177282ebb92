import { describe, expect, test } from "vitest";
import { addressed, type Entry, writeCalendar } from "../../convex/events/model/icalendar";
import { occurrencesOf } from "../../convex/shared/recurrence";
import { linesOf, readByIcalJs, readByNodeIcal } from "../support/calendars";

const WRITTEN = Date.parse("2026-01-05T08:00:00Z");

function entry(fields: Partial<Entry>): Entry {
  return {
    uid: "one@cohortium",
    sequence: 0,
    changedAt: WRITTEN,
    title: "Class",
    description: "",
    location: "",
    url: null,
    cancelled: false,
    start: "2026-03-24T18:00",
    timeZone: "Europe/Zurich",
    durationMinutes: 90,
    ...fields,
  };
}

const until = Date.parse("2027-01-01");
const times = (shown: { at: string }[]) => shown.map(({ at }) => at);

function bothRead(content: string, expected: string[]): void {
  expect(times(readByIcalJs(content))).toEqual(expected);
  expect(times(readByNodeIcal(content))).toEqual(expected);
}

describe("a series is at its hour on both sides of the clocks' change, for every reader", () => {
  test.each([
    ["Europe/Zurich", "2026-03-24T18:00", ["2026-03-24T17:00", "2026-03-31T16:00", "2026-04-07T16:00"]],
    ["Europe/Zurich", "2026-10-20T18:00", ["2026-10-20T16:00", "2026-10-27T17:00", "2026-11-03T17:00"]],
    ["America/New_York", "2026-10-27T18:00", ["2026-10-27T22:00", "2026-11-03T23:00", "2026-11-10T23:00"]],
    ["Australia/Lord_Howe", "2026-03-31T18:00", ["2026-03-31T07:00", "2026-04-07T07:30", "2026-04-14T07:30"]],
    ["Pacific/Auckland", "2026-09-22T18:00", ["2026-09-22T06:00", "2026-09-29T05:00", "2026-10-06T05:00"]],
    ["Asia/Kolkata", "2026-03-24T18:00", ["2026-03-24T12:30", "2026-03-31T12:30", "2026-04-07T12:30"]],
  ])("%s from %s", (timeZone, start, expected) => {
    const series = { rule: "FREQ=WEEKLY;COUNT=3", without: [] };
    bothRead(
      writeCalendar({ method: "REQUEST", entries: [entry({ timeZone, start, series })], until }),
      expected,
    );
  });

  test.each(["UNTIL=20260414", "UNTIL=20260414T180000", "UNTIL=20260421T175900"])(
    "that ends with %s",
    (end) => {
      const series = { rule: `FREQ=WEEKLY;${end}`, without: [] };
      const content = writeCalendar({ entries: [entry({ series })], until });
      bothRead(content, ["2026-03-24T17:00", "2026-03-31T16:00", "2026-04-07T16:00", "2026-04-14T16:00"]);
    },
  );

  test("over years, as our own rows have it", () => {
    const rule = "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=200";
    const rows = occurrencesOf(rule, "2026-03-24T18:00", "America/New_York");
    const content = writeCalendar({
      entries: [entry({ timeZone: "America/New_York", series: { rule, without: [] } })],
      until: rows.at(-1)!.at,
    });
    bothRead(
      content,
      rows.map(({ at }) => new Date(at).toISOString().slice(0, 16)),
    );
  });
});

test("the calendar's own VTIMEZONE says enough for who does not know the zone's name", () => {
  const series = { rule: "FREQ=MONTHLY;COUNT=12", without: [] };
  const start = "2026-01-15T18:00";
  const content = writeCalendar({ entries: [entry({ start, timeZone: "Europe/Zurich", series })], until });
  const summer = [4, 5, 6, 7, 8, 9, 10];
  const expected = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, "0");
    return `2026-${month}-15T${summer.includes(index + 1) ? "16" : "17"}:00`;
  });
  expect(times(readByIcalJs(content.replaceAll("Europe/Zurich", "Nowhere/Known")))).toEqual(expected);
});

describe("in an hour that the clocks skip or repeat, an entry of its own says which instant is meant", () => {
  const zurich = { timeZone: "Europe/Zurich" };

  test("gap", () => {
    const series = { rule: "FREQ=DAILY;COUNT=3", without: [] };
    const own = entry({
      start: "2026-03-29T03:30",
      occurrence: { ...zurich, recurrenceId: "2026-03-29T02:30" },
    });
    const content = writeCalendar({ entries: [entry({ start: "2026-03-28T02:30", series }), own], until });
    const expected = ["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"];
    expect(times(readByIcalJs(content))).toEqual(expected);
    // node-ical goes on from the moved hour: a fault of its own, whatever the calendar says of the days after.
    expect(times(readByNodeIcal(content)).slice(0, 2)).toEqual(expected.slice(0, 2));
  });

  test("overlap: the first of the two", () => {
    const series = { rule: "FREQ=DAILY;COUNT=3", without: [] };
    const own = entry({
      start: "2026-10-25T02:30",
      occurrence: { ...zurich, recurrenceId: "2026-10-25T02:30" },
    });
    const content = writeCalendar({ entries: [entry({ start: "2026-10-24T02:30", series }), own], until });
    bothRead(content, ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]);
  });

  test("an occurrence that was moved to another zone keeps the name it has in its series", () => {
    const series = { rule: "FREQ=WEEKLY;COUNT=2", without: [] };
    const occurrence = { ...zurich, recurrenceId: "2026-03-31T18:00" };
    const own = entry({ start: "2026-03-31T12:00", timeZone: "America/New_York", occurrence });
    const content = writeCalendar({ entries: [entry({ series }), own], until });
    bothRead(content, ["2026-03-24T17:00", "2026-03-31T16:00"]);
    expect(linesOf(content, "RECURRENCE-ID")).toEqual(["RECURRENCE-ID;TZID=Europe/Zurich:20260331T180000"]);
  });
});

describe("a single event is at one instant, whatever its zone's clocks do", () => {
  test.each([
    ["gap", "Europe/Zurich", "2026-03-29T02:30", "2026-03-29T01:30"],
    ["overlap", "Europe/Zurich", "2026-10-25T02:30", "2026-10-25T00:30"],
    ["Lord Howe's half hour", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"],
    ["Auckland's gap", "Pacific/Auckland", "2026-09-27T02:30", "2026-09-26T14:30"],
    ["no change", "Asia/Kolkata", "2026-03-29T02:30", "2026-03-28T21:00"],
  ])("%s", (_, timeZone, start, expected) => {
    bothRead(writeCalendar({ entries: [entry({ timeZone, start })] }), [expected]);
  });
});

describe("of a series", () => {
  const rule = "FREQ=WEEKLY;COUNT=4";

  test("a moved occurrence and a cancelled one are as they are", () => {
    const master = entry({ series: { rule, without: ["2026-04-07T18:00"] } });
    const moved = entry({
      start: "2026-04-01T09:00",
      occurrence: { recurrenceId: "2026-03-31T18:00", timeZone: "Europe/Zurich" },
      title: "Moved",
      sequence: 2,
    });
    const content = writeCalendar({ method: "REQUEST", entries: [master, moved], until });
    const expected = [
      ["2026-03-24T17:00", "Class"],
      ["2026-04-01T07:00", "Moved"],
      ["2026-04-14T16:00", "Class"],
    ];
    expect(readByIcalJs(content).map(({ at, title }) => [at, title])).toEqual(expected);
    expect(readByNodeIcal(content).map(({ at, title }) => [at, title])).toEqual(expected);
    expect(linesOf(content, "SEQUENCE")).toEqual(["SEQUENCE:0", "SEQUENCE:2"]);
    expect(linesOf(content, "EXDATE")).toEqual(["EXDATE;TZID=Europe/Zurich:20260407T180000"]);
  });

  test("an occurrence in a gap keeps its name", () => {
    const inGap = entry({
      start: "2026-03-29T03:30",
      occurrence: { recurrenceId: "2026-03-29T02:30", timeZone: "Europe/Zurich" },
    });
    const content = writeCalendar({ method: "CANCEL", entries: [{ ...inGap, cancelled: true }], until });
    expect(linesOf(content, "RECURRENCE-ID")).toEqual(["RECURRENCE-ID;TZID=Europe/Zurich:20260329T023000"]);
    expect(linesOf(content, "METHOD")).toEqual(["METHOD:CANCEL"]);
    expect(linesOf(content, "STATUS")).toEqual(["STATUS:CANCELLED"]);
  });
});

describe("people", () => {
  const organizer = { name: 'Ada "the Countess"; of: Lovelace', address: "post@academy.example" };
  const content = writeCalendar({ method: "REQUEST", organizer, entries: [entry({})] });

  test("are named without what makes readers lose the line", () => {
    expect(linesOf(content, "ORGANIZER")).toEqual([
      'ORGANIZER;CN="Ada the Countess of Lovelace":mailto:post@academy.example',
    ]);
  });

  test.each([
    ['Zoë O\'Neil; "Z"', 'CN="Zoë O Neil Z"'],
    ["x\r\nATTENDEE:mailto:evil@example.org", 'CN="x ATTENDEE mailto evil@example.org"'],
    ["", 'CN="zoe@people.test"'],
    ["م".repeat(80), `CN="${"م".repeat(80)}"`],
  ])("%j", (name, shown) => {
    const letter = addressed(content, { name, address: "zoe@people.test" });
    expect(linesOf(letter, "ATTENDEE")).toEqual([
      `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;${shown}:mailto:zoe@people.test`,
    ]);
    for (const line of letter.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThan(76);
    expect(times(readByIcalJs(letter))).toEqual(["2026-03-24T17:00"]);
  });
});

test("texts are escaped, and one is not another line", () => {
  const title = "A; B, C\\D\r\nUID:evil";
  const content = writeCalendar({
    entries: [entry({ title, description: "1\n2", url: "https://a.example/b" })],
  });
  expect(linesOf(content, "UID")).toEqual(["UID:one@cohortium"]);
  expect(readByIcalJs(content)[0]!.title).toBe("A; B, C\\D\nUID:evil");
  expect(linesOf(content, "DESCRIPTION")).toEqual(["DESCRIPTION:1\\n2\\n\\nhttps://a.example/b"]);
});
