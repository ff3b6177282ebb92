import { describe, expect, it } from "vitest";
import { announcementProblems } from "../../../convex/cohorts/rules/announcements";
import { type CohortSettings, momentLater, settingsProblems } from "../../../convex/cohorts/rules/settings";

const GOOD: CohortSettings = {
  name: "Spring 2027",
  startDate: "2027-03-01",
  endDate: "2027-06-30",
  timeZone: "Europe/Zurich",
  joinMode: "open",
  opensAt: 1_000,
  closesAt: 2_000,
  seats: 20,
  keepsWaiting: true,
  offerHours: 48,
  presentShare: 0.75,
  accessDays: 365,
  price: { minor: 12_000, currency: "CHF" },
};

describe("a cohort's settings", () => {
  it.each<[string, Partial<CohortSettings>, Record<string, string>]>([
    ["are good", {}, {}],
    ["need no window, seats or price", { opensAt: null, closesAt: null, seats: null, price: null }, {}],
    ["may be a single day", { endDate: "2027-03-01" }, {}],
    ["need a name", { name: "  " }, { name: "required" }],
    ["with a long name", { name: "x".repeat(121) }, { name: "tooLong" }],
    ["in a zone that does not exist", { timeZone: "Europe/Bern" }, { timeZone: "timeZone" }],
    ["on a day that does not exist", { startDate: "2027-02-30" }, { startDate: "date" }],
    ["on days that are none", { startDate: "soon", endDate: "" }, { startDate: "date", endDate: "date" }],
    ["that end before they start", { endDate: "2027-02-28" }, { endDate: "endBeforeStart" }],
    ["with a slip in the year", { endDate: "2207-06-30" }, { endDate: "tooFar" }],
    ["with a window that closes first", { closesAt: 1_000 }, { closesAt: "closesBeforeOpens" }],
    ["with fewer seats than are used", { seats: 11 }, { seats: "seatsBelowUsed" }],
    ["with as many seats as are used", { seats: 12 }, {}],
    ["with no seats", { seats: 0 }, { seats: "wholeNumber" }],
    ["with half a seat", { seats: 12.5 }, { seats: "wholeNumber" }],
    ["with an offer of no time", { offerHours: 0 }, { offerHours: "offerHours" }],
    ["with a share above all", { presentShare: 1.01 }, { presentShare: "share" }],
    ["with a share below none", { presentShare: -0.1 }, { presentShare: "share" }],
    ["with a share that is none", { presentShare: NaN }, { presentShare: "share" }],
    ["with access for less than no time", { accessDays: -1 }, { accessDays: "accessDays" }],
    ["with a price below nothing", { price: { minor: -1, currency: "CHF" } }, { price: "price" }],
    ["with a price in francs", { price: { minor: 1, currency: "Fr." } }, { price: "price" }],
    [
      "with several slips at once",
      { name: "", seats: 1, presentShare: 2 },
      { name: "required", seats: "seatsBelowUsed", presentShare: "share" },
    ],
  ])("%s", (_name, part, problems) => {
    expect(settingsProblems({ ...GOOD, ...part }, 12)).toEqual(problems);
  });
});

describe("a moment of a clone", () => {
  it.each([
    ["2027-02-01T08:00:00Z", 7, "2027-02-08T08:00:00Z"],
    // 09:00 in Zurich stays 09:00 when the clocks have changed meanwhile.
    ["2027-02-01T08:00:00Z", 90, "2027-05-02T07:00:00Z"],
    ["2027-05-02T07:00:00Z", -90, "2027-02-01T08:00:00Z"],
  ])("%s, %s days later", (from, days, to) => {
    expect(momentLater(Date.parse(from), days, "Europe/Zurich")).toBe(Date.parse(to));
  });
});

describe("an announcement", () => {
  it.each([
    ["News", "Text", {}],
    [" ", "", { subject: "required", body: "required" }],
    ["x".repeat(151), "y".repeat(10_001), { subject: "tooLong", body: "tooLong" }],
    ["x".repeat(150), "y".repeat(10_000), {}],
  ])("", (subject, body, problems) => {
    expect(announcementProblems({ subject, body })).toEqual(problems);
  });
});
