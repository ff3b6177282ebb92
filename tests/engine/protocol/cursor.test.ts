import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidCursorError, decodeCursor, encodeCursor } from "../../../engine/protocol/cursor";
import type { FunctionError } from "../../../engine/protocol/errors";
import { encodeKey } from "../../../engine/protocol/keys";

function refusal(run: () => unknown): FunctionError {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidCursorError) return error;
    throw error;
  }
  throw new Error("The cursor was taken");
}

describe("cursors", () => {
  it("come back with the query they belong to", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.oneof(fc.string(), fc.double()), { maxLength: 3 }),
        (query, values) => {
          const key = encodeKey(values.filter((value) => typeof value === "string"));
          expect(decodeCursor(encodeCursor({ kind: "after", key }, query), query)).toEqual({
            kind: "after",
            key,
          });
          expect(decodeCursor(encodeCursor({ kind: "end" }, query), query)).toEqual({ kind: "end" });
          expect(decodeCursor(encodeCursor({ kind: "start" }, query), query)).toEqual({ kind: "start" });
        },
      ),
    );
  });

  it("are plain text that says nothing of the query", () => {
    const cursor = encodeCursor({ kind: "after", key: "\x00\xff" }, "secret");
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toContain("secret");
  });

  it("of another query are refused as Convex does, with the data its clients look for", () => {
    const error = refusal(() => decodeCursor(encodeCursor({ kind: "end" }, "a"), "b"));
    expect(error.code).toBe("InvalidCursor");
    expect(error.message).toBe(
      "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
    );
    expect(JSON.parse(error.data ?? "null")).toEqual({
      isConvexSystemError: true,
      paginationError: "InvalidCursor",
    });
  });

  it.each(["", "x", "{}", "_end_cursor", `${encodeCursor({ kind: "end" }, "a")}AAAA`])(
    "%j is none",
    (text) => {
      const error = refusal(() => decodeCursor(text, "a"));
      expect(error.message).toBe("Failed to parse cursor");
      expect(error.data).toBeUndefined();
    },
  );
});
