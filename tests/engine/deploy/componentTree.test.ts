import { describe, expect, test } from "vitest";
import { flattenTree, instantiateApp } from "../../../engine/deploy/push/componentTree";
import type { Definition } from "../../../engine/deploy/deployment";
import { definition, literal, number, push, string, union } from "./builders";

const tree = (definitions: Definition[], checkRequired = true) =>
  flattenTree(instantiateApp(push(...definitions).definitions, checkRequired));

test("instances, their exports and where their HTTP routes are", () => {
  const routes = [{ path: "/hi", method: "GET" }];
  const leaf = definition("leaf", { functions: ["a/b.js:f query", "a/b.js:g query internal"], routes });
  const middle = definition("middle", {
    uses: [{ name: "leaf", path: "leaf" }],
    mounts: { "/leaf/": "_reference/childComponent/leaf" },
  });
  const app = definition("", {
    prefix: "/api/",
    uses: [
      { name: "first", path: "middle" },
      { name: "second", path: "middle" },
    ],
    mounts: { "/first/": "_reference/childComponent/first" },
  });
  const nodes = tree([app, middle, leaf]);
  expect(nodes.map(({ path, httpPrefix }) => [path, httpPrefix])).toEqual([
    ["", "/api/"],
    ["first", "/first/"],
    ["first/leaf", "/first/leaf/"],
    ["second", null],
    ["second/leaf", "/leaf/"],
  ]);
  expect(nodes[2]?.exports).toEqual({ a: { b: { f: "a/b.js:f" } } });
});

describe("what does not fit together is refused", () => {
  const required = { validator: string, optional: false };
  const optional = { validator: string, optional: true };
  const child = definition("child", { env: { KEY: required } });
  const use = (env: Definition["metadata"]["childComponents"][0]["env"] = []) => [
    { name: "child", path: "child", env: Object.fromEntries(env) },
  ];

  test.each<[string, Definition[], string, string]>([
    [
      "no such definition",
      [definition("", { uses: [{ name: "x", path: "missing" }] })],
      "TypecheckError",
      'Component definition not found: "missing"',
    ],
    [
      "one name twice",
      [definition("", { uses: [...use([["KEY", { type: "value", value: "v" }]]), ...use()] }), child],
      "TypecheckError",
      'Duplicate child component name: "child"',
    ],
    [
      "a required variable left out",
      [definition("", { uses: use() }), child],
      "TypecheckError",
      'Component child is missing required env var "KEY"',
    ],
    [
      "a variable it does not have",
      [definition("", { uses: use([["OTHER", { type: "value", value: "v" }]]) }), child],
      "TypecheckError",
      'Component child has no env var named "OTHER"',
    ],
    [
      "a variable the parent does not have",
      [definition("", { uses: use([["KEY", { type: "envVar", name: "APP" }]]) }), child],
      "TypecheckError",
      'Component child env var "KEY" references undeclared parent env var APP',
    ],
    [
      "a required variable bound to an optional one",
      [
        definition("", { env: { APP: optional }, uses: use([["KEY", { type: "envVar", name: "APP" }]]) }),
        child,
      ],
      "TypecheckError",
      'Component child env var "KEY" is required, but parent env var APP is optional',
    ],
    [
      "a literal bound to any text",
      [
        definition("", { env: { APP: required }, uses: use([["KEY", { type: "envVar", name: "APP" }]]) }),
        definition("child", { env: { KEY: { validator: literal("a"), optional: false } } }),
      ],
      "TypecheckError",
      'Component child env var "KEY" validator is not satisfied by parent env var APP validator',
    ],
    [
      "a variable that is no text",
      [definition("", { env: { APP: { validator: union(string, number), optional: true } } })],
      "InvalidEnvVarDeclaration",
      'Env var `APP` on the app has a non-string validator. Component env vars must be declared with `v.string()`, `v.literal("...")`, or a union of those.',
    ],
    [
      "a mount without routes",
      [
        definition("", {
          uses: [{ name: "quiet", path: "quiet" }],
          mounts: { "/q/": "_reference/childComponent/quiet" },
        }),
        definition("quiet"),
      ],
      "TypecheckError",
      'HTTP mount "/q/" is invalid: Child component "quiet" doesn\'t have any HTTP routes.',
    ],
    [
      "a mount where the app has a prefix route",
      [
        definition("", {
          uses: [{ name: "web", path: "web" }],
          mounts: { "/w/": "_reference/childComponent/web" },
          routes: [{ path: "/w/*", method: "GET" }],
        }),
        definition("web", { routes: [{ path: "/", method: "GET" }] }),
      ],
      "TypecheckError",
      'HTTP mount "/w/" is invalid: Overlap with existing prefix route',
    ],
    [
      "a folder and a function of one name",
      [definition("", { functions: ["a.js:b query", "a/b.js:c query"] })],
      "InvalidExport",
      "Path a/b.js:c conflicts with existing export",
    ],
  ])("%s", (_what, definitions, code, message) => {
    expect(() => tree(definitions)).toThrow(expect.objectContaining({ code, message }) as Error);
  });

  test("but a component pushed for its generated code needs no variables", () => {
    expect(tree([definition("", { uses: use() }), child], false).map(({ path }) => path)).toEqual([
      "",
      "child",
    ]);
  });
});
