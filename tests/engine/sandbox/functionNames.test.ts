import vm from "node:vm";
import { describe, expect, test } from "vitest";
import { compileModule } from "../../../engine/functions/sandbox/compileModule";
import { nameInPlace } from "../../../engine/functions/sandbox/functionNames";

/** As the Convex CLI's bundles define it. */
const HELPER = `
var define = Object.defineProperty;
var n = (target, name) => define(target, "name", { value: name, configurable: true });
`;

const cases: [what: string, expression: string][] = [
  ["an arrow function", '/* @__PURE__ */ n(() => 1, "get")'],
  ["an async function with parameters", '/* @__PURE__ */ n(async (a, b = 2, ...c) => a + b, "get")'],
  ["a function without a name", '/* @__PURE__ */ n(function () { return this; }, "get")'],
  ["a generator", '/* @__PURE__ */ n(function* () {}, "list")'],
  ["a reserved word", '/* @__PURE__ */ n(() => 1, "delete")'],
  [
    "a name that is longer than its place",
    '/* @__PURE__ */ n(() => 1, "aNameThatDoesNotFitBeforeTheFunction")',
  ],
  ["a name that is no identifier", '/* @__PURE__ */ n(() => 1, "1.0/get")'],
  ["__proto__", '/* @__PURE__ */ n(() => 1, "__proto__")'],
  ["the value of a property of that name", '({ get: /* @__PURE__ */ n(() => 1, "get") }).get'],
  ["the value of a property of another name", '({ get: /* @__PURE__ */ n(() => 1, "read") }).get'],
  ["the value of a computed property", '({ ["get"]: /* @__PURE__ */ n(() => 1, "get") }).get'],
  ["a function with a name", '/* @__PURE__ */ n(function f() {}, "get")'],
  ["a class", '/* @__PURE__ */ n(class { static name = "own"; }, "Get")'],
  ["a function inside another", '(() => /* @__PURE__ */ n(() => 1, "get"))()'],
];

function evaluate(code: string): unknown {
  return vm.runInNewContext(code) as unknown;
}

/** What a program could tell a function by. */
function looks(made: unknown): unknown {
  const it = made as (() => unknown) & { length: number };
  return { name: Object.getOwnPropertyDescriptor(it, "name"), length: it.length, proto: "prototype" in it };
}

describe("functions named in place", () => {
  test.each(cases)("%s is what it was", (_, expression) => {
    const code = `${HELPER}${expression};`;
    const named = nameInPlace(code);
    expect(looks(evaluate(named))).toEqual(looks(evaluate(code)));
    expect(named).toHaveLength(code.length);
    expect(named.split("\n").map((line) => line.length)).toEqual(code.split("\n").map((line) => line.length));
  });

  test("no call is left where the name fits", () => {
    const code = `${HELPER}({ get: /* @__PURE__ */ n(() => 1, "get"), of: [/* @__PURE__ */ n(() => 2, "x")] });`;
    expect(nameInPlace(code).slice(HELPER.length)).not.toContain("n(");
  });

  test("a function called where it is made keeps its this", () => {
    const code = `${HELPER}/* @__PURE__ */ n(function () { "use strict"; return this; }, "get")();`;
    expect(evaluate(nameInPlace(code))).toBeUndefined();
  });

  test("another function of the helper's name is called as before", () => {
    const shadows = [
      '(function (n) { return /* @__PURE__ */ n(() => 1, "get"); })((f, name) => name + "!")',
      '(() => { const n = (f, name) => name + "!"; return /* @__PURE__ */ n(() => 1, "get"); })()',
      '(() => { function n(f, name) { return name + "!"; } return /* @__PURE__ */ n(() => 1, "get"); })()',
      '(() => { try { throw (f, name) => name + "!"; } catch (n) { return /* @__PURE__ */ n(() => 1, "get"); } })()',
    ];
    for (const shadow of shadows) expect(evaluate(nameInPlace(`${HELPER}${shadow};`))).toBe("get!");
  });

  test.each([
    'var n = (target, name) => Object.assign(target, { "name": name });',
    'var define = console.log; var n = (t, v) => define(t, "name", { value: v, configurable: true });',
    'var define = Object.defineProperty; var n = (t, v) => define(t, "name", { value: v, configurable: false });',
    'var define = Object.defineProperty; var n = (t, v) => define(v, "name", { value: t, configurable: true });',
  ])("a function that is no such helper is left alone: %s", (helper) => {
    const code = `${helper}\n/* @__PURE__ */ n(() => 1, "name");`;
    expect(nameInPlace(code)).toBe(code);
  });

  test("compiled modules have them", () => {
    const module = `${HELPER}export const f = () => ({ get: /* @__PURE__ */ n(() => 1, "get") }).get;`;
    expect(compileModule("m.js", module).code).not.toContain('"get"');
  });
});
