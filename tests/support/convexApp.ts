import { convexTest, type TestConvex } from "convex-test";
import migrations from "@convex-dev/migrations/test";
import presence from "@convex-dev/presence/test";
import rateLimiter from "@convex-dev/rate-limiter/test";
import workpool from "@convex-dev/workpool/test";
import type { Id } from "../../convex/_generated/dataModel";
import schema from "../../convex/schema";
import type { CompanyRole, Role } from "../../convex/shared/roles";

export const ISSUER = "https://identity.test";
export const SERVER_SECRET = "the-servers-secret-for-tests";

const modules = import.meta.glob("../../convex/**/!(*.d).{ts,tsx,js}");

export type App = TestConvex<typeof schema>;
export type Caller = ReturnType<App["withIdentity"]>;
export type Organization = Id<"organizations">;

/** The product's functions in convex-test, with an empty database and the settings every deployment has. */
export function startApp(): App {
  process.env["IDENTITY_ISSUER"] = ISSUER;
  process.env["SERVER_SECRET"] = SERVER_SECRET;
  process.env["PUBLIC_URL"] = "https://academy.test";
  const app = convexTest(schema, modules);
  rateLimiter.register(app);
  migrations.register(app);
  presence.register(app);
  workpool.register(app, "issuing");
  return app;
}

/** An organization with nobody in it. */
export function addOrganization(app: App, slug = "acme"): Promise<Organization> {
  return app.run(({ db }) =>
    db.insert("organizations", {
      slug,
      name: slug,
      timeZone: "Europe/Zurich",
      currency: "CHF",
      locale: "en",
      branding: {},
      demo: false,
      isDefault: slug === "acme",
    }),
  );
}

export type Somebody = { person: Id<"persons">; session: Id<"sessions">; as: Caller };

/** Somebody who is signed in and has nothing to do with any organization. */
export async function addPerson(app: App, name: string): Promise<Somebody> {
  const { person, session } = await app.run(async ({ db }) => {
    const created = await db.insert("persons", {
      name,
      email: `${name.toLowerCase().replaceAll(" ", ".")}@people.test`,
    });
    const session = await db.insert("sessions", {
      personId: created,
      tokenHash: `session of ${created}`,
      method: "code",
      expiresAt: Date.now() + 3_600_000,
      lastSeenAt: Date.now(),
    });
    return { person: created, session };
  });
  return { person, session, as: app.withIdentity({ issuer: ISSUER, subject: person, sid: session }) };
}

/** Somebody with roles in an organization; without roles, a learner. */
export async function addMember(
  app: App,
  organizationId: Organization,
  name: string,
  roles: Role[] = [],
): Promise<Somebody> {
  const somebody = await addPerson(app, name);
  await app.run(async ({ db }) => {
    const personId = somebody.person;
    await db.insert("affiliations", {
      organizationId,
      personId,
      kinds: [roles.length > 0 ? "staff" : "learner"],
      name,
    });
    if (roles.length > 0) await db.insert("memberships", { organizationId, personId, roles });
  });
  return somebody;
}

/** A company, and somebody of it. */
export async function addCompany(
  app: App,
  organizationId: Organization,
  slug = "sponsor",
  role: CompanyRole = "company_admin",
): Promise<Somebody & { company: Id<"companies"> }> {
  const somebody = await addPerson(app, `${slug} ${role}`);
  const company = await app.run(async ({ db }) => {
    const companyId = await db.insert("companies", { organizationId, name: slug, slug });
    const personId = somebody.person;
    await db.insert("affiliations", { organizationId, personId, kinds: ["company"], name: slug });
    await db.insert("companyMembers", { organizationId, companyId, personId, role });
    return companyId;
  });
  return { ...somebody, company };
}
