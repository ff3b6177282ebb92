import { describe, expect, test } from "vitest";
import { attacks, probes } from "./attacks";
import { createHarness, functionHelpers } from "./harness";

/** Runs `body` as a query after the probes and returns what was noted, in quotes as logged. */
function attack(body: string, syscall?: (op: string, args: string) => string): string[] {
  const source = `${functionHelpers}${probes}
    export const run = query(async (ctx: any, args: any) => { ${body}; for (const text of seen) say(text); note("done"); });`;
  const harness = createHarness({ "main.js": source }, syscall === undefined ? {} : { syscall });
  harness.run("run", { list: [1], nested: { a: 1 } });
  const noted = harness.logs.filter((line) => line.startsWith("[LOG] '")).map((line) => line.slice(7, -1));
  return [...new Set(noted)];
}

describe("no way out", () => {
  test.each(Object.entries(attacks))("%s", (_name, body) => {
    expect(attack(body)).toEqual(["done"]);
  });

  test("errors that the host throws stay outside and end the call", () => {
    const failure = new Error("disk full");
    expect(() =>
      attack(
        `attempt(() => Convex.syscall("a", "{}")); await attemptAsync(() => Convex.asyncSyscall("a", "{}"));`,
        () => {
          throw failure;
        },
      ),
    ).toThrow(failure);
  });

  test("errors that the host words are made inside", () => {
    const tagged = 'e{"message":"no such table","data":"{\\"code\\":1}"}';
    const body = `
      attempt(() => Convex.syscall("a", "{}"));
      await attemptAsync(() => Convex.asyncSyscall("a", "{}"));
      try { Convex.syscall("a", "{}"); } catch (error: any) {
        probe(error.data); note(error.message); note(String(error.data.code)); note(String(error instanceof Error)); }`;
    expect(attack(body, () => tagged)).toEqual(["no such table", "1", "true", "done"]);
  });

  test("a realm's changes to its globals stay in it", () => {
    attack(`
      (Object.prototype as any).leaked = 1; (Array.prototype as any).leaked = 1; (Promise as any).leaked = 1;
      (globalThis as any).leaked = 1; JSON.parse = (() => "changed") as any; Math.random = () => 4;`);
    expect(["leaked" in {}, "leaked" in [], "leaked" in Promise, "leaked" in globalThis]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(JSON.parse("1")).toBe(1);
    expect(attack(`if ("leaked" in {}) note("leaked")`)).toEqual(["done"]);
  });
});
