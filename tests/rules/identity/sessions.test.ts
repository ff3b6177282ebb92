import { describe, expect, test } from "vitest";
import { isDemoAddress, offersDemo } from "../../../convex/identity/rules/demo";
import { passkeyNameProblems } from "../../../convex/identity/rules/passkeys";
import {
  countsIn,
  isAlive,
  seen,
  sessionLength,
  type SignInMethod,
  tokenExpiry,
} from "../../../convex/identity/rules/sessions";

const HOUR = 3_600_000;
const MONTH = 2_592_000_000;

test.each([
  [{ expiresAt: 10 }, 9, true],
  [{ expiresAt: 10 }, 10, false],
  [{ expiresAt: 10, endedAt: 5 }, 4, false],
])("%j at %d: alive is %s", (session, now, alive) => {
  expect(isAlive(session, now)).toBe(alive);
});

test.each<[SignInMethod, number]>([
  ["code", MONTH],
  ["passkey", MONTH],
  ["demo", MONTH],
  ["impersonation", HOUR],
])("a session by %s lasts %d ms", (method, length) => {
  expect(sessionLength(method)).toBe(length);
});

describe("what is noted when a session is used", () => {
  test.each<[SignInMethod, number, object | null]>([
    ["code", HOUR - 1, null],
    ["code", HOUR, { lastSeenAt: HOUR, expiresAt: HOUR + MONTH }],
    ["passkey", 5 * HOUR, { lastSeenAt: 5 * HOUR, expiresAt: 5 * HOUR + MONTH }],
    ["impersonation", 5 * HOUR, null],
  ])("by %s, %d ms after the last time: %j", (method, now, change) => {
    expect(seen({ lastSeenAt: 0, method }, now)).toEqual(change);
  });
});

test.each([
  [10_000_000, 900_000],
  [900_000, 900_000],
  [5, 5],
])("of a session until %d, a token made at 0 is good until %d", (expiresAt, expiry) => {
  expect(tokenExpiry({ expiresAt }, 0)).toBe(expiry);
});

test.each([
  [null, true],
  [{}, true],
  [{ organizationId: "acme" }, true],
  [{ organizationId: "other" }, false],
])("session %j counts in acme: %s", (session, counts) => {
  expect(countsIn(session, "acme")).toBe(counts);
});

test.each([
  ["ada@academy.example", true],
  ["ada@example", true],
  ["ada@example.org", false],
  ["ada@notexample", false],
  ["ada@people.test", false],
  [undefined, false],
])("%j is an address of the demo: %s", (email, demo) => {
  expect(isDemoAddress(email)).toBe(demo);
});

test.each([
  [true, "on", true],
  [true, "off", false],
  [true, undefined, false],
  [false, "on", false],
])("a demo (%s) with the setting %j offers accounts: %s", (demo, setting, offered) => {
  expect(offersDemo({ demo }, setting)).toBe(offered);
});

test.each([
  ["Telephone", {}],
  ["x".repeat(80), {}],
  [" ", { name: "required" }],
  ["x".repeat(81), { name: "tooLong" }],
])("a passkey's name %j has the problems %j", (name, problems) => {
  expect(passkeyNameProblems(name)).toEqual(problems);
});
