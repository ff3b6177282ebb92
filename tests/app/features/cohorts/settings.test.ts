import { describe, expect, test } from "vitest";
import { movedEnd } from "../../../../app/features/cohorts/movedDates";
import { enteredJoining, enteredTerms, majorPrice, wallOf } from "../../../../app/features/cohorts/settings";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe("what is entered of a cohort", () => {
  test("times of joining are meant in its zone, and nothing entered is none", () => {
    const fields = { joinMode: "request", joinForm: "", opensAt: "2027-01-10 09:00:00", closesAt: "" };
    const entered = enteredJoining(form({ ...fields, seats: "", offerHours: "48" }), "Asia/Tokyo");
    expect(entered).toEqual({
      joinMode: "request",
      joinForm: null,
      opensAt: Date.UTC(2027, 0, 10, 0, 0),
      closesAt: null,
      seats: null,
      keepsWaiting: false,
      offerHours: 48,
    });
  });

  test.each([
    ["12.50", "CHF", { minor: 1_250, currency: "CHF" }],
    ["12,5", "eur", { minor: 1_250, currency: "EUR" }],
    ["800", "JPY", { minor: 800, currency: "JPY" }],
    ["", "CHF", null],
    ["dear", "CHF", { minor: -1, currency: "CHF" }],
    ["3", "franks", { minor: 300, currency: "FRANKS" }],
  ])("a price of %s %s", (price, currency, expected) => {
    const fields = { presentShare: "75", accessDays: "30", price, currency, overrides: "" };
    expect(enteredTerms(form(fields))).toEqual({
      presentShare: 0.75,
      accessDays: 30,
      price: expected,
      overrides: "{}",
    });
  });

  test("what is left empty is no number", () => {
    const empty = form({ presentShare: "", accessDays: "", price: "", currency: "", overrides: "" });
    expect(enteredTerms(empty)).toMatchObject({ presentShare: -0.01, accessDays: -1 });
  });

  test("a price is shown as people write it", () => {
    expect(majorPrice({ minor: 1_250, currency: "CHF" })).toBe("12.50");
    expect(majorPrice({ minor: 800, currency: "JPY" })).toBe("800");
  });

  test("a moment is shown by the clocks of a zone, also after they change", () => {
    expect(wallOf(Date.UTC(2027, 0, 10, 8, 0), "Europe/Zurich")).toBe("2027-01-10 09:00:00");
    expect(wallOf(Date.UTC(2027, 6, 10, 8, 0), "Europe/Zurich")).toBe("2027-07-10 10:00:00");
  });
});

describe("a copy on another day", () => {
  const dates = { startDate: "2027-03-01", endDate: "2027-06-30" };

  test.each([
    ["2027-09-06", { days: 189, endDate: "2028-01-05" }],
    ["2027-03-01", { days: 0, endDate: "2027-06-30" }],
    ["2027-02-28", { days: -1, endDate: "2027-06-29" }],
    ["", null],
    ["soon", null],
  ])("that begins on %s", (start, expected) => {
    expect(movedEnd(dates, start)).toEqual(expected);
  });
});
