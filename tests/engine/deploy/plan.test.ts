import { describe, expect, test } from "vitest";
import type { CronSpec } from "../../../engine/deploy/deployment";
import { definition, pushed, schema, table } from "./builders";

const cron = (name: string, seconds: number): CronSpec => ({
  name,
  function: "jobs.js:run",
  args: {},
  schedule: { type: "interval", seconds },
});
const byName = { indexes: [{ indexDescriptor: "by_name", fields: ["name"] }] };
const counter = definition("counter", {
  functions: ["lib.js:add mutation"],
  schema: schema(table("counts", byName)),
  crons: [cron("tick", 60)],
});
const withCounter = definition("", {
  functions: ["a.js:f query"],
  uses: [{ name: "counter", path: "counter" }],
});
const alone = definition("", { functions: ["a.js:f query"] });
const byNameIndex = { name: "counts.by_name", type: "database", fields: ["name"], staged: false };

describe("the diff of a component", () => {
  test("created", () => {
    const { diff } = pushed([withCounter, counter]);
    expect(diff.componentDiffs.counter).toEqual({
      diffType: { type: "create" },
      moduleDiff: { added: ["lib.js"], removed: [] },
      udfConfigDiff: null,
      cronDiff: { added: ["tick"], updated: [], deleted: [] },
      indexDiff: {
        added_indexes: [byNameIndex],
        removed_indexes: [],
        enabled_indexes: [],
        disabled_indexes: [],
      },
      schemaDiff: { previous_schema: null, next_schema: JSON.stringify(counter.schema) },
    });
    expect(diff.componentDiffs[""]?.diffType).toEqual({ type: "create" });
    expect(diff.definitionDiffs).toEqual({ "": {}, counter: {} });
  });

  test("modified", () => {
    const next = definition("counter", {
      functions: ["other.js:add mutation"],
      crons: [cron("tick", 30), cron("tock", 60)],
      version: "1.49.0",
    });
    const { diff } = pushed([withCounter, counter], [withCounter, next]);
    expect(diff.componentDiffs.counter).toEqual({
      diffType: { type: "modify" },
      moduleDiff: { added: ["other.js"], removed: ["lib.js"] },
      udfConfigDiff: { previous_version: "1.48.0", next_version: "1.49.0" },
      cronDiff: { added: ["tock"], updated: ["tick"], deleted: [] },
      indexDiff: {
        added_indexes: [],
        removed_indexes: [byNameIndex],
        enabled_indexes: [],
        disabled_indexes: [],
      },
      schemaDiff: { previous_schema: JSON.stringify(counter.schema), next_schema: null },
    });
  });

  test("unchanged", () => {
    const { diff } = pushed([withCounter, counter], [withCounter, counter]);
    expect(diff.componentDiffs.counter).toEqual({
      diffType: { type: "modify" },
      moduleDiff: { added: [], removed: [] },
      udfConfigDiff: null,
      cronDiff: { added: [], updated: [], deleted: [] },
      indexDiff: { added_indexes: [], removed_indexes: [], enabled_indexes: [], disabled_indexes: [] },
      schemaDiff: null,
    });
  });

  test("unmounted, left alone, and mounted again with the schema it had", () => {
    const gone = pushed([withCounter, counter], [alone]);
    expect(gone.diff.componentDiffs.counter).toMatchObject({
      diffType: { type: "unmount" },
      moduleDiff: { added: [], removed: ["lib.js"] },
      cronDiff: { added: [], updated: [], deleted: ["tick"] },
      schemaDiff: null,
    });
    expect(gone.deployment.components.counter).toMatchObject({ state: "unmounted", schema: counter.schema });
    expect(gone.deployment.components[""]?.children).toEqual({});

    const still = pushed([withCounter, counter], [alone], [alone]);
    expect(Object.keys(still.diff.componentDiffs)).toEqual([""]);

    const back = pushed([withCounter, counter], [alone], [withCounter, counter]);
    expect(back.diff.componentDiffs.counter).toMatchObject({
      diffType: { type: "remount" },
      moduleDiff: { added: ["lib.js"], removed: [] },
      indexDiff: { added_indexes: [], removed_indexes: [] },
      schemaDiff: null,
    });
    expect(back.deployment.components.counter?.state).toBe("active");
  });
});

test("versions follow each other, so that a push that came second is seen", () => {
  const plan = pushed([alone], [alone], [alone]);
  expect([plan.baseVersion, plan.deployment.version]).toEqual([2, 3]);
});
