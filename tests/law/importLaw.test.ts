import { describe, expect, it } from "vitest";
import { runScript } from "../support/runScript";
import { tempTree } from "../support/tempTree";

const tsconfig = JSON.stringify({ compilerOptions: { module: "ESNext", moduleResolution: "bundler" } });
const packages = {
  "tsconfig.json": tsconfig,
  "package.json": JSON.stringify({ dependencies: { convex: "1.0.0" }, devDependencies: { probe: "1.0.0" } }),
  "node_modules/convex/package.json": JSON.stringify({
    name: "convex",
    exports: { "./server": "./server.js" },
  }),
  "node_modules/convex/server.js": "export const defineTable = 1;",
  "node_modules/probe/package.json": JSON.stringify({ name: "probe", main: "probe.js" }),
  "node_modules/probe/probe.js": "export const probe = 1;",
};

/** Files that nothing forbids, to import from and to. */
const lawful = {
  "convex/shared/money.ts": "export type Money = number;",
  "convex/shared/time.ts": 'import type { Money } from "./money"; export type Time = Money;',
  "convex/_generated/api.ts": 'import type { list } from "../forms/forms"; export type Api = typeof list;',
  "convex/forms/rules/status.ts":
    'import type { Money } from "../../shared/money"; export type Status = Money;',
  "convex/forms/schema.ts":
    'import { defineTable } from "convex/server"; import type { Status } from "./rules/status"; export const tables: Status = defineTable;',
  "convex/schema.ts": 'export * from "./forms/schema";',
  "convex/forms/model/forms.ts":
    'import type { Api } from "../../_generated/api"; import type { Status } from "../rules/status"; export type Form = [Api, Status];',
  "convex/forms/forms.ts":
    'import type { Form } from "./model/forms"; export const list = (form: Form) => form;',
  "convex/access/functions.ts": 'import type { Form } from "../forms/model/forms"; export type Ctx = Form;',
  "convex/cohorts/cohorts.ts":
    'import type { Ctx } from "../access/functions"; import type { Form } from "../forms/model/forms"; export const get = (c: Ctx, f: Form) => [c, f];',
  "app/routes/index.ts":
    'import type { Status } from "../../convex/forms/rules/status"; import type { Api } from "../../convex/_generated/api"; export type Page = [Status, Api];',
  "emails/forms/received.ts":
    'import type { Money } from "../../convex/shared/money"; export type Mail = Money;',
  "engine/backend.ts": "export type Backend = 1;",
  "engine/start.ts": 'import type { Backend } from "./backend"; export type Start = Backend;',
  "tests/engine/start.ts":
    'import type { Start } from "../../engine/start"; import { probe } from "probe"; export const test: [Start, number] = [1, probe];',
};

/** [the law broken, the file that breaks it, what it imports] */
const breaches: [string, string, string][] = [
  ["shared-is-a-leaf", "convex/shared/leaf.ts", "../forms/rules/status"],
  ["rules-are-pure", "convex/forms/rules/impure.ts", "../model/forms"],
  ["rules-are-pure", "convex/forms/rules/packaged.ts", "convex/server"],
  ["rules-are-pure", "convex/forms/rules/reading.ts", "node:fs"],
  ["schema-below-model", "convex/cohorts/schema.ts", "../forms/model/forms"],
  ["model-below-functions", "convex/forms/model/upward.ts", "../forms"],
  ["areas-meet-in-model-or-rules", "convex/cohorts/reach.ts", "../forms/forms"],
  ["areas-meet-in-model-or-rules", "convex/cohorts/tables.ts", "../forms/schema"],
  ["app-sees-rules-only", "app/routes/model.ts", "../../convex/forms/model/forms"],
  ["app-sees-rules-only", "app/routes/functions.ts", "../../convex/forms/forms"],
  ["convex-not-to-app", "convex/forms/page.ts", "../../app/routes/index"],
  ["emails-import-shared", "emails/forms/ruled.ts", "../../convex/forms/rules/status"],
  ["engine-knows-no-product", "engine/product.ts", "../convex/shared/money"],
  ["product-knows-no-engine", "app/routes/engine.ts", "../../engine/backend"],
  ["product-knows-no-engine", "convex/forms/engine.ts", "../../engine/backend"],
  ["shipped-code-not-to-tests", "engine/tested.ts", "../tests/engine/start"],
  ["resolvable", "engine/lost.ts", "./nowhere"],
];

describe("the import law", () => {
  it("lets lawful files pass", () => {
    const { status, output } = runScript("importLaw.mjs", tempTree({ ...packages, ...lawful }));
    expect(output).toContain("no dependency violations found");
    expect(status).toBe(0);
  });

  it("names every breach", () => {
    const breaking = breaches.map(([, file, target]) => [file, `export * from "${target}";`]);
    const tree = tempTree({ ...packages, ...lawful, ...Object.fromEntries(breaking) });
    const { status, output } = runScript("importLaw.mjs", tree);
    for (const [law, file] of breaches) expect(output).toContain(`${law}: ${file} `);
    expect(status).not.toBe(0);
  });

  it("refuses cycles, of types too", () => {
    const tree = tempTree({
      ...packages,
      "engine/one.ts": 'import type { Two } from "./two"; export type One = Two | 1;',
      "engine/two.ts": 'import type { One } from "./one"; export type Two = { one: One };',
    });
    expect(runScript("importLaw.mjs", tree).output).toContain("error no-cycles: engine/one.ts");
  });

  it("refuses a development package in code that ships, not in tests", () => {
    const tree = tempTree({ ...packages, "engine/probing.ts": 'export * from "probe";' });
    expect(runScript("importLaw.mjs", tree).output).toContain(
      "error shipped-code-not-to-dev-packages: engine/probing.ts",
    );
  });
});
