import { expect, test } from "vitest";
import { countdown } from "../../../../app/features/portal/countdown";
import { HOUR, MINUTE } from "../../../../convex/shared/time";

const START = Date.parse("2026-11-24T17:00:00Z");
const OPENS = START - 15 * MINUTE;
const session = { startsAt: START, endsAt: START + HOUR, state: "scheduled" as const };

test.each([
  ["hours before", OPENS - 3 * HOUR, { door: "early", minutes: null, changesIn: 2 * HOUR }],
  ["an hour before it opens", OPENS - HOUR, { door: "early", minutes: 60, changesIn: MINUTE }],
  [
    "12 and a half minutes before",
    OPENS - 12.5 * MINUTE,
    { door: "early", minutes: 13, changesIn: MINUTE / 2 },
  ],
  ["a second before", OPENS - 1_000, { door: "early", minutes: 1, changesIn: 1_000 }],
  ["as it opens", OPENS, { door: "open", minutes: null, changesIn: 75 * MINUTE }],
  ["a second before the end", START + HOUR - 1_000, { door: "open", minutes: null, changesIn: 1_000 }],
  ["at the end", START + HOUR, { door: "over", minutes: null, changesIn: null }],
])("%s", (_, now, expected) => {
  expect(countdown(session, now)).toEqual(expected);
});

test("a cancelled session has no door, and nothing to wait for", () => {
  expect(countdown({ ...session, state: "cancelled" }, OPENS)).toEqual({
    door: "cancelled",
    minutes: null,
    changesIn: null,
  });
});
