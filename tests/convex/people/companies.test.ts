import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { seat } from "../../../convex/people/model/companyMembers";
import type { Id } from "../../../convex/_generated/dataModel";
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

const paginationOpts = { numItems: 10, cursor: null };

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const manager = await addMember(app, organization, "Maja", ["manager"]);
  return { app, organization, manager };
}

describe("companies", () => {
  test("are made with an address of their own, renamed, archived and restored", async () => {
    const { app, organization, manager } = await start();
    const create = (name: string) => manager.as.mutation(api.people.companies.create, { organization, name });
    const [company] = [await create(" Müller AG "), await create("Müller AG"), await create("Acme")];
    const list = async (archived: boolean) =>
      (await manager.as.query(api.people.companies.list, { organization, archived, paginationOpts })).page;
    expect((await list(false)).map(({ name, slug }) => [name, slug])).toEqual([
      ["Acme", "acme"],
      ["Müller AG", "muller-ag"],
      ["Müller AG", "muller-ag-2"],
    ]);
    const one = { organization, company };
    await manager.as.mutation(api.people.companies.rename, { ...one, name: "Muster AG" });
    expect(await manager.as.query(api.people.companies.detail, one)).toEqual({
      id: company,
      name: "Muster AG",
      slug: "muller-ag",
      archivedAt: null,
    });
    await manager.as.mutation(api.people.companies.archive, one);
    await manager.as.mutation(api.people.companies.archive, one);
    expect(await list(true)).toMatchObject([{ name: "Muster AG" }]);
    expect(await list(false)).toHaveLength(2);
    await manager.as.mutation(api.people.companies.restore, one);
    expect(await list(true)).toEqual([]);
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries.map(({ action }) => action)).toEqual([
      "companies.created",
      "companies.created",
      "companies.created",
      "companies.renamed",
      "companies.archived",
      "companies.restored",
    ]);
  });

  test("need a name, and are not another organization's", async () => {
    const { app, organization, manager } = await start();
    const made = manager.as.mutation(api.people.companies.create, { organization, name: " " });
    await expectFailure(made, "invalid", { name: "required" });
    const other = await addOrganization(app, "other");
    const { company } = await addCompany(app, other);
    await expectFailure(manager.as.query(api.people.companies.detail, { organization, company }), "notFound");
    const archived = manager.as.mutation(api.people.companies.archive, { organization, company });
    await expectFailure(archived, "notFound");
    const listed = { organization, company, paginationOpts };
    expect((await manager.as.query(api.people.companyMembers.list, listed)).page).toEqual([]);
    await expectFailure(manager.as.query(api.people.companyMembers.invitations, listed), "notFound");
  });
});

async function addColleague(
  app: App,
  organizationId: Organization,
  companyId: Id<"companies">,
  name: string,
) {
  const { person, as } = await addPerson(app, name);
  const member = await app.run(async ({ db }) => {
    await db.insert("affiliations", { organizationId, personId: person, kinds: ["company"], name });
    return db.insert("companyMembers", {
      organizationId,
      companyId,
      personId: person,
      role: "company_viewer",
    });
  });
  return { as, member };
}

