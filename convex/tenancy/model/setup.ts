import type { Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { findOrCreate } from "../../people/model/people";
import { failure, invalid } from "../../shared/errors";
import { normalizeEmail } from "../../shared/email";
import { personProblems } from "../../people/rules/persons";
import { establish, founded } from "./founding";
import { checkProfile, type ProfileFields } from "./settings";

export type Founding = ProfileFields & { demo: boolean; owner: { name: string; email: string } };

/** Whether the deployment has no organization yet, so that the first one can be set up. */
export async function isUntouched({ db }: Pick<QueryCtx, "db">): Promise<boolean> {
  return (await db.query("organizations").first()) === null;
}

/**
 * Makes the deployment's first organization, shown on its bare host, its owner, and the ready-made formats.
 * @throws `conflict` when there is an organization already; `invalid` with fields of the profile or "owner.*"
 */
export async function found(
  ctx: Pick<MutationCtx, "db">,
  { owner, demo, ...entered }: Founding,
): Promise<{ organization: Id<"organizations">; person: Id<"persons"> }> {
  if (!(await isUntouched(ctx)))
    throw failure("conflict", "This deployment is set up already. Please sign in instead.");
  const profile = { ...entered, name: entered.name.trim() };
  await checkProfile(ctx, profile, null);
  const { name } = personProblems({ name: owner.name, locale: null, timeZone: null });
  if (name !== undefined) throw invalid({ "owner.name": name });
  if (normalizeEmail(owner.email) === null) throw invalid({ "owner.email": "email" });
  const person = await findOrCreate(ctx, owner);
  const id = await establish(ctx, { ...profile, demo, isDefault: true }, person);
  await record(ctx, founded(id), "server");
  return { organization: id, person: person._id };
}
