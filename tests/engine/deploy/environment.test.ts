import { describe, expect, test } from "vitest";
import {
  applyEnvironmentChanges,
  checkDeclaredValues,
  checkRequiredVariables,
  componentEnvironment,
} from "../../../engine/deploy/environment";
import { definition, literal, pushed, string, union } from "./builders";

const declared = {
  REQUIRED: { validator: string, optional: false },
  TONE: { validator: union(literal("warm"), literal("cool")), optional: true },
};

describe("changes", () => {
  test("set, replace and remove, sorted by name", () => {
    const changes = [
      { name: "B", value: "2" },
      { name: "A", value: "new" },
      { name: "GONE", value: null },
      { name: "NEVER_THERE", value: null },
    ];
    const next = applyEnvironmentChanges({ GONE: "x", A: "old", C: "3" }, changes, {});
    expect(Object.entries(next)).toEqual([
      ["A", "new"],
      ["B", "2"],
      ["C", "3"],
    ]);
  });

  test.each([
    ["1A", "v", "EnvironmentVariableNameInvalid"],
    ["A-B", "v", "EnvironmentVariableNameInvalid"],
    ["", null, "EnvironmentVariableNameInvalid"],
    ["N".repeat(41), "v", "EnvironmentVariableNameTooLong"],
    ["A", "é".repeat(4097), "EnvironmentVariableValueTooLarge"],
    ["CONVEX_CLOUD_URL", "v", "EnvVarNameForbidden"],
    ["REQUIRED", null, "RequiredEnvironmentVariable"],
    ["TONE", "hot", "InvalidEnvironmentVariable"],
  ])("%s = %s is refused with %s", (name, value, code) => {
    expect(() => applyEnvironmentChanges({}, [{ name, value }], declared)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  test("longest name and value, and the thousandth variable, are taken; one more is not", () => {
    const full = Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`V${i}`, ""]));
    const change = { name: "N".repeat(40), value: "v".repeat(8192) };
    const thousand = applyEnvironmentChanges(full, [change], {});
    expect(Object.keys(thousand)).toHaveLength(1000);
    expect(() => applyEnvironmentChanges(thousand, [{ name: "ONE_MORE", value: "" }], {})).toThrow(
      "The environment variable limit (1000) has been met.",
    );
  });
});

test("missing required variables are named", () => {
  const needs = { ...declared, ALSO: { validator: string, optional: false } };
  expect(() => checkRequiredVariables({ TONE: "warm" }, needs)).toThrow(
    "Required environment variables are not set: ALSO, REQUIRED. Set them in the Convex dashboard or CLI before pushing.",
  );
});

test("values the app declared otherwise are refused", () => {
  checkDeclaredValues({ TONE: "cool", OTHER: "anything" }, declared);
  expect(() => checkDeclaredValues({ TONE: "lukewarm" }, declared)).toThrow(
    "Environment variable TONE does not match its declared validator: ",
  );
});

test("each component sees the built-in variables and what is bound to it", () => {
  const label = { validator: string, optional: false };
  const inner = definition("inner", { env: { LABEL: label } });
  const outer = definition("outer", {
    env: { NAME: label, MARK: { validator: string, optional: true } },
    uses: [{ name: "inner", path: "inner", env: { LABEL: { type: "envVar", name: "NAME" } } }],
    routes: [{ path: "/", method: "GET" }],
  });
  const app = definition("", {
    env: { TITLE: label, UNSET: { validator: string, optional: true } },
    uses: [
      {
        name: "outer",
        path: "outer",
        env: { NAME: { type: "envVar", name: "TITLE" }, MARK: { type: "envVar", name: "UNSET" } },
      },
    ],
    mounts: { "/o/": "_reference/childComponent/outer" },
  });
  const { deployment } = pushed([app, outer, inner]);
  const system = { CONVEX_CLOUD_URL: "http://cloud", CONVEX_SITE_URL: "http://site" };
  const of = (path: string) => componentEnvironment(deployment, path, { TITLE: "t", SECRET: "s" }, system);
  expect(of("")).toEqual({ TITLE: "t", SECRET: "s", ...system });
  expect(of("outer")).toEqual({
    NAME: "t",
    CONVEX_CLOUD_URL: "http://cloud",
    CONVEX_SITE_URL: "http://site/o",
  });
  expect(of("outer/inner")).toEqual({ LABEL: "t", ...system });
});
