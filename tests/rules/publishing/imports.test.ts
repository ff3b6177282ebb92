import { describe, expect, it } from "vitest";
import { formatOf, importProblem } from "../../../convex/publishing/rules/imports";

describe("a file's format is told by its name", () => {
  it.each([
    ["a.md", "markdown"],
    ["A.MARKDOWN", "markdown"],
    ["a.b.html", "html"],
    ["a.htm ", "html"],
    ["export.xml", "wordpress"],
    ["posts.zip", "archive"],
    ["a.docx", null],
    ["md", null],
    ["a.constructor", null],
    ["", null],
  ])("%s: %s", (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
});

describe("what is wrong with a file", () => {
  it.each([
    ["a.md", 1, null],
    ["a.md", 2_000_000, null],
    ["a.md", 2_000_001, "importTooLarge"],
    ["a.xml", 16_000_000, null],
    ["a.zip", 16_000_001, "importTooLarge"],
    ["a.md", 0, "fileEmpty"],
    ["a.md", Number.NaN, "fileEmpty"],
    ["a.exe", 1, "importFormat"],
  ])("%s of %d bytes: %s", (name, bytes, problem) => {
    expect(importProblem(name, bytes)).toBe(problem);
  });
});
