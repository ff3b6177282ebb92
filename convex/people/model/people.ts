import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { carryToEnrollments } from "../../cohorts/model/names";
import { normalizeEmail } from "../../shared/email";
import { failure, invalid } from "../../shared/errors";
import { provisionalName } from "../rules/persons";
import { carryToAffiliations } from "./affiliations";

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db">;

/** The person of a mail address as `normalizeEmail` gives it, or null. Takes the whole deployment's db. */
export function personOfEmail({ db }: Reader, email: string): Promise<Doc<"persons"> | null> {
  return db
    .query("persons")
    .withIndex("by_email", (q) => q.eq("email", email))
    .unique();
}

/**
 * The person of a mail address, made if there is none. A name is taken only for somebody new.
 * @throws `invalid` when it is no mail address
 */
export async function findOrCreate(
  { db }: Writer,
  entered: { email: string; name?: string; locale?: string; timeZone?: string },
): Promise<Doc<"persons">> {
  const email = normalizeEmail(entered.email);
  if (email === null) throw invalid({ email: "email" });
  const known = await personOfEmail({ db }, email);
  if (known !== null) return known;
  const { name = "", locale, timeZone } = entered;
  const preferences = { ...(locale && { locale }), ...(timeZone && { timeZone }) };
  const id = await db.insert("persons", {
    name: name.trim() || provisionalName(email),
    email,
    ...preferences,
  });
  return (await db.get("persons", id))!;
}

/** A person, or the one into whom they were merged. Null when there is none. */
export async function livingPerson({ db }: Reader, id: Id<"persons">): Promise<Doc<"persons"> | null> {
  let person = await db.get("persons", id);
  while (person?.mergedInto !== undefined) person = await db.get("persons", person.mergedInto);
  return person;
}

/** Changes fields of a person and carries name and address to the organizations that show them. */
export async function patchPerson(
  { db }: Writer,
  id: Id<"persons">,
  values: Partial<Pick<Doc<"persons">, "name" | "email" | "locale" | "timeZone">>,
): Promise<void> {
  await db.patch("persons", id, values);
  const person = await db.get("persons", id);
  if (person !== null && ("name" in values || "email" in values)) await carryToAffiliations({ db }, person);
  if (person !== null && "name" in values) await carryToEnrollments({ db }, person);
}

/**
 * A person as the staff of an organization may change them: one who has to do with no other organization.
 * @throws `notFound`, or `forbidden` for somebody whom other organizations know too
 */
export async function requireOwnPerson(
  { db }: Reader,
  organization: Id<"organizations">,
  id: Id<"persons">,
): Promise<Doc<"persons">> {
  const person = await db.get("persons", id);
  const known = await db
    .query("affiliations")
    .withIndex("by_person", (q) => q.eq("personId", id))
    .take(2);
  const here = known.some(({ organizationId }) => organizationId === organization);
  if (person === null || !here) throw failure("notFound", "There is no such person here.");
  if (known.length > 1)
    throw failure(
      "forbidden",
      "Other organizations know this person too. Only they themselves can change this.",
    );
  return person;
}
