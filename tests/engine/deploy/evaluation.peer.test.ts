import { expect, test } from "vitest";
import { evaluatePush } from "../../../engine/deploy/evaluation/evaluate";
import { evaluateOnWorker } from "../../../engine/deploy/evaluation/evaluationWorkers";
import { compileTestQuery, TEST_QUERY, withTestQuery } from "../../../engine/deploy/testQuery";
import { Sandbox } from "../../../engine/functions/sandbox/sandbox";
import { definition, pushed } from "./builders";
import type { PushedModule, PushRequest } from "../../../engine/deploy/push/pushRequest";

const settings = { environment: {}, system: {}, projectRoot: process.cwd() };

function module(path: string, source: string, environment: "isolate" | "node" = "isolate"): PushedModule {
  return { path, source, sourceMap: null, environment };
}

function request(modules: PushedModule[], schema: string | null = null): PushRequest {
  const app = {
    path: "",
    config: null,
    dependencies: [],
    schema: schema === null ? null : module("schema.js", schema),
    modules,
    udfServerVersion: "1.48.0",
  };
  return {
    functions: "convex/",
    definitions: [app],
    nodeDependencies: [],
    nodeVersion: null,
    dryRun: false,
    forCodegen: false,
  };
}

/** What `convex/server` makes of a function, as far as analysis looks at it. */
const registered = (marks: string, args = '{"type":"any"}') =>
  `Object.assign(() => {}, {${marks}, exportArgs: () => '${args}', exportReturns: () => "null"})`;

const load = (...modules: PushedModule[]) => evaluatePush(request(modules), settings);

test("functions of every kind, by isolate and by Node", async () => {
  const { definitions } = await load(
    module("_deps/A.js", "export const shared = 1;"),
    module(
      "dir/all.js",
      `import { shared } from "../_deps/A.js";
       export const q = ${registered("isQuery: true, isPublic: true", '{"type":"object","value":{}}')};
       export const m = ${registered("isMutation: true, isInternal: true")};
       export default ${registered("isAction: true")};
       export const both = ${registered("isQuery: true, isPublic: true, isInternal: true")};
       export const twice = ${registered("isQuery: true, isMutation: true")};
       export const other = shared;`,
    ),
    module(
      "node.js",
      `import { sep } from "node:path"; import { resolve } from "path";
       export const a = ${registered("isAction: true, isPublic: true")}; export const unused = [sep, resolve];`,
      "node",
    ),
  );
  const functions = Object.entries(definitions[""]?.functions ?? {});
  expect(
    functions.map(([key, { udfType, visibility, environment, args }]) => [
      key,
      udfType,
      visibility,
      environment,
      args,
    ]),
  ).toEqual([
    ["dir/all.js:default", "action", "public", "isolate", null],
    ["dir/all.js:m", "mutation", "internal", "isolate", null],
    ["dir/all.js:q", "query", "public", "isolate", { type: "object", value: {} }],
    ["node.js:a", "action", "public", "node", null],
  ]);
});

