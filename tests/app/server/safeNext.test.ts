import { expect, test } from "vitest";
import { safeNext } from "../../../app/server/safeNext";

test.each([
  ["/admin/people?page=2#row", "/admin/people?page=2#row"],
  ["/", "/"],
  [null, "/portal"],
  ["", "/portal"],
  ["https://evil.example/", "/portal"],
  ["//evil.example/", "/portal"],
  ["/\\evil.example", "/portal"],
  ["/\t/evil.example", "/portal"],
  ["javascript:alert(1)", "/portal"],
  ["/a/../..//evil.example", "/portal"],
])("after signing in, %j leads to %j", (next, to) => {
  expect(safeNext(next)).toBe(to);
});
