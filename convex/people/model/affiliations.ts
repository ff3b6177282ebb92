import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { AffiliationKind } from "../rules/roles";

/** How many organizations one person is looked up in: switchers, name changes. Nobody comes near it. */
export const MAX_ORGANIZATIONS = 100;

/** The organizations a person has to do with, at most `limit`. */
export function affiliationsOf(
  { db }: Pick<QueryCtx, "db">,
  person: Id<"persons">,
  limit: number = MAX_ORGANIZATIONS,
): Promise<Doc<"affiliations">[]> {
  return db
    .query("affiliations")
    .withIndex("by_person", (q) => q.eq("personId", person))
    .take(limit);
}

/** A person's affiliation with an organization, or null. */
export function affiliationIn(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<Doc<"affiliations"> | null> {
  return db
    .query("affiliations")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .unique();
}

/**
 * Makes a person visible to an organization's staff as one of a kind. Calling it again changes nothing.
 * Every area calls it in the mutation that gives a person a place in an organization.
 */
export async function affiliate(
  { db }: Pick<MutationCtx, "db">,
  organizationId: Id<"organizations">,
  person: Doc<"persons">,
  kind: AffiliationKind,
): Promise<void> {
  const known = await affiliationIn({ db }, organizationId, person._id);
  if (known !== null) {
    if (!known.kinds.includes(kind))
      await db.patch("affiliations", known._id, { kinds: [...known.kinds, kind] });
    return;
  }
  const { _id: personId, name, email } = person;
  await db.insert("affiliations", { organizationId, personId, kinds: [kind], name, ...(email && { email }) });
}

/** Carries a person's name and address to every organization that shows them. Takes the whole deployment's db. */
export async function carryToAffiliations(
  { db }: Pick<MutationCtx, "db">,
  { _id, name, email }: Doc<"persons">,
): Promise<void> {
  for (const { _id: id } of await affiliationsOf({ db }, _id))
    await db.patch("affiliations", id, { name, email });
}