test.each<[string, PushedModule[], string, string]>([
  [
    "a module that throws",
    [module("bad.js", "null.field;")],
    "InvalidModules",
    "Loading the pushed modules encountered the following error:\nFailed to analyze bad.js: Uncaught TypeError: Cannot read properties of null (reading 'field')",
  ],
  [
    "a module that imports what is not there",
    [module("bad.js", 'import "./_deps/GONE.js";')],
    "InvalidModules",
    "Failed to analyze bad.js: ",
  ],
  [
    "a top-level await",
    [module("bad.js", "await 1; export const a = 1;")],
    "InvalidModules",
    "Failed to analyze bad.js: Top-level awaits in source files are unsupported",
  ],
  [
    "a router that is none",
    [module("http.js", "export default 1;")],
    "InvalidModules",
    "The default export of `convex/http.js` is not a Router.",
  ],
  [
    "no router",
    [module("http.js", "export const http = 1;")],
    "InvalidModules",
    "`convex/http.js` must have a default export of a Router.",
  ],
  [
    "crons without a default export",
    [module("crons.js", "export const crons = 1;")],
    "InvalidModules",
    "`convex/crons.js` must have a default export of a Crons object.",
  ],
  [
    "a mutation in Node",
    [module("node.js", `export const write = ${registered("isMutation: true, isPublic: true")};`, "node")],
    "InvalidModules",
    "`write` defined in `node.js` is a Mutation function. Only actions can be defined in Node.js.",
  ],
  [
    "a Node module that throws",
    [module("node.js", 'throw new Error("no");', "node")],
    "InvalidModules",
    "Failed to analyze node.js: Uncaught Error: no",
  ],
  [
    "a package that is not installed",
    [module("node.js", 'import "not-installed-anywhere";', "node")],
    "InvalidModules",
    "Cannot find module 'not-installed-anywhere'",
  ],
  [
    "an unset variable in auth.config",
    [
      module(
        "auth.config.js",
        "export default { providers: [{ domain: process.env.DOMAIN, applicationID: 'a' }] };",
      ),
    ],
    "AuthConfigMissingEnvironmentVariable",
    "Environment variable DOMAIN is used in auth config file but its value was not set",
  ],
  [
    "auth.config without default export",
    [module("auth.config.js", "export const providers = [];")],
    "AuthConfigMissingExportError",
    "auth config file is missing default export.",
  ],
])("%s is refused", async (_what, modules, code, message) => {
  await expect(load(...modules)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message) as string,
  });
});

test.each([
  ["export const schema = 1;", "MissingSchemaExportError"],
  ["export default 1;", "InvalidSchemaExport"],
  ['throw new Error("no");', "InvalidSchema"],
])("schema %j is refused", async (schema, code) => {
  await expect(evaluatePush(request([], schema), settings)).rejects.toMatchObject({ code });
});

test("code that never ends is ended", async () => {
  const endless = request([module("endless.js", "for (;;);")]);
  await expect(evaluateOnWorker({ request: endless, env: {} }, 500)).rejects.toMatchObject({
    code: "InvalidModules",
    message: "Loading the pushed modules took longer than 0.5 seconds.",
  });
});

test("modules see the environment, auth.config the variables that are set", async () => {
  const auth = "export default { providers: [{ domain: process.env.DOMAIN, applicationID: 'a' }] };";
  const environment = { DOMAIN: "login.example.com" };
  const push = await evaluatePush(request([module("auth.config.js", auth)]), { ...settings, environment });
  expect(push.auth).toEqual([{ domain: "https://login.example.com", applicationID: "a" }]);
  expect(push.environment).toEqual(environment);
});

test("an inline query runs beside the component's own modules", async () => {
  const source = `import { query, internalQuery } from "convex:/_system/repl/wrappers.js";
    import { shared } from "./_deps/A.js";
    export default query({ handler: async () => ({ sum: shared + 1, kind: typeof internalQuery }) });`;
  const app = definition("");
  app.modules["_deps/A.js"] = {
    environment: "isolate",
    source: "",
    sourceMap: null,
    code: "exports.shared = 41;",
    codeMap: null,
    sha256: "",
  };
  const { deployment } = pushed([app]);
  const overlay = withTestQuery(deployment, await compileTestQuery("", source)).definitions[""];
  const sandbox = new Sandbox({
    kind: "transaction",
    env: {},
    loadModule: (path) => overlay?.modules[path] ?? null,
    syscall: () => 'e{"message":"no database here"}',
    log: () => undefined,
  });
  const [path = "", name = ""] = TEST_QUERY.split(":");
  const call = { module: path, export: name, method: "invokeQuery", args: "[{}]", now: 0, seed: "" } as const;
  expect(sandbox.runTransaction(call)).toEqual({ ok: true, value: '{"kind":"function","sum":42}' });
  expect(overlay?.functions[TEST_QUERY]).toMatchObject({ udfType: "query", visibility: "public" });
  expect(Object.keys(deployment.definitions[""]?.modules ?? {})).toEqual(["_deps/A.js"]);
});

test("an inline query needs a component that is there, and source that compiles", async () => {
  const { deployment } = pushed([definition("")]);
  const query = await compileTestQuery("nowhere", "export default 1;");
  expect(() => withTestQuery(deployment, query)).toThrow('Component "nowhere" not found');
  await expect(compileTestQuery("", "export default (")).rejects.toMatchObject({ code: "InvalidModules" });
});
