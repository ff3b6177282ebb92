import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id, TableNames } from "../../../convex/_generated/dataModel";
import { erasedFor } from "../../../convex/privacy/model/holdings";
import { LEASE } from "../../../convex/privacy/rules/jobs";
import schema from "../../../convex/schema";
import { addMember, addOrganization, type App, type Somebody, startApp } from "../../support/convexApp";
import { doDueWork, letPass } from "../../support/dueWork";
import { lendTo, liveFully, TELLTALES } from "./fullLife";

/** One for each kind of rows that is not kept. */
const STEPS = erasedFor({ account: true }).length;

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

const { erasures, exports, jobs } = api.privacy;
const request = (wholeAccount = false, organization = acme) =>
  zenobia.as.mutation(erasures.request, { organization, wholeAccount });
const requestFor = (person: Id<"persons">, as = owner) =>
  as.as.mutation(erasures.requestFor, { organization: acme, person });
const preview = (wholeAccount = false) =>
  zenobia.as.query(erasures.preview, { organization: acme, wholeAccount });
const listed = async () =>
  (await owner.as.query(jobs.list, { organization: acme, paginationOpts: { numItems: 10, cursor: null } }))
    .page;

/** Tables in which a word of the person's data stands. */
async function tracesOf(words: readonly string[]): Promise<string[]> {
  const tables = Object.keys(schema.tables) as TableNames[];
  return app.run(async ({ db }) => {
    const found: string[] = [];
    for (const table of tables) {
      const text = JSON.stringify(await db.query(table).collect(), (_, value: unknown) =>
        value instanceof ArrayBuffer || typeof value === "bigint" ? String(value) : value,
      );
      if (words.some((word) => text.includes(word))) found.push(table);
    }
    return found;
  });
}

/** Makes the person somebody of another organization too. */
async function alsoIn(slug: string, roles: "owner"[] = []): Promise<Id<"organizations">> {
  const organizationId = await addOrganization(app, slug);
  await app.run(async ({ db }) => {
    const personId = zenobia.person;
    await db.insert("affiliations", { organizationId, personId, kinds: ["learner"], name: "Zenobia Vance" });
    if (roles.length > 0) await db.insert("memberships", { organizationId, personId, roles });
  });
  return organizationId;
}

describe("a preview", () => {
  test("counts what goes and names what stays", async () => {
    await liveFully(app, acme, zenobia);
    await app.run(async ({ db }) => {
      for (let i = 0; i < 30; i++)
        await db.insert("notices", {
          organizationId: acme,
          personId: zenobia.person,
          kind: "activity",
          template: "exportReady",
          data: "{}",
          href: "/",
          dedupeKey: `more ${i}`,
        });
    });
    const { account, refusal, erased, kept } = await preview();
    expect({ account, refusal }).toEqual({ account: true, refusal: null });
    expect(erased.map(({ name, count, atLeast }) => `${name} ${count}${atLeast ? "+" : ""}`)).toEqual([
      "mergedAccounts 1",
      "account 1",
      "signInAccounts 1",
      "addressChanges 1",
      "passkeys 1",
      "sessions 1",
      "codes 1",
      "profile 1",
      "memberships 1",
      "companies 1",
      "invitations 1",
      "acceptedInvitations 1",
      "enrollments 1",
      "taughtCohorts 1",
      "calendarFeeds 1",
      "busyTimes 1",
      "attendances 1",
      "waysIntoMeetings 1",
      "credentials 1",
      "listedCredentials 1",
      "badgeTokens 1",
      "credentialReports 1",
      "mails 1",
      "mailsToAddress 1",
      "notices 25+",
      "preferences 1",
      "suppressions 1",
      "answers 1",
      "contentComments 1",
      "uploads 1",
      "watches 1",
      "downloads 1",
      "savedViews 1",
    ]);
    expect(kept).toContain("consents");
  });

  test("says whether the account goes", async () => {
    await alsoIn("other");
    expect((await preview(false)).account).toBe(false);
    expect((await preview(true)).account).toBe(true);
    const byStaff = await owner.as.query(erasures.previewFor, { organization: acme, person: zenobia.person });
    expect(byStaff).toMatchObject({ account: false, refusal: null });
  });

  test("says what stands against it", async () => {
    const own = await owner.as.query(erasures.preview, { organization: acme, wholeAccount: false });
    expect(own.refusal).toBe("lastOwner");
    await alsoIn("other", ["owner"]);
    expect((await preview(false)).refusal).toBeNull();
    expect((await preview(true)).refusal).toBe("lastOwner");
  });
});

