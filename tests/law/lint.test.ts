import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import tseslint from "typescript-eslint";

/** The repository's lint without the rules that need types, so that made-up files can be checked. */
const lint = new ESLint({
  overrideConfig: [
    {
      files: ["**/*.ts"],
      languageOptions: { parserOptions: { projectService: false } },
      rules: tseslint.configs.disableTypeChecked.rules ?? {},
    },
  ],
});

async function brokenRules(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await lint.lintText(code, { filePath });
  return [...new Set(result?.messages.map((message) => message.ruleId))];
}

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
const longFunction = (name: string): string => `${name}(() => {\n${lines(60, "  f();")}});\n`;

/** [rule, file, code that breaks exactly that rule] */
const breaches: [string, string, string][] = [
  ["no-restricted-imports", "convex/forms/a.ts", 'export { query } from "../_generated/server";'],
  ["no-restricted-imports", "convex/forms/a.ts", 'export { mutation } from "../_generated/server";'],
  ["no-restricted-imports", "convex/http.ts", 'export { httpAction } from "./_generated/server";'],
  ["no-restricted-imports", "convex/forms/a.ts", 'export { actionGeneric } from "convex/server";'],
  ["@typescript-eslint/no-explicit-any", "engine/a.ts", "export const a: any = 1;"],
  [
    "@typescript-eslint/consistent-type-imports",
    "engine/a.ts",
    'import { A } from "./b";\nexport type B = A;',
  ],
  ["@typescript-eslint/ban-ts-comment", "engine/a.ts", "// @ts-ignore\nexport const a = 1;"],
  ["no-warning-comments", "engine/a.ts", "// One day, fix" + "me.\nexport const a = 1;"],
  ["max-lines", "engine/a.ts", lines(401, "f();")],
  ["local/function-length", "engine/a.ts", `export function a() {\n${lines(59, "  f();")}}\n`],
  ["local/function-length", "tests/rules/a.test.ts", longFunction("it")],
  ["no-restricted-syntax", "convex/forms/rules/a.ts", "export const a = Date.now();"],
  ["no-restricted-syntax", "convex/forms/rules/a.ts", "export const a = new Date();"],
  ["no-restricted-syntax", "convex/shared/a.ts", "export const a = Math.random();"],
  ["no-restricted-syntax", "tests/rules/a.test.ts", "it.skip('a', () => {});"],
];

const lawful: [string, string][] = [
  ["convex/access/functions.ts", 'export { query } from "../_generated/server";'],
  ["convex/forms/jobs.ts", 'export { internalMutation } from "../_generated/server";'],
  ["convex/forms/rules/a.ts", "export const a = (now: number) => new Date(now);"],
  ["engine/a.ts", "export const a = Date.now();"],
  ["engine/a.ts", `export function a() {\n${lines(58, "  f();")}}\n`],
  ["tests/rules/a.test.ts", longFunction("describe")],
  ["tests/rules/a.test.ts", longFunction("describe.each([1])")],
];

describe("lint", () => {
  it.each(breaches)("%s bites in %s: %s", async (rule, file, code) => {
    expect(await brokenRules(file, code)).toEqual([rule]);
  });

  it.each(lawful)("lets %s pass: %s", async (file, code) => {
    expect(await brokenRules(file, code)).toEqual([]);
  });

  it("cannot be switched off in a file", async () => {
    const code = "/* eslint-" + "disable */\nexport const a: any = 1;";
    expect(await brokenRules("engine/a.ts", code)).toEqual([null, "@typescript-eslint/no-explicit-any"]);
  });

  it("covers every promise of the product's folders with types", async () => {
    const config: unknown = await lint.calculateConfigForFile("app/routes/index.tsx");
    expect(config).toMatchObject({ rules: { "@typescript-eslint/no-floating-promises": [2] } });
  });
});
