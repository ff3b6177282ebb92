import { describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import {
  addCompany,
  addMember,
  addOrganization,
  type App,
  type Organization,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const admin = await addMember(app, organization, "Zoe Admin", ["admin"]);
  return { app, organization, admin };
}

async function addLearner(app: App, organizationId: Organization, name: string, email: string) {
  const { person } = await addMember(app, organizationId, name);
  await app.run(async ({ db }) => {
    const row = await db
      .query("affiliations")
      .withIndex("by_organization_person", (q) =>
        q.eq("organizationId", organizationId).eq("personId", person),
      )
      .unique();
    await db.patch(row!._id, { email });
    await db.patch(person, { email });
  });
  return person;
}

describe("the list of people", () => {
  async function crowd() {
    const started = await start();
    const { app, organization, admin } = started;
    for (let count = 0; count < 8; count++)
      await addLearner(app, organization, `Learner ${count}`, `l${count}@acme.org`);
    await addCompany(app, organization, "Yara Sponsor");
    const other = await addOrganization(app, "other");
    await addLearner(app, other, "Learner Elsewhere", "l9@acme.org");
    const list = async (
      wanted: { search?: string; kind?: "staff" | "learner" | "company" },
      numItems = 20,
      cursor: string | null = null,
    ) =>
      admin.as.query(api.people.people.list, {
        organization,
        search: wanted.search ?? "",
        kind: wanted.kind ?? null,
        paginationOpts: { numItems, cursor },
      });
    const names = async (wanted: Parameters<typeof list>[0]) =>
      (await list(wanted)).page.map(({ name }) => name);
    return { ...started, list, names };
  }

  test("goes by name, page by page, each person once", async () => {
    const { list } = await crowd();
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 10; pages++) {
      const found: Awaited<ReturnType<typeof list>> = await list({}, 3, cursor);
      seen.push(...found.page.map(({ name }) => name));
      cursor = found.continueCursor;
      if (found.isDone) break;
    }
    const learners = Array.from({ length: 8 }, (_, count) => `Learner ${count}`);
    expect(seen).toEqual([...learners, "Yara Sponsor", "Zoe Admin"]);
  });

  test("fills its page with the kind asked for", async () => {
    const { list, names } = await crowd();
    expect(await names({ kind: "staff" })).toEqual(["Zoe Admin"]);
    expect(await names({ kind: "company" })).toEqual(["Yara Sponsor"]);
    expect((await list({ kind: "staff" }, 1)).page).toHaveLength(1);
  });

  test("is searched by words of a name, or the beginning of an address", async () => {
    const { names } = await crowd();
    expect(await names({ search: "Zoe" })).toEqual(["Zoe Admin"]);
    expect(await names({ search: "Learner", kind: "staff" })).toEqual([]);
    expect(await names({ search: " L3@ac" })).toEqual(["Learner 3"]);
    expect(await names({ search: "l9@acme.org" })).toEqual([]);
    expect(await names({ search: "@" })).toEqual([]);
  });
});

describe("a person's page", () => {
  test("shows facts and history, each part a list", async () => {
    const { app, organization, admin } = await start();
    const person = await addLearner(app, organization, "Lena", "lena@acme.org");
    const { company } = await addCompany(app, organization);
    await app.run(async ({ db }) => {
      const here = { organizationId: organization, personId: person };
      await db.insert("memberships", { ...here, roles: ["mentor"], endedAt: 5 });
      await db.insert("memberships", { ...here, roles: ["editor"] });
      await db.insert("companyMembers", { ...here, companyId: company, role: "company_viewer", endedAt: 7 });
      await db.insert("consents", { ...here, document: "terms", version: "1" });
      await db.insert("invitations", {
        organizationId: organization,
        email: "lena@acme.org",
        roles: ["editor"],
        tokenHash: "h",
        state: "accepted",
        invitedBy: admin.person,
        expiresAt: 1,
      });
    });
    const of = { organization, person };
    expect(await admin.as.query(api.people.people.detail, of)).toMatchObject({
      person,
      name: "Lena",
      email: "lena@acme.org",
      kinds: ["learner"],
      roles: ["editor"],
      deliveries: 0,
      knownElsewhere: false,
    });
    const part = { ...of, paginationOpts: { numItems: 5, cursor: null } };
    const { memberships, companies, invitations, consents } = api.people.journeys;
    expect((await admin.as.query(memberships, part)).page).toMatchObject([
      { roles: ["editor"], endedAt: null },
      { roles: ["mentor"], endedAt: 5 },
    ]);
    expect((await admin.as.query(companies, part)).page).toMatchObject([
      { company, name: "sponsor", endedAt: 7 },
    ]);
    expect((await admin.as.query(invitations, part)).page).toMatchObject([{ state: "accepted" }]);
    expect((await admin.as.query(consents, part)).page).toMatchObject([{ document: "terms", version: "1" }]);
  });

  test("of another organization's people is not there, nor are its parts", async () => {
    const { app, organization, admin } = await start();
    const other = await addOrganization(app, "other");
    const stranger = await addMember(app, other, "Sven", ["admin"]);
    await app.run(({ db }) =>
      db.insert("consents", {
        organizationId: other,
        personId: stranger.person,
        document: "terms",
        version: "1",
      }),
    );
    const of = { organization, person: stranger.person };
    await expectFailure(admin.as.query(api.people.people.detail, of), "notFound");
    const part = { ...of, paginationOpts: { numItems: 5, cursor: null } };
    for (const list of Object.values(api.people.journeys))
      expect((await admin.as.query(list, part)).page).toEqual([]);
  });
});

describe("consents", () => {
  test("are asked for by version, given once, and asked for again when the version changes", async () => {
    const { app, organization, admin } = await start();
    const learner = await addMember(app, organization, "Lena");
    const set = (terms: string) =>
      admin.as.mutation(api.tenancy.organizations.setDocuments, { organization, documents: { terms } });
    const due = () => learner.as.query(api.people.consents.due, { organization });
    const agree = (version: string) =>
      learner.as.mutation(api.people.consents.agree, { organization, document: "terms", version });
    expect(await due()).toEqual([]);
    await expectFailure(agree("1"), "conflict");
    await set("1");
    expect(await due()).toEqual([{ document: "terms", version: "1" }]);
    await agree("1");
    await agree("1");
    expect(await due()).toEqual([]);
    expect(await app.run(({ db }) => db.query("consents").collect())).toHaveLength(1);
    await set("2");
    await expectFailure(agree("1"), "conflict");
    expect(await due()).toEqual([{ document: "terms", version: "2" }]);
  });

  test("are given by nobody else", async () => {
    const { app, organization } = await start();
    const owner = await addMember(app, organization, "Olivia", ["owner"]);
    const learner = await addMember(app, organization, "Lena");
    await app.run(({ db }) =>
      db.patch(learner.session, {
        impersonatorId: owner.person,
        impersonatorSessionId: owner.session,
        organizationId: organization,
      }),
    );
    const agreed = learner.as.mutation(api.people.consents.agree, {
      organization,
      document: "terms",
      version: "1",
    });
    await expectFailure(agreed, "forbidden");
  });
});
