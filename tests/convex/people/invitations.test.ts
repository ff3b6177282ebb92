import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { DAY } from "../../../convex/shared/time";
import {
  addCompany,
  addMember,
  addOrganization,
  addPerson,
  type App,
  SERVER_SECRET,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

// The mail's sender is not under test: its scheduled job waits behind the fake clock.
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const owner = await addMember(app, organization, "Olivia", ["owner"]);
  const admin = await addMember(app, organization, "Adam", ["admin"]);
  const newcomer = await addPerson(app, "Nora New");
  return { app, organization, owner, admin, newcomer };
}

/** The tokens of the links that were sent to an address, oldest first. */
async function tokensSentTo(app: App, address: string): Promise<string[]> {
  const sent = await app.run(({ db }) => db.query("deliveries").collect());
  return sent
    .filter((delivery) => delivery.address === address)
    .map(({ data }) => (JSON.parse(data) as { url: string }).url)
    .map((url) => {
      expect(url).toMatch(/^https:\/\/academy\.test\/invitations\/[\w-]{43}$/);
      return url.slice(url.lastIndexOf("/") + 1);
    });
}

const preview = (app: App, token: string) =>
  app.query(api.people.invitations.preview, { secret: SERVER_SECRET, token });
const accept = (somebody: Somebody, token: string) =>
  somebody.as.mutation(api.people.invitations.accept, { token });

describe("inviting many at once", () => {
  test("says line by line what would happen, then does it", async () => {
    const { app, organization, admin } = await start();
    await app.run(async ({ db }) => {
      const row = await db.query("affiliations").first();
      await db.patch(row!._id, { email: "olivia@people.test" });
    });
    const addresses = "nora@acme.org, nobody\nNora <NORA@acme.org>\nolivia@people.test";
    const lines = [
      { entered: "nora@acme.org", outcome: "ready" },
      { entered: "nobody", outcome: "email" },
      { entered: "Nora <NORA@acme.org>", outcome: "repeated" },
      { entered: "olivia@people.test", outcome: "ready" },
    ];
    const to = { organization, addresses, roles: ["manager" as const] };
    expect(await admin.as.query(api.people.invitations.check, to)).toEqual(lines);
    expect(await app.run(({ db }) => db.query("invitations").collect())).toEqual([]);
    expect(await admin.as.mutation(api.people.invitations.send, to)).toEqual(lines);
    expect(await tokensSentTo(app, "nora@acme.org")).toHaveLength(1);
    const again = await admin.as.mutation(api.people.invitations.send, to);
    expect(again.map(({ outcome }) => outcome)).toEqual(["invited", "email", "repeated", "invited"]);
    expect(await app.run(({ db }) => db.query("invitations").collect())).toHaveLength(2);
    const actions = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(actions.map(({ action }) => action)).toEqual(["invitations.sent", "invitations.sent"]);
  });

  test("leaves out who has the roles already", async () => {
    const { app, organization, owner } = await start();
    await app.run(async ({ db }) => {
      const row = await db.query("affiliations").first();
      await db.patch(row!._id, { email: "olivia@people.test" });
    });
    const check = (roles: ("owner" | "finance")[]) =>
      owner.as.query(api.people.invitations.check, { organization, addresses: "olivia@people.test", roles });
    expect(await check(["owner"])).toMatchObject([{ outcome: "member" }]);
    expect(await check(["owner", "finance"])).toMatchObject([{ outcome: "ready" }]);
  });

  test("refuses what cannot be", async () => {
    const { organization, owner, admin } = await start();
    const send = (by: Somebody, addresses: string, roles: ("owner" | "admin")[]) =>
      by.as.mutation(api.people.invitations.send, { organization, addresses, roles });
    await expectFailure(send(admin, "a@acme.org", ["owner"]), "forbidden");
    await expectFailure(send(owner, "a@acme.org", []), "invalid", { roles: "required" });
    await expectFailure(send(owner, " \n", ["admin"]), "invalid", { addresses: "required" });
    const crowd = Array.from({ length: 201 }, (_, count) => `a${count}@acme.org`).join("\n");
    await expectFailure(send(owner, crowd, ["admin"]), "invalid", { addresses: "tooMany" });
    await send(owner, "a@acme.org", ["owner"]);
  });

  test("waits until the deployment has an address of its own", async () => {
    const { app, organization, owner } = await start();
    delete process.env["PUBLIC_URL"];
    const send = () =>
      owner.as.mutation(api.people.invitations.send, {
        organization,
        addresses: "a@acme.org",
        roles: ["admin"],
      });
    await expectFailure(send(), "unavailable");
    expect(await app.run(({ db }) => db.query("invitations").collect())).toEqual([]);
    await app.run(({ db }) => db.patch(organization, { demo: true }));
    expect(await send()).toMatchObject([{ outcome: "ready" }]);
  });
});

