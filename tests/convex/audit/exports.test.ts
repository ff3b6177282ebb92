import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { FILE_LIFE, LEASE } from "../../../convex/audit/rules/exports";
import { addMember, addOrganization, type App, startApp } from "../../support/convexApp";
import { doDueWork, keepSessions, letPass } from "../../support/dueWork";

let app: App;
let acme: Id<"organizations">;
let ada: Awaited<ReturnType<typeof addMember>>;

beforeEach(async () => {
  vi.useFakeTimers();
  app = startApp();
  acme = await addOrganization(app);
  ada = await addMember(app, acme, "Ada", ["owner"]);
});
afterEach(() => vi.useRealTimers());

async function addEntries(count: number, action = "companies.created") {
  await app.run(async ({ db }) => {
    for (let i = 0; i < count; i++)
      await db.insert("auditEntries", {
        organizationId: acme,
        actor: "person",
        actorId: ada.person,
        action,
        entity: { table: "companies", id: `c${i}` },
        changed: ["name"],
      });
  });
}

async function exportsOf(who = ada) {
  const paginationOpts = { numItems: 10, cursor: null };
  return (await who.as.query(api.audit.exports.list, { organization: acme, paginationOpts })).page;
}

const finish = () => doDueWork(app);
const request = (filter = {}) =>
  ada.as.mutation(api.audit.exports.request, { organization: acme, ...filter });
const download = (id: Id<"auditExports">, who = ada) =>
  who.as.mutation(api.audit.exports.download, { organization: acme, id });

function textOf(id: Id<"auditExports">): Promise<string> {
  return app.run(async ({ db, storage }) => (await storage.get((await db.get(id))!.file!))!.text());
}

test("writes what the filter means, over several pages, and leaves traces of it", async () => {
  await addEntries(1_203);
  await addEntries(2, "companies.archived");
  const id = await request({ action: "companies.created" });
  expect(await exportsOf()).toMatchObject([{ id, state: "running", rows: 0, fileExpiresAt: null }]);
  await finish();
  expect(await exportsOf()).toMatchObject([{ id, state: "done", rows: 1_203 }]);
  const lines = (await textOf(id)).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1_204);
  expect(lines[1]).toMatch(/^\d{4}-.*Z,companies\.created,person,Ada,,companies,c1202,name$/);
  expect(await download(id)).toMatch(/^https?:/);
  const actions = await app.run(async ({ db }) =>
    (await db.query("auditEntries").order("desc").take(2)).map(({ action }) => action),
  );
  expect(actions).toEqual(["auditExports.downloaded", "auditExports.requested"]);
});

test("a file is only for who asked for it", async () => {
  const bob = await addMember(app, acme, "Bob", ["admin"]);
  const id = await request();
  await finish();
  await expect(download(id, bob)).rejects.toThrow("no such export");
  expect(await exportsOf(bob)).toEqual([]);
});

test("is removed after a week", async () => {
  const id = await request();
  await finish();
  await keepSessions(app);
  await letPass(app, FILE_LIFE - 1);
  await app.mutation(internal.audit.jobs.sweep, {});
  expect(await exportsOf()).toMatchObject([{ id, state: "done" }]);
  await letPass(app, 1);
  await app.mutation(internal.audit.jobs.sweep, {});
  expect(await exportsOf()).toMatchObject([{ id, state: "removed", fileExpiresAt: null }]);
  expect(await app.run(({ db }) => db.system.query("_storage").collect())).toEqual([]);
  await expect(download(id)).rejects.toThrow("export the log again");
});

test("one whose action died fails when its lease ends, and what comes late is not taken", async () => {
  const id = await app.run(({ db }) =>
    db.insert("auditExports", {
      organizationId: acme,
      requestedBy: ada.person,
      filter: {},
      state: "running",
      rows: 0,
      leaseUntil: Date.now() + LEASE,
    }),
  );
  await app.mutation(internal.audit.jobs.watch, { id });
  expect(await exportsOf()).toMatchObject([{ state: "running" }]);
  await letPass(app, LEASE);
  expect(await exportsOf()).toMatchObject([{ state: "failed" }]);
  expect(await app.mutation(internal.audit.jobs.report, { id, rows: 5, storing: false })).toBe(false);
  await app.action(internal.audit.csvFile.write, { id });
  expect(await exportsOf()).toMatchObject([{ state: "failed", rows: 0 }]);
  const file = await app.run(({ storage }) => storage.store(new Blob(["late"])));
  expect(await app.mutation(internal.audit.jobs.finish, { id, file })).toBe(false);
});
