import { mutationGeneric, queryGeneric } from "convex/server";
import { beforeAll, describe, expect, test } from "vitest";
import http from "../../../convex/http";
import { declarationOf, type Entrance } from "../../../convex/access/declaration";
import {
  allows,
  companyAllows,
  type CompanyPermission,
  type Permission,
} from "../../../convex/access/permissions";
import { COMPANY_ROLES, ROLES } from "../../../convex/shared/roles";
import {
  addCompany,
  addMember,
  addOrganization,
  addPerson,
  type App,
  type Caller,
  startApp,
} from "../../support/convexApp";
import { functionsOf, type Ids, outcomeOf, publicFunctions } from "../../support/publicFunctions";

const loaders = import.meta.glob("../../../convex/*/*.ts");
const functions = await publicFunctions(loaders);

const of = (entrance: Entrance) => functions.filter(({ declaration }) => declaration?.entrance === entrance);

let app: App;
let ids: Ids;
/** Callers by who they are. */
const callers: Record<string, App | Caller> = {};

const caller = (who: string) => callers[who]!;
const sponsor = (role: string) => `sponsor's ${role}`;

beforeAll(async () => {
  app = startApp();
  const [acme, other] = [await addOrganization(app), await addOrganization(app, "other")];
  callers["anonymous"] = app;
  callers["stranger"] = (await addPerson(app, "Sam Stranger")).as;
  callers["other tenant's owner"] = (await addMember(app, other, "Olga Other", ["owner"])).as;
  callers["learner"] = (await addMember(app, acme, "Lena Learner")).as;
  for (const role of ROLES) callers[role] = (await addMember(app, acme, `Staff ${role}`, [role])).as;
  const rival = await addCompany(app, acme, "rival");
  callers["another company's admin"] = rival.as;
  const { company } = await addCompany(app, acme, "sponsor");
  for (const role of COMPANY_ROLES) callers[sponsor(role)] = (await addColleague(acme, company, role)).as;
  callers["signed out"] = await signedOut(acme);
  callers["impersonator"] = await impersonator(acme);
  ids = { organizations: acme, companies: company };
});

async function addColleague(
  organizationId: Awaited<ReturnType<typeof addOrganization>>,
  companyId: Awaited<ReturnType<typeof addCompany>>["company"],
  role: (typeof COMPANY_ROLES)[number],
) {
  const somebody = await addPerson(app, `Colleague ${role}`);
  await app.run(async ({ db }) => {
    const personId = somebody.person;
    await db.insert("affiliations", { organizationId, personId, kinds: ["company"], name: role });
    await db.insert("companyMembers", { organizationId, companyId, personId, role });
  });
  return somebody;
}

/** An owner whose token has not expired, but whose session has ended. */
async function signedOut(organization: Awaited<ReturnType<typeof addOrganization>>) {
  const { as, session } = await addMember(app, organization, "Egon Ended", ["owner"]);
  await app.run(({ db }) => db.patch(session, { endedAt: Date.now() }));
  return as;
}

/** An owner who looks at the product as an admin. */
async function impersonator(organization: Awaited<ReturnType<typeof addOrganization>>) {
  const owner = await addMember(app, organization, "Ida Impersonator", ["owner"]);
  const { as, session } = await addMember(app, organization, "Vera Viewed", ["admin"]);
  await app.run(({ db }) =>
    db.patch(session, {
      method: "impersonation",
      organizationId: organization,
      impersonatorId: owner.person,
      impersonatorSessionId: owner.session,
    }),
  );
  return as;
}

