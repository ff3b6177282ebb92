import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { textsOf } from "../../catalog/model/languages";
import { seedReadyMade } from "../../catalog/model/readyMade";
import { affiliationsOf, MAX_ORGANIZATIONS } from "../../people/model/affiliations";
import { appoint } from "../../people/model/memberships";
import { mayFound } from "../../people/model/viewer";
import { failure } from "../../shared/errors";
import { addressOf } from "./addresses";
import { checkProfile, type ProfileFields } from "./settings";

export const foundedValidator = v.object({
  organization: v.id("organizations"),
  /** Where it is found, such as "https://acme.academy.example". */
  origin: v.string(),
});

type Ctx = Pick<MutationCtx, "db">;

/**
 * Makes a further organization of this deployment, below its short name, with the viewer as its owner.
 * @throws `forbidden` for who owns none yet, or whose session counts in one organization alone; `invalid` with
 * fields of the profile; `conflict` for who has to do with as many as anybody may
 */
export async function foundAnother(
  ctx: Ctx & Viewer,
  entered: ProfileFields,
): Promise<{ organization: Id<"organizations">; origin: string }> {
  if (!(await mayFound(ctx, ctx)))
    throw failure("forbidden", "Only owners of an organization found another.");
  const profile = { ...entered, name: entered.name.trim() };
  await checkProfile(ctx, profile, null);
  if ((await affiliationsOf(ctx, ctx.person._id)).length >= MAX_ORGANIZATIONS)
    throw failure("conflict", `Nobody has to do with more than ${MAX_ORGANIZATIONS} organizations.`);
  const id = await establish(ctx, { ...profile, demo: false, isDefault: false }, ctx.person);
  await record(ctx, founded(id));
  return { organization: id, origin: await addressOf(ctx, (await ctx.db.get("organizations", id))!) };
}

/** Writes an organization whose profile was checked, its first owner, and the ready-made formats. */
export async function establish(
  ctx: Ctx,
  facts: ProfileFields & Pick<Doc<"organizations">, "demo" | "isDefault">,
  owner: Doc<"persons">,
): Promise<Id<"organizations">> {
  const id = await ctx.db.insert("organizations", { ...facts, branding: {} });
  await appoint(ctx, id, owner, ["owner"]);
  await seedReadyMade({ db: ctx.db, organization: { _id: id } }, textsOf(facts));
  return id;
}

/** What the log of a new organization begins with. */
export function founded(id: Id<"organizations">) {
  const entity = { table: "organizations" as const, id };
  return { action: "organizations.founded" as const, entity, organizationId: id };
}
