import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedOf, type Conditions } from "../../../convex/library/rules/ranges";

const ETAG = '"a-hash"';
const nothing: Conditions = { range: null, ifRange: null, ifNoneMatch: null };
const asked = (conditions: Partial<Conditions>, size = 1_000) =>
  askedOf({ ...nothing, ...conditions }, { size, etag: ETAG });
const part = (from: number, to: number) => ({ kind: "part", from, to });
const whole = { kind: "whole" };
const unsatisfiable = { kind: "unsatisfiable" };
const unchanged = { kind: "unchanged" };

describe("a range of a thousand bytes (RFC 9110, section 14)", () => {
  test.each([
    ["the first five hundred", "bytes=0-499", part(0, 500)],
    ["the second five hundred", "bytes=500-999", part(500, 1_000)],
    ["one byte", "bytes=7-7", part(7, 8)],
    ["the last byte", "bytes=999-999", part(999, 1_000)],
    ["open-ended", "bytes=600-", part(600, 1_000)],
    ["open-ended from the beginning, still a part", "bytes=0-", part(0, 1_000)],
    ["the last five hundred", "bytes=-500", part(500, 1_000)],
    ["a suffix longer than the file", "bytes=-5000", part(0, 1_000)],
    ["an end behind the file's", "bytes=900-5000", part(900, 1_000)],
    ["an end beyond all numbers", "bytes=900-99999999999999999999999", part(900, 1_000)],
    ["a unit in capitals, with spaces", " Bytes = 1 - 2 ", part(1, 3)],
    ["a beginning behind the end", "bytes=1000-", unsatisfiable],
    ["a beginning far behind the end", "bytes=5000-6000", unsatisfiable],
    ["a beginning beyond all numbers", "bytes=99999999999999999999999-", unsatisfiable],
    ["an empty suffix", "bytes=-0", unsatisfiable],
    ["an end before its beginning is no range", "bytes=5-4", whole],
    ["neither beginning nor end is no range", "bytes=-", whole],
    ["another unit is none of ours", "items=0-5", whole],
    ["several ranges are answered with all", "bytes=0-1,5-6", whole],
    ["not a number is no range", "bytes=a-b", whole],
    ["a negative beginning is no range", "bytes=--5", whole],
    ["an empty header is no range", "", whole],
  ])("%s: %s", (_name, range, expected) => {
    expect(asked({ range })).toEqual(expected);
  });

  test("of an empty file is all of it, whatever is asked", () => {
    expect(asked({ range: "bytes=0-" }, 0)).toEqual(whole);
  });
});

describe("conditions", () => {
  test.each([
    ["the same file: the part", { range: "bytes=1-2", ifRange: ETAG }, part(1, 3)],
    ["another one: all of it", { range: "bytes=1-2", ifRange: '"other"' }, whole],
    ["a weak tag never means the same bytes", { range: "bytes=1-2", ifRange: `W/${ETAG}` }, whole],
    ["we give no dates", { range: "bytes=1-2", ifRange: "Sat, 29 Oct 1994 19:43:31 GMT" }, whole],
    ["another one, and a range that is none", { range: "bytes=5000-", ifRange: '"other"' }, whole],
    ["it is had already", { ifNoneMatch: ETAG }, unchanged],
    ["it is had already, weakly", { ifNoneMatch: `W/${ETAG}` }, unchanged],
    ["one of several is had", { ifNoneMatch: `"x", ${ETAG}` }, unchanged],
    ["anything is had", { ifNoneMatch: "*" }, unchanged],
    ["another one is had", { ifNoneMatch: '"other"' }, whole],
    ["it is had already, before any range", { ifNoneMatch: ETAG, range: "bytes=1-2" }, unchanged],
    ["another one is had, and a part is asked", { ifNoneMatch: '"x"', range: "bytes=1-2" }, part(1, 3)],
  ])("%s", (_name, conditions, expected) => {
    expect(asked(conditions)).toEqual(expected);
  });
});

test("a part lies within the file and holds something", () => {
  const number = fc.option(fc.nat(3_000), { nil: "" });
  fc.assert(
    fc.property(number, number, fc.integer({ min: 1, max: 2_000 }), (first, last, size) => {
      const answer = asked({ range: `bytes=${first}-${last}` }, size);
      if (answer.kind !== "part") return;
      expect(answer.from).toBeGreaterThanOrEqual(0);
      expect(answer.to).toBeGreaterThan(answer.from);
      expect(answer.to).toBeLessThanOrEqual(size);
    }),
  );
});
