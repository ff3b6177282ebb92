import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { openOrganization } from "../../access/entrance";
import { rolesIn } from "../../access/roles";
import { affiliationIn } from "../../people/model/affiliations";
import { AFFILIATION_KINDS, type AffiliationKind } from "../../people/rules/roles";
import { failure } from "../../shared/errors";
import { ROLES } from "../../shared/roles";
import { isDemoAddress, offersDemo } from "../rules/demo";
import { type Opened, openSession } from "./sessions";

type Ctx = Pick<QueryCtx, "auth" | "db">;

/** The sign-in page shows at most this many of the staff, */
const MAX_STAFF = 24;
/** and this many of each other kind, */
const SHOWN_OF_KIND = 3;
/** out of so many who came first: whoever came later is hardly one of the demo's own. */
const LOOKED_AT = 30;

export const demoAccountValidator = v.object({
  person: v.id("persons"),
  name: v.string(),
  kinds: v.array(literals(...AFFILIATION_KINDS)),
  roles: v.array(literals(...ROLES)),
});
type DemoAccount = Infer<typeof demoAccountValidator>;

/** Who may be signed in as with one click: nobody, unless the organization is a demo and the setting is on. */
export async function demoAccounts(ctx: Ctx, id: Id<"organizations">): Promise<DemoAccount[]> {
  const organization = await openOrganization(ctx, id);
  if (!offersDemo(organization, process.env["DEMO_SIGN_IN"])) return [];
  const [staff, learners, company] = [
    await staffOf(ctx, id),
    await firstPeople(ctx, id),
    await companyPeople(ctx, id),
  ];
  const chosen = [
    ...ofKind(staff, "staff"),
    ...ofKind(learners, "learner").slice(0, SHOWN_OF_KIND),
    ...ofKind(company, "company").slice(0, SHOWN_OF_KIND),
  ];
  const accounts = await Promise.all(chosen.map((one) => accountOf(ctx, one)));
  return accounts.toSorted((one, other) => rankOf(one) - rankOf(other));
}

export type DemoEntry = {
  organization: Id<"organizations">;
  person: Id<"persons">;
  userAgent: string;
  oldToken?: string | undefined;
};

/**
 * Signs in as one of a demo's people, in that organization alone.
 * @throws `forbidden` where no demo is offered; `notFound` for who is no demo account of it
 */
export async function enterDemo(
  ctx: Pick<MutationCtx, "auth" | "db">,
  { organization: id, person: personId, userAgent, oldToken }: DemoEntry,
): Promise<Opened> {
  const organization = await openOrganization(ctx, id);
  if (!offersDemo(organization, process.env["DEMO_SIGN_IN"]))
    throw failure("forbidden", "There are no demo accounts here.");
  const [person, affiliation] = [
    await ctx.db.get("persons", personId),
    await affiliationIn(ctx, id, personId),
  ];
  if (person === null || affiliation === null || !isDemoAddress(person.email))
    throw failure("notFound", "There is no such demo account.");
  return openSession(ctx, {
    person,
    method: "demo",
    organizationId: id,
    userAgent,
    oldToken,
    confined: true,
  });
}

/** The staff that came first, however many people there are besides. */
async function staffOf(ctx: Ctx, id: Id<"organizations">): Promise<Doc<"affiliations">[]> {
  const memberships = await ctx.db
    .query("memberships")
    .withIndex("by_organization_ended", (q) => q.eq("organizationId", id).eq("endedAt", undefined))
    .take(MAX_STAFF);
  return affiliationsOf(ctx, id, memberships);
}

async function companyPeople(ctx: Ctx, id: Id<"organizations">): Promise<Doc<"affiliations">[]> {
  const seats = await ctx.db
    .query("companyMembers")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", id))
    .take(LOOKED_AT);
  return affiliationsOf(
    ctx,
    id,
    seats.filter(({ endedAt }) => endedAt === undefined),
  );
}

async function firstPeople(ctx: Ctx, id: Id<"organizations">): Promise<Doc<"affiliations">[]> {
  return ctx.db
    .query("affiliations")
    .withIndex("by_organization", (q) => q.eq("organizationId", id))
    .take(LOOKED_AT);
}

/** What is known here of whom the rows are about, each once. */
async function affiliationsOf(
  ctx: Ctx,
  id: Id<"organizations">,
  rows: readonly { personId: Id<"persons"> }[],
): Promise<Doc<"affiliations">[]> {
  const persons = [...new Set(rows.map(({ personId }) => personId))];
  const found = await Promise.all(persons.map((person) => affiliationIn(ctx, id, person)));
  return found.filter((affiliation) => affiliation !== null);
}

/** The demo's own whose first kind is this one, so that nobody is shown twice, by name. */
function ofKind(people: Doc<"affiliations">[], kind: AffiliationKind): Doc<"affiliations">[] {
  const firstOf = (kinds: AffiliationKind[]) => AFFILIATION_KINDS.find((each) => kinds.includes(each));
  return people
    .filter(({ email, kinds }) => isDemoAddress(email) && firstOf(kinds) === kind)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

async function accountOf(
  ctx: Ctx,
  { organizationId, personId: person, name, kinds }: Doc<"affiliations">,
): Promise<DemoAccount> {
  return { person, name, kinds, roles: await rolesIn(ctx, organizationId, person) };
}

/** The staff comes first, by what they may do. */
function rankOf({ roles }: DemoAccount): number {
  const ranks = roles.map((role) => ROLES.indexOf(role));
  return Math.min(ROLES.length, ...ranks);
}
