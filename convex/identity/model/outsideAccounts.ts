import type { UserIdentity } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { findOrCreate } from "../../people/model/people";
import { normalizeEmail } from "../../shared/email";
import { failure } from "../../shared/errors";

type Ctx = Pick<MutationCtx, "db">;

/**
 * The person of an outside account. One that is new here is linked to the person of its mail address, who is
 * made if there is none; but only if the provider says that the address was verified, since whoever can
 * write an address into a profile would get that person's account otherwise.
 * @throws `forbidden` without a verified address, and for an account whose person was erased
 */
export async function ensurePerson(ctx: Ctx, identity: UserIdentity): Promise<Id<"persons">> {
  const known = await linkedPerson(ctx, identity.tokenIdentifier);
  if (known !== null) return known._id;
  const email = identity.emailVerified === true ? normalizeEmail(identity.email ?? "") : null;
  if (email === null)
    throw failure("forbidden", "Your sign-in provider must confirm your mail address first.");
  const person = await findOrCreate(ctx, { email, ...(identity.name && { name: identity.name }) });
  const id = await ctx.db.insert("externalIdentities", {
    tokenIdentifier: identity.tokenIdentifier,
    personId: person._id,
  });
  const entity = { table: "externalIdentities" as const, id };
  await record({ db: ctx.db, person }, { action: "externalIdentities.linked", entity });
  return person._id;
}

async function linkedPerson({ db }: Ctx, tokenIdentifier: string): Promise<Doc<"persons"> | null> {
  const link = await db
    .query("externalIdentities")
    .withIndex("by_token", (q) => q.eq("tokenIdentifier", tokenIdentifier))
    .unique();
  if (link === null) return null;
  const person = await db.get("persons", link.personId);
  if (person === null || person.pseudonymizedAt !== undefined)
    throw failure("forbidden", "This account was erased.");
  return person;
}
