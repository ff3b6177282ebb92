import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { exportedFor } from "../../../convex/privacy/model/holdings";
import { FILE_LIFE, LEASE } from "../../../convex/privacy/rules/jobs";
import { addMember, addOrganization, type App, type Somebody, startApp } from "../../support/convexApp";
import { doDueWork, keepSessions, letPass } from "../../support/dueWork";
import { lendTo, liveFully } from "./fullLife";

/** One for each kind of rows, and one to keep the file. */
const STEPS = exportedFor({ account: true }).length + 1;

let app: App;
let acme: Id<"organizations">;
let owner: Somebody;
let zenobia: Somebody;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  app = startApp();
  acme = await addOrganization(app);
  owner = await addMember(app, acme, "Olga", ["owner"]);
  zenobia = await addMember(app, acme, "Zenobia Vance", ["editor"]);
});
afterEach(() => vi.useRealTimers());

const { exports, jobs } = api.privacy;
const request = (who = zenobia) => who.as.mutation(exports.request, { organization: acme });
const requestFor = (person: Id<"persons">) =>
  owner.as.mutation(exports.requestFor, { organization: acme, person });
const mine = async (who = zenobia) =>
  (await who.as.query(jobs.mine, { organization: acme, paginationOpts: { numItems: 10, cursor: null } }))
    .page;
const listed = async () =>
  (await owner.as.query(jobs.list, { organization: acme, paginationOpts: { numItems: 10, cursor: null } }))
    .page;
const deeds = () =>
  app.run(async ({ db }) =>
    (
      await db
        .query("auditEntries")
        .withIndex("by_organization", (q) => q.eq("organizationId", acme))
        .collect()
    ).map(({ action, actor }) => `${actor} ${action}`),
  );
const files = () => app.run(({ db }) => db.system.query("_storage").collect());

type Rows = Record<string, unknown>[];

async function archiveOf(id: Id<"privacyJobs">): Promise<{ sections: Record<string, Rows>; index: string }> {
  const bytes = await app.run(async ({ db, storage }) =>
    (await storage.get((await db.get(id))!.file!))!.arrayBuffer(),
  );
  const { "index.html": index, ...data } = unzipSync(new Uint8Array(bytes));
  const sections = Object.entries(data).map(([path, text]) => [
    path.replace(/^data\/|\.json$/g, ""),
    JSON.parse(strFromU8(text)) as Rows,
  ]);
  return { sections: Object.fromEntries(sections) as Record<string, Rows>, index: strFromU8(index!) };
}

/** How many rows of each kind the life of `fullLife` leaves. */
const EVERY_KIND = {
  mergedAccounts: 1,
  account: 1,
  signInAccounts: 1,
  addressChanges: 1,
  passkeys: 1,
  sessions: 1,
  profile: 1,
  memberships: 1,
  companies: 1,
  invitations: 1,
  acceptedInvitations: 1,
  enrollments: 1,
  taughtCohorts: 1,
  announcements: 1,
  startedImports: 1,
  ledSessions: 1,
  registrations: 1,
  calendarFeeds: 1,
  attendances: 1,
  presences: 1,
  waysIntoMeetings: 1,
  credentials: 1,
  listedCredentials: 1,
  startedIssuances: 1,
  badgeTokens: 1,
  credentialReports: 1,
  consents: 1,
  mails: 1,
  mailsToAddress: 1,
  notices: 1,
  preferences: 1,
  suppressions: 1,
  answers: 1,
  contentComments: 1,
  contentThreads: 1,
  contentItems: 1,
  mediaAssets: 1,
  uploads: 1,
  watches: 1,
  downloads: 1,
  savedViews: 1,
  deeds: 2,
  accountDeeds: 1,
  logFiles: 0,
  privacyJobs: 1,
};

