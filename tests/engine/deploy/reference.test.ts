import { describe, expect, test } from "vitest";
import { canonicalFunction, findFunction, resolveReference } from "../../../engine/deploy/reference";
import { definition, pushed } from "./builders";

const inner = definition("inner", { functions: ["lib.js:count query", "lib.js:hidden query internal"] });
const outer = definition("outer", {
  functions: ["public.js:add mutation", "deep/er.js:default action", "public.js:own query internal"],
  uses: [{ name: "nested", path: "inner" }],
});
const app = definition("", {
  functions: ["messages.js:list query", "messages.js:purge mutation internal", "odd.js:constructor query"],
  uses: [
    { name: "one", path: "outer" },
    { name: "two", path: "outer" },
  ],
});
const { deployment } = pushed([app, outer, inner]);

test.each([
  ["messages", "messages.js:default"],
  ["messages:list", "messages.js:list"],
  ["dir/messages.js:list", "dir/messages.js:list"],
  ["a.b:list", "a.b.js:list"],
])("%s is %s", (path, canonical) => {
  expect(canonicalFunction(path)).toBe(canonical);
});

describe("functions by path", () => {
  test.each([
    ["", "messages:list", "messages.js:list"],
    ["", "messages.js:purge", "messages.js:purge"],
    ["one", "deep/er", "deep/er.js:default"],
    ["two/nested", "lib:hidden", "lib.js:hidden"],
    ["", "odd:constructor", "odd.js:constructor"],
  ])("component %j has %s", (component, path, expected) => {
    const found = findFunction(deployment, component, path);
    expect([found?.component, found?.function]).toEqual([component, expected]);
  });

  test.each([
    ["", "messages:nothing"],
    ["", "messages:constructor"],
    ["one", "messages:list"],
    ["three", "public:add"],
    ["__proto__", "public:add"],
    ["", "__proto__"],
  ])("component %j has no %s", (component, path) => {
    expect(findFunction(deployment, component, path)).toBeNull();
  });
});

describe("references", () => {
  test.each([
    ["", "_reference/childComponent/one/public/add", "one", "public.js:add"],
    ["", "_reference/childComponent/two/deep/er/default", "two", "deep/er.js:default"],
    ["one", "_reference/childComponent/nested/lib/count", "one/nested", "lib.js:count"],
    ["one", "_reference/function/public:own", "one", "public.js:own"],
  ])("from %j, %s", (from, reference, component, path) => {
    expect(resolveReference(deployment, from, reference)).toEqual({
      component,
      function: path,
      info: (component.includes("/") ? inner : outer).functions[path],
    });
  });

  test.each([
    ["a child's internal function", "", "_reference/childComponent/one/public/own"],
    ["a grandchild", "", "_reference/childComponent/one/nested/lib/count"],
    ["a branch", "", "_reference/childComponent/one/public"],
    ["beyond a function", "", "_reference/childComponent/one/public/add/more"],
    ["no such child", "", "_reference/childComponent/three/public/add"],
    ["a child by a name every object has", "", "_reference/childComponent/constructor/name"],
    ["not a reference", "", "childComponent/one/public/add"],
    ["another kind", "", "_reference/componentArgument/x"],
  ])("%s cannot be reached", (_what, from, reference) => {
    expect(resolveReference(deployment, from, reference)).toBeNull();
  });

  test("an unmounted component has no functions", () => {
    const after = pushed(
      [app, outer, inner],
      [definition("", { uses: [{ name: "two", path: "outer" }] }), outer, inner],
    );
    expect(findFunction(after.deployment, "one", "public:add")).toBeNull();
    expect(findFunction(after.deployment, "two", "public:add")).not.toBeNull();
  });
});
