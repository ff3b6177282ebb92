import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { affiliate } from "../../../convex/people/model/affiliations";
import { findOrCreate } from "../../../convex/people/model/people";
import { MINUTE, SECOND } from "../../../convex/shared/time";
import {
  addMember,
  addOrganization,
  addPerson,
  type App,
  type Organization,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { expectFailure } from "../../support/failures";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function start() {
  const app = startApp();
  const organization = await addOrganization(app);
  const admin = await addMember(app, organization, "Adam", ["admin"]);
  const learner = await addMember(app, organization, "Lena");
  return { app, organization, admin, learner };
}

const sent = (app: App) =>
  app.run(async ({ db }) =>
    (await db.query("deliveries").collect()).map(({ address, template, data }) => ({
      address,
      template,
      data: JSON.parse(data) as { code?: string; newAddress?: string },
    })),
  );

describe("a person is found by their address, or made", () => {
  test("once, whatever the spelling; a name is taken only for somebody new", async () => {
    const app = startApp();
    await app.run(async ({ db }) => {
      const made = await findOrCreate({ db }, { email: " Anna@Acme.org ", name: " Anna ", locale: "de" });
      expect(made).toMatchObject({ email: "anna@acme.org", name: "Anna", locale: "de" });
      const known = await findOrCreate({ db }, { email: "ANNA@acme.org", name: "Somebody" });
      expect(known).toEqual(made);
      expect(await findOrCreate({ db }, { email: "bob@acme.org" })).toMatchObject({ name: "bob" });
      await expectFailure(findOrCreate({ db }, { email: "bob" }), "invalid", { email: "email" });
    });
  });

  test("and is affiliated once, with all kinds", async () => {
    const { app, organization } = await start();
    await app.run(async ({ db }) => {
      const person = await findOrCreate({ db }, { email: "anna@acme.org" });
      for (const kind of ["learner", "learner", "staff"] as const)
        await affiliate({ db }, organization, person, kind);
      const rows = await db.query("affiliations").collect();
      expect(rows.filter(({ personId }) => personId === person._id)).toMatchObject([
        { kinds: ["learner", "staff"], name: "anna", email: "anna@acme.org" },
      ]);
    });
  });
});

describe("one's own profile", () => {
  test("is changed in every organization", async () => {
    const { app, learner } = await start();
    const other = await addOrganization(app, "other");
    await app.run(({ db }) =>
      db.insert("affiliations", {
        organizationId: other,
        personId: learner.person,
        kinds: ["staff"],
        name: "Lena",
      }),
    );
    const profile = { name: " Lena Lang ", locale: "de", timeZone: null };
    await learner.as.mutation(api.people.account.changeProfile, profile);
    await learner.as.mutation(api.people.account.changeProfile, profile);
    const rows = await app.run(({ db }) => db.query("affiliations").collect());
    const own = rows.filter(({ personId }) => personId === learner.person);
    expect(own.map(({ name }) => name)).toEqual(["Lena Lang", "Lena Lang"]);
    expect(await learner.as.query(api.people.viewer.account, {})).toMatchObject({
      name: "Lena Lang",
      locale: "de",
      timeZone: null,
    });
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries).toMatchObject([{ action: "persons.changed", changed: ["name", "locale"] }]);
    const wrong = learner.as.mutation(api.people.account.changeProfile, { ...profile, name: "" });
    await expectFailure(wrong, "invalid", { name: "required" });
  });
});

