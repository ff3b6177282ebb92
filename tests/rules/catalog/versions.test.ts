import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersions, nextVersion, parseVersion, rankOf } from "../../../convex/catalog/rules/versions";

describe("versions", () => {
  test.each(["1.2", "1.2.3.4", "01.2.3", "1.2.3-beta", "v1.2.3", "1.2.100000", "", "1.-2.3", " 1.2.3"])(
    "%j is none",
    (text) => {
      expect(parseVersion(text)).toBeNull();
      expect(() => rankOf(text)).toThrow(RangeError);
    },
  );

  test.each([
    ["patch", "1.4.3"],
    ["minor", "1.5.0"],
    ["major", "2.0.0"],
  ] as const)("the next %s after 1.4.2 is %s", (bump, next) => {
    expect(nextVersion("1.4.2", bump)).toBe(next);
  });

  test("there is none after the last", () => {
    expect(() => nextVersion("1.0.99999", "patch")).toThrow(RangeError);
  });

  test("are ordered by number, not by letter (semver.org, 11)", () => {
    const ordered = ["0.0.1", "0.9.0", "0.10.0", "1.0.0", "2.0.0", "2.1.0", "2.1.1", "10.0.0"];
    const ranks = ordered.map(rankOf);
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(rankOf("99999.99999.99999")).toBe(999_999_999_999_999);
  });

  test("come after what they follow, whatever the bump", () => {
    const part = fc.nat(99_998);
    const bump = fc.constantFrom("major" as const, "minor" as const, "patch" as const);
    fc.assert(
      fc.property(part, part, part, bump, (major, minor, patch, which) => {
        const version = `${major}.${minor}.${patch}`;
        expect(parseVersion(version)).toEqual({ major, minor, patch });
        expect(compareVersions(nextVersion(version, which), version)).toBeGreaterThan(0);
      }),
    );
  });
});