describe("every public function", () => {
  test("is made by a builder that demands a permission, and says what it takes and returns", () => {
    expect(functions.length).toBeGreaterThan(40);
    const raw = functions.filter(({ declaration }) => declaration === null).map(({ name }) => name);
    expect(raw).toEqual([]);
    const untyped = functions.filter(({ args, returns }) => args.type !== "object" || returns === null);
    expect(untyped.map(({ name }) => name)).toEqual([]);
  });

  test("made by a raw builder is found out", () => {
    const exported = {
      leak: queryGeneric({ args: {}, handler: () => 1 }),
      hole: mutationGeneric(() => 1),
      helper: () => 1,
    };
    const found = functionsOf("people/raw", exported).map(({ name, declaration }) => [name, declaration]);
    expect(found).toEqual([
      ["people/raw:leak", null],
      ["people/raw:hole", null],
    ]);
  });

  test("of HTTP is made by a builder, too", () => {
    const undeclared = http
      .getRoutes()
      .filter(([, , handler]) => declarationOf(handler) === null)
      .map(([path]) => path);
    expect(undeclared).toEqual([]);
  });
});

/** Calls each function as each of the callers and expects one of the codes. */
async function expectRefused(
  tried: ReturnType<typeof of>,
  who: (fn: ReturnType<typeof of>[number]) => string[],
  codes: string[],
  more: Record<string, unknown> = {},
) {
  const wrong: string[] = [];
  for (const fn of tried)
    for (const name of who(fn)) {
      const outcome = await outcomeOf(caller(name), fn, ids, more);
      if (!codes.includes(outcome)) wrong.push(`${fn.name} as ${name}: ${outcome}`);
    }
  expect(wrong).toEqual([]);
}

describe("functions of staff refuse", () => {
  test("who is not signed in", () =>
    expectRefused(of("staff"), () => ["anonymous", "signed out"], ["signedOut"]));

  test("other tenants, learners and people of companies", () =>
    expectRefused(
      of("staff"),
      () => ["stranger", "other tenant's owner", "learner", sponsor("company_admin")],
      ["forbidden"],
    ));

  test("every role that lacks the permission", () =>
    expectRefused(
      of("staff"),
      ({ declaration }) => ROLES.filter((role) => !allows([role], declaration!.permission as Permission)),
      ["forbidden"],
    ));
});

describe("functions of members refuse", () => {
  test("who is not signed in", () =>
    expectRefused(of("member"), () => ["anonymous", "signed out"], ["signedOut"]));

  test("who has nothing to do with the organization", () =>
    expectRefused(of("member"), () => ["stranger", "other tenant's owner"], ["notFound"]));
});

describe("functions of a company's cockpit refuse", () => {
  test("who is not signed in", () =>
    expectRefused(of("company"), () => ["anonymous", "signed out"], ["signedOut"]));

  test("other tenants, learners, other companies, and the organization's own staff", () =>
    expectRefused(
      of("company"),
      () => ["stranger", "other tenant's owner", "learner", "another company's admin", "owner"],
      ["notFound"],
    ));

  test("every place in the company that lacks the permission", () =>
    expectRefused(
      of("company"),
      ({ declaration }) =>
        COMPANY_ROLES.filter(
          (role) => !companyAllows(role, declaration!.permission as CompanyPermission),
        ).map(sponsor),
      ["forbidden"],
    ));
});

describe("functions of an account refuse", () => {
  test("who is not signed in", () =>
    expectRefused(of("account"), () => ["anonymous", "signed out"], ["signedOut"]));

  test("to change it for whoever looks at the product as somebody else", () =>
    expectRefused(
      of("account").filter(({ kind }) => kind !== "query"),
      () => ["impersonator"],
      ["forbidden"],
    ));
});

describe("functions of the server refuse", () => {
  test("every caller without the secret", () =>
    expectRefused(of("server"), () => ["anonymous", "learner", "owner"], ["forbidden"], { secret: "guess" }));

  test("an empty secret", () =>
    expectRefused(of("server"), () => ["anonymous"], ["forbidden"], { secret: "" }));
});

describe("functions for whom an outside provider vouches refuse", () => {
  test("visitors and people of our own sign-in", () =>
    expectRefused(of("outside"), () => ["anonymous", "owner"], ["signedOut"]));
});

describe("functions for everybody refuse", () => {
  test("an organization that is not there, or is being deleted", async () => {
    const gone = await addOrganization(app, "gone");
    await app.run(({ db }) => db.patch(gone, { deletingSince: 1 }));
    await expectRefused(of("public"), () => ["anonymous", "owner"], ["notFound"], { organization: gone });
  });
});