describe("a new address of one's own", () => {
  const request = (somebody: Somebody, organization: Organization, email = "New@Acme.org") =>
    somebody.as.mutation(api.people.account.requestAddress, { organization, email });
  const confirm = (somebody: Somebody, organization: Organization, code: string) =>
    somebody.as.mutation(api.people.account.confirmAddress, { organization, code });
  const addressOf = async (somebody: Somebody) =>
    (await somebody.as.query(api.people.viewer.account, {})).email;

  test("is confirmed by the code sent to it; both addresses are told", async () => {
    const { app, organization, learner } = await start();
    await request(learner, organization);
    const [mail] = await sent(app);
    expect(mail).toMatchObject({ address: "new@acme.org", template: "addressCode" });
    expect(mail!.data.code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(await app.run(({ db }) => db.query("addressChanges").collect()))).not.toContain(
      `"${mail!.data.code!}"`,
    );
    expect(await addressOf(learner)).toBe("lena@people.test");
    expect(await confirm(learner, organization, ` ${mail!.data.code!} `)).toBe("changed");
    expect(await addressOf(learner)).toBe("new@acme.org");
    expect(await confirm(learner, organization, mail!.data.code!)).toBe("expired");
    const told = (await sent(app)).slice(1).map(({ address, template }) => [address, template]);
    expect(told).toEqual([
      ["lena@people.test", "addressChanged"],
      ["new@acme.org", "addressChanged"],
    ]);
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries).toMatchObject([{ action: "persons.addressChanged", changed: ["email"] }]);
    const rows = await app.run(({ db }) => db.query("affiliations").collect());
    expect(rows.find(({ personId }) => personId === learner.person)?.email).toBe("new@acme.org");
  });

  test("is not guessed: five tries, ten minutes", async () => {
    const { app, organization, learner } = await start();
    await request(learner, organization);
    const code = (await sent(app))[0]!.data.code!;
    const wrong = code === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries++) expect(await confirm(learner, organization, wrong)).toBe("wrong");
    expect(await confirm(learner, organization, code)).toBe("expired");
    vi.setSystemTime(Date.now() + MINUTE + SECOND);
    await request(learner, organization);
    vi.setSystemTime(Date.now() + 10 * MINUTE);
    expect(await confirm(learner, organization, (await sent(app))[1]!.data.code!)).toBe("expired");
    expect(await addressOf(learner)).toBe("lena@people.test");
  });

  test("of somebody else tells nothing and changes nothing", async () => {
    const { app, organization, learner, admin } = await start();
    await request(learner, organization, "adam@people.test");
    expect(await sent(app)).toEqual([]);
    expect(await confirm(learner, organization, "123456")).toBe("wrong");
    // Somebody takes the address between the request and the code.
    vi.setSystemTime(Date.now() + MINUTE + SECOND);
    await request(learner, organization, "free@acme.org");
    await app.run(({ db }) => db.patch(admin.person, { email: "free@acme.org" }));
    expect(await confirm(learner, organization, (await sent(app))[0]!.data.code!)).toBe("expired");
    expect(await addressOf(learner)).toBe("lena@people.test");
  });

  test("is asked for with measure", async () => {
    const { organization, learner } = await start();
    await expectFailure(request(learner, organization, "nobody"), "invalid", { email: "email" });
    for (let count = 0; count < 10; count++) {
      await request(learner, organization);
      await expectFailure(request(learner, organization), "rateLimited");
      vi.setSystemTime(Date.now() + MINUTE + SECOND);
    }
    await expectFailure(request(learner, organization), "rateLimited");
  });

  test("is asked for in the name of one's own organization", async () => {
    const { app, organization } = await start();
    const stranger = await addPerson(app, "Sam");
    await expectFailure(request(stranger, organization), "notFound");
    await expectFailure(confirm(stranger, organization, "123456"), "notFound");
  });
});

describe("for somebody who lost their mailbox", () => {
  const replace = (by: Somebody, organization: Organization, of: Somebody, email: string) =>
    by.as.mutation(api.people.people.replaceAddress, { organization, person: of.person, email });

  test("staff sets another address: signed out, both told, traced", async () => {
    const { app, organization, admin, learner } = await start();
    await replace(admin, organization, learner, " Lena@New.org ");
    await expectFailure(learner.as.query(api.people.viewer.account, {}), "signedOut");
    const told = (await sent(app)).map(({ address, template, data }) => [address, template, data.newAddress]);
    expect(told).toEqual([
      ["lena@people.test", "addressChanged", "lena@new.org"],
      ["lena@new.org", "addressChanged", "lena@new.org"],
    ]);
    const entries = await app.run(({ db }) => db.query("auditEntries").collect());
    expect(entries).toMatchObject([
      { action: "persons.addressReplaced", actorId: admin.person, entity: { id: learner.person } },
    ]);
  });

  test("not where it would take an account: others know them, an owner's, another person's address", async () => {
    const { app, organization, admin, learner } = await start();
    const owner = await addMember(app, organization, "Olivia", ["owner"]);
    await expectFailure(replace(admin, organization, owner, "mine@acme.org"), "forbidden");
    await expectFailure(replace(admin, organization, learner, "adam@people.test"), "invalid", {
      email: "emailTaken",
    });
    await expectFailure(replace(admin, organization, learner, "x"), "invalid", { email: "email" });
    const other = await addOrganization(app, "other");
    await app.run(({ db }) =>
      db.insert("affiliations", {
        organizationId: other,
        personId: learner.person,
        kinds: ["staff"],
        name: "L",
      }),
    );
    await expectFailure(replace(admin, organization, learner, "mine@acme.org"), "forbidden");
    const stranger = await addMember(app, other, "Sven");
    await expectFailure(replace(admin, organization, stranger, "mine@acme.org"), "notFound");
    const renamed = admin.as.mutation(api.people.people.rename, {
      organization,
      person: learner.person,
      name: "X",
    });
    await expectFailure(renamed, "forbidden");
    expect(await sent(app)).toEqual([]);
  });

  test("and a name is corrected", async () => {
    const { app, organization, admin, learner } = await start();
    const rename = (name: string) =>
      admin.as.mutation(api.people.people.rename, { organization, person: learner.person, name });
    await rename(" Lena Lang ");
    expect((await app.run(({ db }) => db.get(learner.person)))?.name).toBe("Lena Lang");
    await expectFailure(rename(" "), "invalid", { name: "required" });
  });
});
