import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { TableNames } from "../../../convex/_generated/dataModel";
import { organizationIndex, TENANT_TABLES } from "../../../convex/tenancy/model/deletion";
import { POLICIES } from "../../../convex/access/tenantDb";
import {
  addCompany,
  addMember,
  addOrganization,
  addPerson,
  type App,
  type Organization,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const finish = (app: App) => app.finishAllScheduledFunctions(vi.runAllTimers);

/** Which tables hold a row that names the organization. */
async function tablesWith(app: App, organization: Organization): Promise<string[]> {
  return app.run(async ({ db }) => {
    const found: string[] = [];
    for (const table of Object.keys(POLICIES) as TableNames[])
      if (JSON.stringify(await db.query(table).collect()).includes(organization)) found.push(table);
    return found;
  });
}

test("every table of organizations can be emptied by an index", () => {
  expect(TENANT_TABLES.length).toBeGreaterThan(10);
  for (const table of TENANT_TABLES) expect(organizationIndex(table)).not.toBe("");
});

test("removes everything of an organization and nothing of another one", async () => {
  const app = startApp();
  const [acme, other] = [await addOrganization(app), await addOrganization(app, "other")];
  const owner = await addMember(app, acme, "Olivia Owner", ["owner"]);
  const learner = await addMember(app, acme, "Lena Learner");
  await addCompany(app, acme);
  const stays = await addMember(app, other, "Simon Stays", ["owner"]);
  await app.run(async ({ db, storage }) => {
    const both = { organizationId: acme, personId: stays.person };
    await db.insert("affiliations", { ...both, kinds: ["learner"], name: "Simon" });
    await db.insert("passkeys", {
      personId: learner.person,
      credentialId: "c",
      publicKey: new ArrayBuffer(1),
      counter: 0,
      transports: [],
      host: "acme.localhost",
      name: "Phone",
    });
    const logo = await storage.store(new Blob(["x"], { type: "image/png" }));
    await db.patch(acme, { branding: { logo } });
    for (let count = 0; count < 250; count++)
      await db.insert("domains", { organizationId: acme, domain: `d${count}.org` });
    const merged = await db.insert("persons", { name: "Lena twice", mergedInto: learner.person });
    expect(merged).not.toBe(learner.person);
  });
  await owner.as.mutation(api.tenancy.deletion.begin, { organization: acme, name: " acme " });
  await expectFailure(app.query(api.tenancy.organizations.profile, { organization: acme }), "notFound");
  await finish(app);
  // The account of whoever deleted it, and the trace, are left; of the others only who is known elsewhere.
  expect(await tablesWith(app, acme)).toEqual(["deletions"]);
  const left = await app.run(async ({ db }) => ({
    people: (await db.query("persons").collect()).map(({ name }) => name),
    passkeys: await db.query("passkeys").collect(),
    files: await db.system.query("_storage").collect(),
    default: (await db.get(other))?.isDefault,
    actions: (await db.query("auditEntries").collect()).map(({ action, actor }) => [action, actor]),
  }));
  expect(left).toEqual({
    people: ["Olivia Owner", "Simon Stays"],
    passkeys: [],
    files: [],
    default: true,
    actions: [
      ["organizations.deletionBegun", "person"],
      ["organizations.deleted", "system"],
    ],
  });
  const [progress] = await owner.as.query(api.tenancy.deletion.mine, {});
  expect(progress).toMatchObject({ organization: acme, name: "acme", done: TENANT_TABLES.length });
  expect(progress!.removed).toBeGreaterThan(255);
  expect(progress!.finishedAt).not.toBeNull();
  expect(await stays.as.query(api.tenancy.organizations.mine, {})).toHaveLength(1);
});

test("wants the organization's name, typed", async () => {
  const app = startApp();
  const acme = await addOrganization(app);
  const owner = await addMember(app, acme, "Olivia Owner", ["owner"]);
  const begun = owner.as.mutation(api.tenancy.deletion.begin, { organization: acme, name: "ame" });
  await expectFailure(begun, "conflict");
  expect((await app.run(({ db }) => db.get(acme)))?.deletingSince).toBeUndefined();
  expect(await owner.as.query(api.tenancy.deletion.mine, {})).toEqual([]);
});

test("shows its progress while it goes, and a batch that comes late does no harm", async () => {
  const app = startApp();
  const acme = await addOrganization(app);
  const owner = await addMember(app, acme, "Olivia Owner", ["owner"]);
  await owner.as.mutation(api.tenancy.deletion.begin, { organization: acme, name: "acme" });
  const progress = async () => (await owner.as.query(api.tenancy.deletion.mine, {}))[0]!;
  expect(await progress()).toMatchObject({ done: 0, removed: 0, finishedAt: null });
  const [row] = await app.run(({ db }) => db.query("deletions").collect());
  await app.mutation(internal.tenancy.jobs.removeRows, { deletion: row!._id });
  expect((await progress()).done).toBe(1);
  await finish(app);
  const finished = await progress();
  await app.mutation(internal.tenancy.jobs.removeRows, { deletion: row!._id });
  expect(await progress()).toEqual(finished);
  expect(await (await addPerson(app, "Else")).as.query(api.tenancy.deletion.mine, {})).toEqual([]);
});
