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

/** A demo has some dozens of people; this many are looked at. */
const MAX_PEOPLE = 200;
/** The sign-in page shows all of the staff and this many of each other kind. */
const SHOWN_OF_KIND = 3;

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
  const affiliations = await ctx.db
    .query("affiliations")
    .withIndex("by_organization_name", (q) => q.eq("organizationId", id))
    .take(MAX_PEOPLE);
  const people = affiliations.filter(({ email }) => isDemoAddress(email));
  const chosen = [
    ...ofKind(people, "staff"),
    ...ofKind(people, "learner").slice(0, SHOWN_OF_KIND),
    ...ofKind(people, "company").slice(0, SHOWN_OF_KIND),
  ];
  return Promise.all(
    chosen.map(async ({ personId: person, name, kinds }) => ({
      person,
      name,
      kinds,
      roles: await rolesIn(ctx, id, person),
    })),
  );
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
  const [person, affiliation] = [await ctx.db.get(personId), await affiliationIn(ctx, id, personId)];
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

/** Those whose first kind is this one, so that nobody is shown twice. */
function ofKind(people: Doc<"affiliations">[], kind: AffiliationKind): Doc<"affiliations">[] {
  return people.filter(({ kinds }) => AFFILIATION_KINDS.find((each) => kinds.includes(each)) === kind);
}