describe("the cockpit", () => {
  test("shows its people and lets an admin change them, while one admin remains", async () => {
    const { app, organization } = await start();
    const { as, company, person } = await addCompany(app, organization);
    const colleague = await addColleague(app, organization, company, "Karl");
    const at = { organization, company };
    const members = async () => (await as.query(api.people.cockpit.members, { ...at, paginationOpts })).page;
    const [, boss] = await members();
    expect((await members()).map(({ name, role }) => [name, role])).toEqual([
      ["Karl", "company_viewer"],
      ["sponsor", "company_admin"],
    ]);
    expect(boss!.person).toBe(person);
    const setRole = (member: Id<"companyMembers">, role: "company_admin" | "company_viewer") =>
      as.mutation(api.people.cockpit.changeRole, { ...at, member, role });
    await expectFailure(setRole(boss!.id, "company_viewer"), "conflict");
    await expectFailure(as.mutation(api.people.cockpit.end, { ...at, member: boss!.id }), "conflict");
    await setRole(colleague.member, "company_admin");
    await colleague.as.mutation(api.people.cockpit.end, { ...at, member: boss!.id });
    await expectFailure(as.query(api.people.cockpit.profile, at), "notFound");
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries.map(({ action }) => action)).toEqual([
      "companyMembers.roleChanged",
      "companyMembers.ended",
    ]);
  });

  test("reaches no other company's people and invitations", async () => {
    const { app, organization } = await start();
    const { as, company } = await addCompany(app, organization);
    const rival = await addCompany(app, organization, "rival");
    const stranger = await addColleague(app, organization, rival.company, "Sven");
    const at = { organization, company };
    const ended = as.mutation(api.people.cockpit.end, { ...at, member: stranger.member });
    await expectFailure(ended, "notFound");
    await rival.as.mutation(api.people.cockpit.invite, {
      organization,
      company: rival.company,
      addresses: "a@rival.org",
      role: "company_viewer",
    });
    const listed = await rival.as.query(api.people.cockpit.invitations, {
      organization,
      company: rival.company,
      paginationOpts,
    });
    const invitation = listed.page[0]!.id;
    expect((await as.query(api.people.cockpit.invitations, { ...at, paginationOpts })).page).toEqual([]);
    await expectFailure(as.mutation(api.people.cockpit.revokeInvitation, { ...at, invitation }), "notFound");
    await rival.as.mutation(api.people.cockpit.revokeInvitation, {
      organization,
      company: rival.company,
      invitation,
    });
    expect(await app.run(({ db }) => db.get(invitation))).toMatchObject({ state: "revoked" });
  });
});

test("staff invites into a company, changes its people, and may end the last admin", async () => {
  const { app, organization, manager } = await start();
  const { company } = await addCompany(app, organization);
  const at = { organization, company };
  const invited = await manager.as.mutation(api.people.companyMembers.invite, {
    ...at,
    addresses: "new@sponsor.org",
    role: "company_volunteer",
  });
  expect(invited).toEqual([{ entered: "new@sponsor.org", outcome: "ready" }]);
  const invitations = await manager.as.query(api.people.companyMembers.invitations, {
    ...at,
    paginationOpts,
  });
  expect(invitations.page).toMatchObject([
    { email: "new@sponsor.org", company: { role: "company_volunteer" } },
  ]);
  const one = { ...at, invitation: invitations.page[0]!.id };
  const tokenHash = () => app.run(async ({ db }) => (await db.get(one.invitation))?.tokenHash);
  const before = await tokenHash();
  await manager.as.mutation(api.people.companyMembers.resendInvitation, one);
  expect(await tokenHash()).not.toBe(before);
  const rival = await addCompany(app, organization, "rival");
  for (const act of ["resendInvitation", "revokeInvitation"] as const) {
    const through = { ...one, company: rival.company };
    await expectFailure(manager.as.mutation(api.people.companyMembers[act], through), "notFound");
  }
  await manager.as.mutation(api.people.companyMembers.revokeInvitation, one);
  const resent = manager.as.mutation(api.people.companyMembers.resendInvitation, one);
  await expectFailure(resent, "notFound");
  const actions = await app.run(async ({ db }) =>
    (await db.query("auditEntries").collect()).map((e) => e.action),
  );
  expect(actions).toEqual(["invitations.sent", "invitations.resent", "invitations.revoked"]);
  const list = async () =>
    (await manager.as.query(api.people.companyMembers.list, { ...at, paginationOpts })).page;
  const member = (await list())[0]!.id;
  await manager.as.mutation(api.people.companyMembers.changeRole, { ...at, member, role: "company_viewer" });
  expect(await list()).toMatchObject([{ role: "company_viewer" }]);
  await manager.as.mutation(api.people.companyMembers.end, { ...at, member });
  expect(await list()).toEqual([]);
});

test("a second place in a company keeps the role that allows more", async () => {
  const { app, organization } = await start();
  const { company, person } = await addCompany(app, organization);
  await app.run(async ({ db }) => {
    const [row, somebody] = [(await db.get(company))!, (await db.get(person))!];
    await seat({ db }, row, somebody, "company_viewer");
    expect(await db.query("companyMembers").collect()).toMatchObject([{ role: "company_admin" }]);
  });
});
