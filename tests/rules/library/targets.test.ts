import { expect, test } from "vitest";
import { receiptOf } from "../../../convex/library/rules/targets";
import { readSubject, subjectOf } from "../../../convex/library/rules/subjects";

const headers = (etag?: string) => new Headers(etag === undefined ? {} : { ETag: etag });

test.each([
  ["Convex's id", "storageId", headers(), '{"storageId":"kg2abc"}', { storageId: "kg2abc" }],
  ["S3's tag", "etagHeader", headers('"abc"'), "", { tag: '"abc"' }],
  ["Vercel's tag", "etagBody", headers(), '{"etag":"abc"}', { tag: "abc" }],
  ["no id", "storageId", headers(), "{}", null],
  ["an id that is no text", "storageId", headers(), '{"storageId":5}', null],
  ["an empty id", "storageId", headers(), '{"storageId":""}', null],
  ["no tag in the header", "etagHeader", headers(), '{"etag":"abc"}', null],
  ["no tag in the body", "etagBody", headers('"abc"'), "{}", null],
  ["no JSON", "etagBody", headers(), "<html>", null],
  ["JSON that is no object", "storageId", headers(), "null", null],
] as const)("a storage answers with %s", (_name, kind, sent, body, expected) => {
  expect(receiptOf(kind, sent, body)).toEqual(expected);
});

test("a subject names a table and a row", () => {
  expect(subjectOf("materials", "abc")).toBe("materials:abc");
  expect(readSubject("recordings:abc")).toEqual({ table: "recordings", id: "abc" });
  for (const text of ["", "recordings", "recordings:", "persons:abc", "materials:a:b"])
    expect(readSubject(text)).toBeNull();
});
