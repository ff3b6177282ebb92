/** The core of a semantic version (semver.org 2.0.0): no pre-releases, since drafts are a state of their own. */
export type Version = { major: number; minor: number; patch: number };

export const BUMPS = ["major", "minor", "patch"] as const;
export type Bump = (typeof BUMPS)[number];

export const FIRST_VERSION = "1.0.0";

const FORM = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/;
/** Each part is below it, so that a version as one number keeps its order. */
const BASE = 100_000;

/** A version from its text; null where it is none, or a part has more than five digits. */
export function parseVersion(text: string): Version | null {
  const found = FORM.exec(text);
  if (found === null) return null;
  const [major, minor, patch] = found.slice(1).map(Number) as [number, number, number];
  return { major, minor, patch };
}

/** A version as one number, which orders as versions do: at most 10^15 - 1. @throws RangeError for no version */
export function rankOf(text: string): number {
  const { major, minor, patch } = required(text);
  return (major * BASE + minor) * BASE + patch;
}

/** Below zero when the first comes before the other one, above when after. @throws RangeError */
export function compareVersions(one: string, other: string): number {
  return rankOf(one) - rankOf(other);
}

/** The version that follows: "1.4.2" gives "2.0.0", "1.5.0" or "1.4.3". @throws RangeError */
export function nextVersion(text: string, bump: Bump): string {
  const { major, minor, patch } = required(text);
  switch (bump) {
    case "major":
      return written(major + 1, 0, 0);
    case "minor":
      return written(major, minor + 1, 0);
    case "patch":
      return written(major, minor, patch + 1);
    default:
      return bump satisfies never;
  }
}

function written(...parts: [number, number, number]): string {
  const text = parts.join(".");
  required(text);
  return text;
}

function required(text: string): Version {
  const version = parseVersion(text);
  if (version === null) throw new RangeError(`"${text}" is not a version such as 1.4.2.`);
  return version;
}