describe("the erasure of a whole account", () => {
  test("leaves nothing that tells who it was, and everything else", async () => {
    await liveFully(app, acme, zenobia);
    const before = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(await tracesOf(TELLTALES)).not.toEqual([]);
    await request();
    await doDueWork(app);
    expect(await tracesOf(TELLTALES)).toEqual([]);
    expect(await listed()).toMatchObject([
      { kind: "erasure", state: "done", person: { name: "Erased person" }, done: STEPS, total: STEPS },
    ]);
    const after = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ action }) => action)).toEqual([
      "erasures.requested",
      "erasures.finished",
    ]);
    await app.run(async ({ db }) => {
      expect(await db.get(zenobia.person)).toMatchObject({
        name: "Erased person",
        pseudonymizedAt: Date.now(),
      });
      expect(await db.query("memberships").collect()).toMatchObject([{}, { endedAt: Date.now() }]);
      expect(await db.query("companyMembers").collect()).toMatchObject([{ endedAt: Date.now() }]);
      expect(await db.query("consents").collect()).toHaveLength(1);
      const invitations = await db.query("invitations").collect();
      expect(invitations.map(({ state }) => state)).toEqual(["revoked", "accepted"]);
      for (const { email } of invitations) expect(email).toMatch(/^erased:[0-9a-f]{64}$/);
      const mails = await db.query("deliveries").collect();
      expect(mails.map(({ state, address, data }) => [state, address, data])).toEqual([
        ["sent", "", "{}"],
        ["suppressed", "", "{}"],
      ]);
      for (const table of [
        "sessions",
        "passkeys",
        "externalIdentities",
        "notices",
        "preferences",
        "savedViews",
      ] as const)
        expect((await db.query(table).collect()).filter((row) => row.personId === zenobia.person)).toEqual(
          [],
        );
    });
  });

  test("hides the addresses of invitations that merged persons accepted, in batches, and nobody else's", async () => {
    const invitation = { organizationId: acme, roles: [], invitedBy: owner.person, expiresAt: 0 };
    await app.run(async ({ db }) => {
      const duplicate = await db.insert("persons", { name: "Zenobia", mergedInto: zenobia.person });
      const earlier = await db.insert("persons", { name: "Zenobia", mergedInto: duplicate });
      const takers = [...Array<typeof earlier>(120).fill(duplicate), earlier, zenobia.person];
      for (const [index, acceptedBy] of takers.entries()) {
        const email = `zenobia.${index}@elsewhere.test`;
        const taken = { state: "accepted" as const, acceptedBy, tokenHash: `${index}` };
        await db.insert("invitations", { ...invitation, ...taken, email });
      }
      const others = { state: "accepted" as const, acceptedBy: owner.person, tokenHash: "o" };
      await db.insert("invitations", { ...invitation, ...others, email: "olga@elsewhere.test" });
    });
    await request();
    await doDueWork(app);
    expect(await tracesOf(TELLTALES)).toEqual([]);
    const emails = await app.run(async ({ db }) =>
      (await db.query("invitations").collect()).map(({ email }) => email),
    );
    expect(emails.filter((email) => !email.startsWith("erased:"))).toEqual(["olga@elsewhere.test"]);
  });

  test("shuts the person out at once", async () => {
    await request();
    await expect(preview()).rejects.toThrow("sign in");
    expect((await app.run(({ db }) => db.get(zenobia.person)))!.email).toBeUndefined();
  });

  test("works in batches", async () => {
    await app.run(async ({ db }) => {
      for (let i = 0; i < 350; i++) {
        const mail = {
          organizationId: acme,
          kind: "activity",
          template: "exportReady",
          data: "Zenobia",
        } as const;
        const standing = {
          locale: "en",
          dedupeKey: `${i}`,
          state: "sent",
          dueAt: 0,
          giveUpAt: 0,
          tries: 0,
          faults: 0,
          round: 0,
        } as const;
        const address = "zenobia.vance@people.test";
        await db.insert("deliveries", {
          ...mail,
          ...standing,
          address,
          ...(i % 2 && { personId: zenobia.person }),
        });
        await db.insert("notices", { ...mail, personId: zenobia.person, href: "/", dedupeKey: `${i}` });
      }
    });
    await request();
    await doDueWork(app);
    expect(await tracesOf(TELLTALES)).toEqual([]);
    expect(await listed()).toMatchObject([{ state: "done" }]);
  });

  test("in every organization, where the person asks for it", async () => {
    const other = await alsoIn("other");
    await liveFully(app, other, zenobia);
    await request(true);
    await doDueWork(app);
    expect(await tracesOf(TELLTALES)).toEqual([]);
    const all = await app.run(({ db }) => db.query("privacyJobs").collect());
    expect(
      all.map(({ organizationId, account, state }) => [organizationId === acme, account, state]),
    ).toEqual([
      [true, true, "done"],
      [false, false, "done"],
    ]);
  });

  test("leaves alone who comes anew with the same address", async () => {
    await request();
    await letPass(app, 1);
    const email = "zenobia.vance@people.test";
    const next = await addMember(app, acme, "Zenobia Vance");
    await app.run(async ({ db }) => {
      await db.insert("signInCodes", { email, codeHash: "new", expiresAt: 0, triesLeft: 5 });
    });
    await doDueWork(app);
    expect(next.person).not.toBe(zenobia.person);
    await app.run(async ({ db }) => {
      expect(await db.get(next.person)).toMatchObject({ email, name: "Zenobia Vance" });
      expect(await db.query("signInCodes").collect()).toMatchObject([{ codeHash: "new" }]);
    });
  });

  test("ends exports that run, removes their files, and leaves nothing to export", async () => {
    await zenobia.as.mutation(exports.request, { organization: acme });
    await doDueWork(app);
    await zenobia.as.mutation(exports.request, { organization: acme });
    await request();
    await doDueWork(app);
    expect((await listed()).map(({ kind, state, mayDownload }) => [kind, state, mayDownload])).toEqual([
      ["erasure", "done", false],
      ["export", "cancelled", false],
      ["export", "done", false],
    ]);
    expect(await app.run(({ db }) => db.system.query("_storage").collect())).toEqual([]);
    const id = await owner.as.mutation(exports.requestFor, { organization: acme, person: zenobia.person });
    await doDueWork(app);
    expect((await listed())[0]).toMatchObject({ id, state: "done" });
    await expect(requestFor(zenobia.person)).rejects.toThrow("no such person");
  });
});