describe("one's own export", () => {
  test("holds every kind of rows, and no key, code or token", async () => {
    await liveFully(app, acme, zenobia);
    const id = await request();
    await doDueWork(app);
    const { sections, index } = await archiveOf(id);
    const counts = Object.entries(sections).map(([name, rows]) => [name, rows.length]);
    expect(Object.fromEntries(counts)).toEqual(EVERY_KIND);
    expect(sections["account"]).toMatchObject([
      { name: "Zenobia Vance", email: "zenobia.vance@people.test", timeZone: "Europe/Zurich" },
    ]);
    expect(sections["mails"]).toMatchObject([{ subject: "Hello Zenobia", text: "Dear Zenobia" }]);
    expect(JSON.stringify(sections)).not.toMatch(/Tell-tale (code|credential)|tokenHash|codeHash|publicKey/);
    expect(index).toContain("<h1>Your data at acme</h1>");
    expect(index).toContain("<td>Zenobia Vance</td>");
  });

  test("shows its progress, tells the person, and can be downloaded", async () => {
    const id = await request();
    expect(await mine()).toMatchObject([
      { id, state: "waiting", done: 0, mayCancel: true, mayDownload: false },
    ]);
    await doDueWork(app);
    const [job] = await mine();
    expect(job).toMatchObject({ state: "done", mayCancel: false, mayDownload: true, problem: null });
    expect([job!.done, job!.total]).toEqual([STEPS, STEPS]);
    expect(await zenobia.as.mutation(exports.download, { organization: acme, id })).toMatch(/^https?:/);
    const mails = await app.run(({ db }) => db.query("deliveries").collect());
    expect(mails).toMatchObject([{ template: "exportReady", personId: zenobia.person, data: '{"days":7}' }]);
    expect(await deeds()).toEqual([
      "person exports.requested",
      "system exports.finished",
      "person exports.downloaded",
    ]);
  });

  test("holds what those did and accepted who were merged into the person, also by way of others", async () => {
    const entry = { organizationId: acme, actor: "person" as const, changed: [] };
    const invitation = { organizationId: acme, roles: [], invitedBy: owner.person, expiresAt: 0 };
    await app.run(async ({ db }) => {
      const duplicate = await db.insert("persons", { name: "Z", mergedInto: zenobia.person });
      const earlier = await db.insert("persons", { name: "Z", mergedInto: duplicate });
      for (const [index, actorId] of [zenobia.person, duplicate, earlier, owner.person].entries()) {
        const entity = { table: "persons", id: actorId };
        await db.insert("auditEntries", { ...entry, actorId, entity, action: `by.${index}` });
        const email = `z${index}@elsewhere.test`;
        const taken = { state: "accepted" as const, acceptedBy: actorId, tokenHash: email };
        await db.insert("invitations", { ...invitation, ...taken, email });
      }
    });
    const id = await request();
    await doDueWork(app);
    const { deeds: done, acceptedInvitations } = (await archiveOf(id)).sections;
    const ours = done!.map(({ action }) => String(action)).filter((action) => action.startsWith("by."));
    expect(ours).toEqual(["by.0", "by.1", "by.2"]);
    expect(acceptedInvitations!.map(({ email }) => email)).toEqual([
      "z0@elsewhere.test",
      "z1@elsewhere.test",
      "z2@elsewhere.test",
    ]);
  });

  test("goes over several pages", async () => {
    await app.run(async ({ db }) => {
      for (let i = 0; i < 130; i++)
        await db.insert("consents", {
          organizationId: acme,
          personId: zenobia.person,
          document: "terms",
          version: `${i}`,
        });
    });
    const id = await request();
    await doDueWork(app);
    const { sections, index } = await archiveOf(id);
    expect(sections["consents"]!.map(({ version }) => version)).toEqual(
      Array.from({ length: 130 }, (_, i) => `${i}`),
    );
    expect(index).toContain("130 entries");
    expect(index).toContain("<td>49</td>");
    expect(index).not.toContain("<td>50</td>");
  });

  test("asked for twice is written once, and again when it is done", async () => {
    const first = await request();
    expect(await request()).toBe(first);
    await doDueWork(app);
    expect(await request()).not.toBe(first);
    await doDueWork(app);
    expect((await mine()).map(({ state }) => state)).toEqual(["done", "done"]);
  });

  test("is for nobody who looks at the product as that person", async () => {
    const id = await request();
    await doDueWork(app);
    await lendTo(app, acme, zenobia, owner);
    const refused = "Only the person themselves";
    await expect(request()).rejects.toThrow(refused);
    await expect(zenobia.as.mutation(exports.download, { organization: acme, id })).rejects.toThrow(refused);
    await expect(zenobia.as.mutation(exports.cancel, { organization: acme, id })).rejects.toThrow(refused);
  });
});

describe("an export by staff", () => {
  test("holds the organization's part alone; the person is told and may have it too", async () => {
    await liveFully(app, acme, zenobia);
    const id = await requestFor(zenobia.person);
    await doDueWork(app);
    const { sections } = await archiveOf(id);
    expect(Object.keys(sections)).toEqual(expect.arrayContaining(["profile", "mails", "deeds"]));
    for (const name of ["account", "sessions", "passkeys", "suppressions", "accountDeeds"])
      expect(sections).not.toHaveProperty(name);
    expect(await owner.as.mutation(exports.downloadFor, { organization: acme, id })).toMatch(/^https?:/);
    expect(await zenobia.as.mutation(exports.download, { organization: acme, id })).toMatch(/^https?:/);
    expect(await listed()).toMatchObject([
      { person: { name: "Zenobia Vance" }, requestedBy: { name: "Olga" }, mayDownload: true },
    ]);
  });

  test("does not stand in for the person's own, which staff cannot read", async () => {
    const theirs = await requestFor(zenobia.person);
    const own = await request();
    expect(own).not.toBe(theirs);
    expect(await requestFor(zenobia.person)).toBe(theirs);
    await doDueWork(app);
    expect((await listed()).map(({ id, mayDownload }) => [id === own, mayDownload])).toEqual([
      [true, false],
      [false, true],
    ]);
    const refused = owner.as.mutation(exports.downloadFor, { organization: acme, id: own });
    await expect(refused).rejects.toThrow("no such export");
  });

  test("of somebody the organization does not know is refused", async () => {
    const other = await addOrganization(app, "other");
    const stranger = await addMember(app, other, "Stranger");
    await expect(requestFor(stranger.person)).rejects.toThrow("no such person");
    const id = await stranger.as.mutation(exports.request, { organization: other });
    const elsewhere = owner.as.mutation(exports.downloadFor, { organization: acme, id });
    await expect(elsewhere).rejects.toThrow("no such export");
    expect(await listed()).toEqual([]);
  });
});