describe("an invitation", () => {
  async function invited(roles: ("owner" | "manager" | "finance")[] = ["manager"]) {
    const started = await start();
    const { app, organization, owner } = started;
    await owner.as.mutation(api.people.invitations.send, { organization, addresses: "nora@acme.org", roles });
    const [token] = await tokensSentTo(app, "nora@acme.org");
    const [row] = await app.run(({ db }) => db.query("invitations").collect());
    return { ...started, token: token!, invitation: row!._id };
  }

  test("shows what it is for before anybody signs in, and stores no token", async () => {
    const { app, organization, token, invitation } = await invited();
    expect(await preview(app, token)).toMatchObject({
      organization,
      organizationName: "acme",
      inviterName: "Olivia",
      email: "nora@acme.org",
      roles: ["manager"],
      company: null,
      state: "open",
    });
    expect(await preview(app, "guess")).toBeNull();
    expect(JSON.stringify(await app.run(({ db }) => db.get(invitation)))).not.toContain(token);
  });

  test("is taken once; another address is allowed and said", async () => {
    const { app, organization, token, newcomer, admin } = await invited();
    const taken = { organization, addressDiffers: true };
    expect(await accept(newcomer, token)).toEqual(taken);
    expect(await accept(newcomer, token)).toEqual(taken);
    await expectFailure(accept(admin, token), "expired");
    expect(await newcomer.as.query(api.people.viewer.current, { organization })).toMatchObject({
      kinds: ["staff"],
      roles: ["manager"],
    });
    expect(await preview(app, token)).toMatchObject({ state: "accepted" });
    const memberships = await app.run(({ db }) => db.query("memberships").collect());
    expect(memberships).toHaveLength(3);
    const actions = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(actions.at(-1)).toMatchObject({
      action: "invitations.accepted",
      organizationId: organization,
      actorId: newcomer.person,
    });
  });

  test("adds roles to those somebody has, and begins anew for who left", async () => {
    const { app, organization, token, admin, owner } = await invited(["finance"]);
    await accept(admin, token);
    const rolesOf = async (somebody: Somebody) =>
      (await somebody.as.query(api.people.viewer.current, { organization }))?.roles;
    expect(await rolesOf(admin)).toEqual(["admin", "finance"]);
    const rows = await app.run(({ db }) => db.query("memberships").collect());
    const membership = rows.find(({ personId }) => personId === admin.person)!._id;
    await owner.as.mutation(api.people.memberships.end, { organization, membership });
    const to = { organization, addresses: "adam@acme.org", roles: ["editor" as const] };
    await owner.as.mutation(api.people.invitations.send, to);
    await accept(admin, (await tokensSentTo(app, "adam@acme.org"))[0]!);
    expect(await rolesOf(admin)).toEqual(["editor"]);
    expect(await app.run(({ db }) => db.query("memberships").collect())).toHaveLength(3);
  });

  test("is too old after fourteen days, and good again when it is sent anew", async () => {
    const { app, organization, token, owner, newcomer, invitation } = await invited();
    vi.setSystemTime(Date.now() + 14 * DAY);
    expect(await preview(app, token)).toMatchObject({ state: "expired" });
    const open = { organization, state: "open" as const, paginationOpts: { numItems: 5, cursor: null } };
    // Sessions of the test have ended meanwhile.
    await app.run(({ db }) => db.patch(owner.session, { expiresAt: Date.now() + DAY }));
    await app.run(({ db }) => db.patch(newcomer.session, { expiresAt: Date.now() + DAY }));
    expect((await owner.as.query(api.people.invitations.list, open)).page).toMatchObject([
      { state: "expired" },
    ]);
    await expectFailure(accept(newcomer, token), "expired");
    await owner.as.mutation(api.people.invitations.resend, { organization, invitation });
    const [, fresh] = await tokensSentTo(app, "nora@acme.org");
    await expectFailure(accept(newcomer, token), "notFound");
    await accept(newcomer, fresh!);
    const again = owner.as.mutation(api.people.invitations.resend, { organization, invitation });
    await expectFailure(again, "notFound");
  });

  test("is taken back", async () => {
    const { app, organization, token, owner, newcomer, invitation } = await invited();
    await owner.as.mutation(api.people.invitations.revoke, { organization, invitation });
    await expectFailure(accept(newcomer, token), "expired");
    expect(await preview(app, token)).toMatchObject({ state: "revoked" });
    const list = (state: "open" | "revoked") =>
      owner.as.query(api.people.invitations.list, {
        organization,
        state,
        paginationOpts: { numItems: 5, cursor: null },
      });
    expect((await list("open")).page).toEqual([]);
    expect((await list("revoked")).page).toMatchObject([{ email: "nora@acme.org", state: "revoked" }]);
  });

  test("of an organization that is being deleted leads nowhere", async () => {
    const { app, organization, token, newcomer } = await invited();
    await app.run(({ db }) => db.patch(organization, { deletingSince: 1 }));
    expect(await preview(app, token)).toBeNull();
    await expectFailure(accept(newcomer, token), "notFound");
  });

  test("taken by two at once admits one", async () => {
    const { app, token, newcomer } = await invited();
    const rival = await addPerson(app, "Rita Rival");
    const outcomes = await Promise.allSettled([accept(newcomer, token), accept(rival, token)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await app.run(({ db }) => db.query("memberships").collect())).toHaveLength(3);
  });
});

describe("an invitation into a company", () => {
  test("seats somebody in it, unless it was archived", async () => {
    const { app, organization, newcomer } = await start();
    const boss = await addCompany(app, organization);
    const { company } = boss;
    const invite = (addresses: string) =>
      boss.as.mutation(api.people.cockpit.invite, {
        organization,
        company,
        addresses,
        role: "company_viewer",
      });
    await invite("nora@acme.org, late@acme.org");
    expect(await invite("nora@acme.org")).toMatchObject([{ outcome: "invited" }]);
    const [token] = await tokensSentTo(app, "nora@acme.org");
    expect(await preview(app, token!)).toMatchObject({
      company: { id: company, name: "sponsor", role: "company_viewer" },
    });
    await accept(newcomer, token!);
    expect(await newcomer.as.query(api.people.cockpit.profile, { organization, company })).toMatchObject({
      name: "sponsor",
    });
    expect(await newcomer.as.query(api.people.viewer.current, { organization })).toMatchObject({
      kinds: ["company"],
      roles: [],
    });
    await app.run(({ db }) => db.patch(company, { archivedAt: 1 }));
    const [late] = await tokensSentTo(app, "late@acme.org");
    await expectFailure(accept(await addPerson(app, "Lars Late"), late!), "expired");
  });
});
