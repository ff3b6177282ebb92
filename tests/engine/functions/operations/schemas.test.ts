import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyDeployment, type Component } from "../../../../engine/deploy/deployment";
import { Committer } from "../../../../engine/functions/executor/committer";
import { applySchemas } from "../../../../engine/functions/executor/operations/schemas";
import { Store } from "../../../../engine/store/store";
import { Transaction } from "../../../../engine/store/transaction";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "schemas-"));
  store = new Store(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

test("every active component has the system tables that functions see, with the numbers they have everywhere", () => {
  const deployment = emptyDeployment();
  const app = deployment.components[""] as Component;
  deployment.components["used"] = { ...app, name: "used", parent: "" };
  deployment.components["unused"] = { ...app, name: "unused", parent: "", state: "unmounted" };
  new Committer(store).batch(() => {
    const ts = store.nextTimestamp();
    applySchemas(new Transaction({ store, now: 0, ts, writable: true, schemaCheck: () => {} }), deployment);
  });
  const tables = (component: string) =>
    Object.fromEntries(store.catalog.tables(component).map(({ name, number }) => [name, number]));
  const system = { _storage: 540, _scheduled_functions: 539 };
  expect([tables(""), tables("used"), tables("unused")]).toEqual([system, system, {}]);
});
