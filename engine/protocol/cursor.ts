import { createHash } from "node:crypto";
import { FunctionError } from "./errors";

/** Where a page of a query ends: before the first row, after the row with this key, or after the last row. */
export type Cursor = { kind: "start" } | { kind: "end" } | { kind: "after"; key: string };

const FOREIGN_CURSOR =
  "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.";
const FOREIGN_CURSOR_DATA = JSON.stringify({ isConvexSystemError: true, paginationError: "InvalidCursor" });
const MALFORMED_CURSOR = "Failed to parse cursor";

const FINGERPRINT_BYTES = 16;
const KINDS = ["start", "end", "after"] as const;

/** A cursor that cannot be used. `usePaginatedQuery` starts anew when it sees the data of another query's cursor. */
export class InvalidCursorError extends FunctionError {
  override readonly name = "InvalidCursorError";

  constructor(message: string, data?: string) {
    super("InvalidCursor", message, data);
  }
}

function digest(fingerprint: string): Buffer {
  return createHash("sha256").update(fingerprint).digest().subarray(0, FINGERPRINT_BYTES);
}

/**
 * Opaque text for a position in the results of one query. `fingerprint` names the query: its table or index, range,
 * order, filters. `key` is a binary string, as `encodeKey` makes.
 */
export function encodeCursor(
  cursor: { kind: "start" | "end" | "after"; key?: string },
  fingerprint: string,
): string {
  const head = Buffer.concat([digest(fingerprint), Buffer.of(KINDS.indexOf(cursor.kind))]);
  return Buffer.concat([head, Buffer.from(cursor.key ?? "", "latin1")]).toString("base64url");
}

/** Reads a cursor of the same query. Throws `InvalidCursorError` if it is another query's, or no cursor. */
export function decodeCursor(text: string, fingerprint: string): Cursor {
  const bytes = Buffer.from(text, "base64url");
  const kind = KINDS[bytes[FINGERPRINT_BYTES] ?? KINDS.length];
  const key = bytes.subarray(FINGERPRINT_BYTES + 1).toString("latin1");
  if (kind === undefined || (kind !== "after" && key !== "")) throw new InvalidCursorError(MALFORMED_CURSOR);
  if (!bytes.subarray(0, FINGERPRINT_BYTES).equals(digest(fingerprint)))
    throw new InvalidCursorError(FOREIGN_CURSOR, FOREIGN_CURSOR_DATA);
  return kind === "after" ? { kind, key } : { kind };
}
