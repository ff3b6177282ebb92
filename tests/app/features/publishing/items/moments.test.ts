import { expect, test } from "vitest";
import { enteredMoment, wallText } from "../../../../../app/features/publishing/items/moments";

const ZONE = "Europe/Zurich";

test.each([
  ["2026-11-24 18:00:00", "exact", "18:00", "18:00", "2026-11-24T17:00:00Z"],
  ["2026-03-29 02:30:00", "gap", "02:30", "03:30", "2026-03-29T01:30:00Z"],
  ["2026-10-25 02:30:00", "overlap", "02:30", "02:30", "2026-10-25T00:30:00Z"],
  ["2026-11-24T18:00", "exact", "18:00", "18:00", "2026-11-24T17:00:00Z"],
] as const)("%s in Zurich is %s", (text, fit, asked, becomes, instant) => {
  expect(enteredMoment(text, ZONE)).toEqual({ at: Date.parse(instant), fit, asked, becomes });
});

test.each([null, "", "soon", "2026-13-01 10:00:00", "2026-02-30 10:00:00"])("%j is no moment", (text) => {
  expect(enteredMoment(text, ZONE)).toBeNull();
});

test("a moment is written as it was entered", () => {
  const at = Date.parse("2026-11-24T17:00:00Z");
  expect(wallText(at, ZONE)).toBe("2026-11-24 18:00:00");
  expect(enteredMoment(wallText(at, ZONE), ZONE)?.at).toBe(at);
});