describe("the erasure of one organization's part", () => {
  test("leaves the account and the other organization's part", async () => {
    await liveFully(app, acme, zenobia);
    const other = await alsoIn("other");
    await request();
    await doDueWork(app);
    await app.run(async ({ db }) => {
      expect(await db.get(zenobia.person)).toMatchObject({ name: "Zenobia Vance" });
      expect(await db.query("passkeys").collect()).toHaveLength(1);
      const places = await db
        .query("affiliations")
        .withIndex("by_person", (q) => q.eq("personId", zenobia.person))
        .collect();
      expect(places.map(({ organizationId }) => organizationId)).toEqual([other]);
      expect(await db.query("notices").collect()).toEqual([]);
    });
    expect(await listed()).toMatchObject([{ state: "done", person: { name: "Erased person" } }]);
    await expect(preview()).rejects.toThrow("no such organization");
    const elsewhere = { organization: other, wholeAccount: false };
    expect(await zenobia.as.query(erasures.preview, elsewhere)).toMatchObject({ account: true });
  });
});

describe("an erasure is refused", () => {
  test("for the only owner, with the reason", async () => {
    const own = owner.as.mutation(erasures.request, { organization: acme, wholeAccount: true });
    await expect(own).rejects.toThrow("Make somebody else an owner first");
    await alsoIn("other", ["owner"]);
    await expect(request(true)).rejects.toThrow("Make somebody else an owner first");
    await addMember(app, acme, "Oscar", ["owner"]);
    await owner.as.mutation(erasures.request, { organization: acme, wholeAccount: true });
  });

  test("for an owner by an admin", async () => {
    const admin = await addMember(app, acme, "Anna", ["admin"]);
    const second = await addMember(app, acme, "Oscar", ["owner"]);
    await expect(requestFor(second.person, admin)).rejects.toThrow("Only owners");
    await requestFor(second.person, owner);
  });

  test("to who looks at the product as that person, and of people not known here", async () => {
    await lendTo(app, acme, zenobia, owner);
    await expect(request()).rejects.toThrow("Only the person themselves");
    const stranger = await addMember(app, await addOrganization(app, "other"), "Stranger");
    await expect(requestFor(stranger.person)).rejects.toThrow("no such person");
  });
});

test("while it runs, asking again gives the same, and an export is refused", async () => {
  const id = await requestFor(zenobia.person);
  expect(await requestFor(zenobia.person)).toBe(id);
  const refused = owner.as.mutation(exports.requestFor, { organization: acme, person: zenobia.person });
  await expect(refused).rejects.toThrow("is being erased");
});

test("one that stopped midway goes on where it was", async () => {
  await liveFully(app, acme, zenobia);
  const id = await requestFor(zenobia.person);
  await app.run(async (ctx) => {
    await ctx.db.patch(id, { state: "running", attempt: 1, done: 10 });
    const scheduled = await ctx.db.system.query("_scheduled_functions").collect();
    for (const { _id, name } of scheduled) if (name.includes("begin")) await ctx.scheduler.cancel(_id);
  });
  await doDueWork(app);
  expect(await listed()).toMatchObject([{ state: "running", done: 10 }]);
  await letPass(app, LEASE);
  expect(await listed()).toMatchObject([{ state: "done", done: STEPS }]);
  expect((await app.run(({ db }) => db.get(id)))!.address).toBeUndefined();
});
