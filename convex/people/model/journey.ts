import { type Infer, v } from "convex/values";
import type { DocumentByInfo, GenericTableInfo, PaginationOptions, Query } from "convex/server";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { DOCUMENTS } from "../rules/consents";
import { companyRoleValidator, roleValidator } from "../schema";
import { affiliationIn } from "./affiliations";
import { entryValidator } from "./directory";
import { shownInvitation } from "./invitationList";
import { livingPerson } from "./people";
import { standingIn } from "./viewer";

/** Counting stops here; screens show "100+". */
const MAX_COUNT = 101;

export const personValidator = v.object({
  ...entryValidator.fields,
  roles: v.array(roleValidator),
  locale: v.union(v.string(), v.null()),
  timeZone: v.union(v.string(), v.null()),
  /** How many messages went to them, counted up to 101. */
  deliveries: v.number(),
  /** Whether other organizations know this person too, so that only they themselves change name and address. */
  knownElsewhere: v.boolean(),
});

export const pastMembershipValidator = v.object({
  id: v.id("memberships"),
  roles: v.array(roleValidator),
  since: v.number(),
  endedAt: v.union(v.number(), v.null()),
});

export const pastSeatValidator = v.object({
  id: v.id("companyMembers"),
  company: v.id("companies"),
  name: v.string(),
  role: companyRoleValidator,
  since: v.number(),
  endedAt: v.union(v.number(), v.null()),
});

export const consentValidator = v.object({
  document: literals(...DOCUMENTS),
  version: v.string(),
  agreedAt: v.number(),
});

type Reader = Pick<QueryCtx, "db">;
type Whole = Reader & { everywhere: QueryCtx["db"] };

/** Somebody's facts within an organization; of a person merged away, those of the one that is left. @throws `notFound` */
export async function personIn(
  { db, everywhere }: Whole,
  organization: Id<"organizations">,
  id: Id<"persons">,
): Promise<Infer<typeof personValidator>> {
  const person = await livingPerson({ db: everywhere }, id);
  const affiliation = person === null ? null : await affiliationIn({ db }, organization, person._id);
  if (person === null || affiliation === null) throw failure("notFound", "There is no such person here.");
  const { roles, kinds } = await standingIn({ db }, organization, person._id);
  const known = await everywhere
    .query("affiliations")
    .withIndex("by_person", (q) => q.eq("personId", person._id))
    .take(2);
  return {
    person: person._id,
    name: person.name,
    email: person.email ?? null,
    kinds,
    roles,
    since: affiliation._creationTime,
    locale: person.locale ?? null,
    timeZone: person.timeZone ?? null,
    deliveries: await deliveriesTo({ db }, organization, person._id),
    knownElsewhere: known.length > 1,
  };
}

/** A person's memberships in the organization whose db it is, newest first. */
export function membershipsOf(
  { db }: Reader,
  organization: Id<"organizations">,
  person: Id<"persons">,
  paginationOpts: PaginationOptions,
) {
  const rows = db
    .query("memberships")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organization).eq("personId", person));
  return newest(rows, paginationOpts, ({ _id: id, roles, _creationTime: since, endedAt = null }) => {
    return { id, roles, since, endedAt };
  });
}

/** A person's places in companies, newest first. */
export function seatsOf(
  { db }: Reader,
  organization: Id<"organizations">,
  person: Id<"persons">,
  paginationOpts: PaginationOptions,
) {
  const rows = db
    .query("companyMembers")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organization).eq("personId", person));
  return newest(rows, paginationOpts, (row) => seatOf({ db }, row));
}

/** Invitations sent to a person's present address, newest first. */
export async function invitationsOf(
  { db }: Reader,
  organization: Id<"organizations">,
  person: Id<"persons">,
  paginationOpts: PaginationOptions,
) {
  const email = (await affiliationIn({ db }, organization, person))?.email ?? "";
  const rows = db
    .query("invitations")
    .withIndex("by_organization_email", (q) => q.eq("organizationId", organization).eq("email", email));
  return newest(rows, paginationOpts, (row) => shownInvitation({ db }, row));
}

/** What a person agreed to, newest first. */
export function consentsOf(
  { db }: Reader,
  organization: Id<"organizations">,
  person: Id<"persons">,
  paginationOpts: PaginationOptions,
) {
  const rows = db
    .query("consents")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organization).eq("personId", person));
  return newest(rows, paginationOpts, ({ document, version, _creationTime: agreedAt }) => {
    return { document, version, agreedAt };
  });
}

/** A page of rows as they are shown, newest first. */
async function newest<Table extends GenericTableInfo, Shown>(
  rows: Query<Table>,
  paginationOpts: PaginationOptions,
  show: (row: DocumentByInfo<Table>) => Shown | Promise<Shown>,
) {
  const found = await rows.order("desc").paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map(show)) };
}

async function deliveriesTo(
  { db }: Reader,
  organization: Id<"organizations">,
  person: Id<"persons">,
): Promise<number> {
  const rows = await db
    .query("deliveries")
    .withIndex("by_person", (q) => q.eq("organizationId", organization).eq("personId", person))
    .take(MAX_COUNT);
  return rows.length;
}

async function seatOf({ db }: Reader, row: Doc<"companyMembers">): Promise<Infer<typeof pastSeatValidator>> {
  const { _id: id, companyId: company, role, _creationTime: since, endedAt = null } = row;
  const name = (await db.get("companies", company))?.name ?? "";
  return { id, company, name, role, since, endedAt };
}
