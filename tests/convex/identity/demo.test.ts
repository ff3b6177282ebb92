import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Role } from "../../../convex/shared/roles";
import { addOrganization, type App, type Organization, startApp } from "../../support/convexApp";
import { logged, secret, signedInBy } from "./signIn";

let app: App;
let demo: Organization;

beforeEach(async () => {
  app = startApp();
  demo = await addOrganization(app, "demo");
  await app.run(({ db }) => db.patch(demo, { demo: true }));
  process.env["DEMO_SIGN_IN"] = "on";
});
afterEach(() => delete process.env["DEMO_SIGN_IN"]);

type Kind = "staff" | "learner" | "company";

/** Somebody of an organization with an address of the demo's domain, or another. */
function settle(name: string, kind: Kind, roles: Role[] = [], domain = "academy.example", at = demo) {
  return app.run(async ({ db }) => {
    const email = `${name.toLowerCase()}@${domain}`;
    const personId = await db.insert("persons", { name, email });
    await db.insert("affiliations", { organizationId: at, personId, kinds: [kind], name, email });
    if (roles.length > 0) await db.insert("memberships", { organizationId: at, personId, roles });
    if (kind === "company") {
      const companyId = await db.insert("companies", {
        organizationId: at,
        name: "Sponsor",
        slug: "sponsor",
      });
      await db.insert("companyMembers", { organizationId: at, companyId, personId, role: "company_viewer" });
    }
    return personId;
  });
}

const accounts = (organization = demo) => app.query(api.identity.demo.accounts, { secret, organization });
const enter = (person: Id<"persons">, more: { organization?: Organization; oldToken?: string } = {}) =>
  app.mutation(api.identity.demo.enter, {
    secret,
    organization: demo,
    person,
    userAgent: "Firefox",
    ...more,
  });
const refusedWith = (code: string) => ({ data: { code } });

describe("the demo's accounts", () => {
  test("are its staff and three of each other kind", async () => {
    const olga = await settle("Olga", "staff", ["owner"]);
    for (const name of ["Ada", "Ben", "Cleo", "Dora"]) await settle(name, "learner");
    await settle("Sponsor", "company");
    const listed = await accounts();
    expect(listed[0]).toEqual({ person: olga, name: "Olga", kinds: ["staff"], roles: ["owner"] });
    expect(listed.map(({ name }) => name)).toEqual(["Olga", "Ada", "Ben", "Cleo", "Sponsor"]);
  });

  test("begin with the staff, by what they may do, however many learners come before them by name", async () => {
    for (let at = 0; at < 150; at += 1) await settle(`A${String(at).padStart(3, "0")}`, "learner");
    await settle("Zita", "staff", ["editor"]);
    await settle("Rita", "staff", ["reviewer", "editor"]);
    await settle("Yuri", "staff", ["owner"]);
    await settle("Sponsor", "company");
    expect((await accounts()).map(({ name }) => name)).toEqual([
      ...["Yuri", "Rita", "Zita"],
      ...["A000", "A001", "A002"],
      "Sponsor",
    ]);
  });

  test("are at most 24 of the staff, those who came first", async () => {
    for (let at = 0; at < 26; at += 1) await settle(`S${String(at).padStart(2, "0")}`, "staff", ["mentor"]);
    const names = (await accounts()).map(({ name }) => name);
    expect([names.length, names.at(-1)]).toEqual([24, "S23"]);
  });

  test("do not include a visitor's own account", async () => {
    const visitor = await settle("Vera", "learner", [], "people.test");
    expect(await accounts()).toEqual([]);
    await expect(enter(visitor)).rejects.toMatchObject(refusedWith("notFound"));
  });

  test.each([["off"], [undefined]])("are none where the setting is %j", async (setting) => {
    const olga = await settle("Olga", "staff", ["owner"]);
    if (setting === undefined) delete process.env["DEMO_SIGN_IN"];
    else process.env["DEMO_SIGN_IN"] = setting;
    expect(await accounts()).toEqual([]);
    await expect(enter(olga)).rejects.toMatchObject(refusedWith("forbidden"));
  });

  test("are none of an organization that is no demo", async () => {
    const real = await addOrganization(app, "real");
    const olga = await settle("Olga", "staff", ["owner"], "academy.example", real);
    expect(await accounts(real)).toEqual([]);
    await expect(enter(olga, { organization: real })).rejects.toMatchObject(refusedWith("forbidden"));
    await expect(enter(olga)).rejects.toMatchObject(refusedWith("notFound"));
  });
});

describe("entering the demo", () => {
  test("opens a session with the person's roles, and is logged", async () => {
    const olga = await settle("Olga", "staff", ["owner"]);
    const { as } = await signedInBy(app, await enter(olga));
    expect(await as.query(api.people.viewer.current, { organization: demo })).toMatchObject({
      person: { name: "Olga" },
      roles: ["owner"],
    });
    expect(await logged(app)).toEqual(["sessions.opened"]);
  });

  test("ends the session the browser had", async () => {
    const [olga, ada] = [await settle("Olga", "staff", ["owner"]), await settle("Ada", "learner")];
    const first = await signedInBy(app, await enter(olga));
    await enter(ada, { oldToken: first.token });
    await expect(first.as.query(api.people.viewer.account, {})).rejects.toMatchObject(
      refusedWith("signedOut"),
    );
  });

  test("counts in the demo alone, whatever the person may do elsewhere", async () => {
    const olga = await settle("Olga", "staff", ["owner"]);
    const real = await addOrganization(app, "real");
    await app.run(async ({ db }) => {
      const place = { organizationId: real, personId: olga };
      await db.insert("affiliations", { ...place, kinds: ["staff"], name: "Olga" });
      await db.insert("memberships", { ...place, roles: ["owner"] });
    });
    const { as } = await signedInBy(app, await enter(olga));
    expect(await as.query(api.people.viewer.current, { organization: real })).toBeNull();
    const ada = await settle("Ada", "learner", [], "people.test", real);
    await expect(
      as.mutation(api.identity.impersonation.begin, { organization: real, person: ada, userAgent: "" }),
    ).rejects.toMatchObject(refusedWith("signedOut"));
  });
});
