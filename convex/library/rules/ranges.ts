/** A stretch of a file: its first byte, and the one after its last. */
export type Stretch = { from: number; to: number };

/** What a request asks of a file (RFC 9110). */
export type Asked =
  | { kind: "whole" }
  | ({ kind: "part" } & Stretch)
  /** It begins behind the file's end. */
  | { kind: "unsatisfiable" }
  /** The caller has it already. */
  | { kind: "unchanged" };

/** The headers that decide it; null where a request has none. */
export type Conditions = { range: string | null; ifRange: string | null; ifNoneMatch: string | null };

/**
 * What is asked of a file with this size and this strong entity tag. Of several ranges, or of what is no range of
 * bytes, nothing is known here, and the whole file is the answer, as the RFC allows.
 */
export function askedOf(conditions: Conditions, { size, etag }: { size: number; etag: string }): Asked {
  if (conditions.ifNoneMatch !== null && names(conditions.ifNoneMatch, etag)) return { kind: "unchanged" };
  if (conditions.range === null || size === 0) return { kind: "whole" };
  // We give no dates, and a weak tag never means the same bytes: nothing but the tag itself may match.
  if (conditions.ifRange !== null && conditions.ifRange.trim() !== etag) return { kind: "whole" };
  return rangeOf(conditions.range, size);
}

const RANGE = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i;

function rangeOf(header: string, size: number): Asked {
  const [, first = "", last = ""] = RANGE.exec(header) ?? [];
  if (first === "") return last === "" ? { kind: "whole" } : suffixOf(Number(last), size);
  const from = Number(first);
  if (last !== "" && Number(last) < from) return { kind: "whole" };
  if (from >= size) return { kind: "unsatisfiable" };
  return { kind: "part", from, to: last === "" ? size : Math.min(Number(last) + 1, size) };
}

function suffixOf(length: number, size: number): Asked {
  return length === 0
    ? { kind: "unsatisfiable" }
    : { kind: "part", from: Math.max(0, size - length), to: size };
}

/** Compares weakly, as If-None-Match does. */
function names(list: string, etag: string): boolean {
  return list.split(",").some((entry) => {
    const tag = entry.trim().replace(/^W\//, "");
    return tag === "*" || tag === etag;
  });
}
