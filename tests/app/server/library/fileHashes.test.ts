import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { forgetHash, hashUpTo, keepHash } from "../../../../app/server/library/uploads/fileHashes";

const over = (text: string) => createHash("sha256").update(text);
const hexOf = (text: string) => over(text).digest("hex");

test("before the first byte the hash is known of every file", () => {
  expect(hashUpTo("new", 0)!.update("Hello").digest("hex")).toBe(hexOf("Hello"));
});

test("a hash goes on from where it was kept, as often as it is asked for", () => {
  keepHash("one", 5, over("Hello"));
  expect(hashUpTo("one", 5)!.update(" world").digest("hex")).toBe(hexOf("Hello world"));
  expect(hashUpTo("one", 5)!.update("!").digest("hex")).toBe(hexOf("Hello!"));
});

test.each([
  ["ahead of it", "two", 6],
  ["before it", "two", 4],
  ["of another file", "three", 5],
])("one %s is not known", (_, upload, offset) => {
  keepHash("two", 5, over("Hello"));
  expect(hashUpTo(upload, offset)).toBeNull();
});

test("it begins anew where the file does, whatever is kept", () => {
  keepHash("four", 5, over("Hello"));
  expect(hashUpTo("four", 0)!.digest("hex")).toBe(hexOf(""));
});

test("what is forgotten is not known", () => {
  keepHash("five", 5, over("Hello"));
  forgetHash("five");
  expect(hashUpTo("five", 5)).toBeNull();
});

test("of a thousand files the one that nothing came of for longest goes", () => {
  keepHash("old", 5, over("Hello"));
  keepHash("used", 5, over("Hello"));
  for (let other = 0; other < 998; other++) keepHash(`other ${other}`, 5, over("Hello"));
  keepHash("used", 6, over("Hello!"));
  keepHash("one more", 5, over("Hello"));
  expect(hashUpTo("old", 5)).toBeNull();
  expect(hashUpTo("used", 6)).not.toBeNull();
  expect(hashUpTo("other 0", 5)).not.toBeNull();
});