describe("cancelling", () => {
  test("stops an export before it is written", async () => {
    const id = await request();
    await zenobia.as.mutation(exports.cancel, { organization: acme, id });
    await doDueWork(app);
    expect(await mine()).toMatchObject([{ state: "cancelled", mayDownload: false }]);
    expect(await files()).toEqual([]);
    const again = zenobia.as.mutation(exports.cancel, { organization: acme, id });
    await expect(again).rejects.toThrow("come to an end");
    expect(await deeds()).toEqual(["person exports.requested", "person exports.cancelled"]);
  });

  test("by staff: their own exports alone", async () => {
    const theirs = await requestFor(zenobia.person);
    await owner.as.mutation(exports.cancelFor, { organization: acme, id: theirs });
    const own = await request();
    const refused = owner.as.mutation(exports.cancelFor, { organization: acme, id: own });
    await expect(refused).rejects.toThrow("no such export");
  });

  test("midway: the attempt is not listened to any more", async () => {
    const id = await request();
    const begun = await app.mutation(internal.privacy.steps.beginExport, { id });
    const attempt = { id, attempt: begun!.attempt };
    expect(await app.mutation(internal.privacy.steps.report, { ...attempt, done: 3 })).toBe(true);
    expect(await mine()).toMatchObject([{ state: "running", done: 3, total: STEPS }]);
    await zenobia.as.mutation(exports.cancel, { organization: acme, id });
    expect(await app.mutation(internal.privacy.steps.report, { ...attempt, done: 4 })).toBe(false);
    const paginationOpts = { numItems: 1, cursor: null };
    expect(
      await app.query(internal.privacy.steps.page, { ...attempt, section: 0, paginationOpts }),
    ).toBeNull();
    const file = await app.run(({ storage }) => storage.store(new Blob(["x"])));
    expect(await app.mutation(internal.privacy.steps.finishExport, { ...attempt, file })).toBe(false);
  });
});

describe("an attempt that falls silent", () => {
  /** Requests an export and begins it, as an action would that dies then. */
  async function dead(): Promise<Id<"privacyJobs">> {
    const id = await request();
    await app.mutation(internal.privacy.steps.beginExport, { id });
    await app.run(async (ctx) => {
      const scheduled = await ctx.db.system.query("_scheduled_functions").collect();
      for (const { _id, name } of scheduled) if (name.includes("archive")) await ctx.scheduler.cancel(_id);
    });
    return id;
  }

  test("is followed by another, to which alone the job listens", async () => {
    const id = await dead();
    await doDueWork(app);
    expect(await mine()).toMatchObject([{ state: "running" }]);
    await letPass(app, LEASE);
    expect(await mine()).toMatchObject([{ state: "done" }]);
    expect((await app.run(({ db }) => db.get(id)))!.attempt).toBe(2);
    expect(await app.mutation(internal.privacy.steps.report, { id, attempt: 1, done: 1 })).toBe(false);
  });

  test("is given up after the third time, and can be asked for again", async () => {
    const id = await dead();
    await app.run(({ db }) => db.patch(id, { attempt: 3 }));
    await letPass(app, LEASE);
    expect(await mine()).toMatchObject([{ id, state: "failed", problem: "privacy.problem.interrupted" }]);
    expect(await request()).not.toBe(id);
  });
});

describe("files", () => {
  test("are removed after a week", async () => {
    const id = await request();
    await doDueWork(app);
    await keepSessions(app);
    await letPass(app, FILE_LIFE - 1);
    await app.mutation(internal.privacy.steps.sweepExpired, {});
    expect(await files()).toHaveLength(1);
    await letPass(app, 1);
    await app.mutation(internal.privacy.steps.sweepExpired, {});
    expect(await files()).toEqual([]);
    expect(await mine()).toMatchObject([{ state: "done", mayDownload: false, fileExpiresAt: null }]);
    const gone = zenobia.as.mutation(exports.download, { organization: acme, id });
    await expect(gone).rejects.toThrow("export the data again");
  });
});
