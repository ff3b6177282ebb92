import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import type { Action } from "../../audit/rules/actions";
import { keptVersionsProblems, USUAL_KEPT_VERSIONS } from "../../publishing/rules/keptVersions";
import { invalid } from "../../shared/errors";
import { colorProblems, logoProblems } from "../rules/branding";
import { normalizeColor } from "../rules/contrast";
import { profileProblems } from "../rules/organizations";
import { documentFields } from "../schema";
import { organizationOfSlug, profileValidator, publicProfile } from "./organizations";

export const profileFields = {
  name: v.string(),
  slug: v.string(),
  timeZone: v.string(),
  currency: v.string(),
  locale: v.string(),
};
export type ProfileFields = {
  name: string;
  slug: string;
  timeZone: string;
  currency: string;
  locale: string;
};

export const settingsValidator = v.object({
  ...profileValidator.fields,
  isDefault: v.boolean(),
  documents: v.object(documentFields),
  /** How many versions without a name posts and pages keep. */
  keptVersions: v.number(),
});

type Ctx = Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person" | "session">;
type Whole = { everywhere: QueryCtx["db"] };

/** All that the page of settings shows. */
export async function settingsOf(
  ctx: Pick<QueryCtx, "storage">,
  organization: Doc<"organizations">,
): Promise<Infer<typeof settingsValidator>> {
  const { isDefault, documents = {}, keptVersions = USUAL_KEPT_VERSIONS } = organization;
  return { ...(await publicProfile(ctx, organization)), isDefault, documents, keptVersions };
}

/** @throws `invalid` with the fields that cannot be taken; `slugTaken` when another organization has the slug */
export async function checkProfile(
  ctx: Pick<QueryCtx, "db">,
  profile: ProfileFields,
  self: Id<"organizations"> | null,
): Promise<void> {
  const problems = profileProblems(profile);
  if (problems["slug"] === undefined) {
    const holder = await organizationOfSlug(ctx, profile.slug);
    if (holder !== null && holder._id !== self) problems["slug"] = "slugTaken";
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** Changes name, address, zone, currency and language. @throws `invalid` */
export async function changeProfile(ctx: Ctx & Whole, entered: ProfileFields): Promise<void> {
  const profile = { ...entered, name: entered.name.trim() };
  await checkProfile({ db: ctx.everywhere }, profile, ctx.organization._id);
  const fields = Object.keys(profile) as (keyof ProfileFields)[];
  const changed = fields.filter((field) => profile[field] !== ctx.organization[field]);
  await patch(ctx, "organizations.changed", profile, changed);
}

/** Sets the primary colour; null for the product's own. @throws `invalid` */
export async function changeColor(ctx: Ctx, entered: string | null): Promise<void> {
  const problems = entered === null ? {} : colorProblems(entered);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const primaryColor = entered === null ? undefined : (normalizeColor(entered) ?? undefined);
  const branding = { ...ctx.organization.branding, primaryColor };
  await patch(ctx, "organizations.brandingChanged", { branding }, ["branding.primaryColor"]);
}

/** Takes an uploaded image as the logo and removes the one before; null for none. @throws `invalid` */
export async function changeLogo(
  ctx: Ctx & Pick<MutationCtx, "storage">,
  logo: Id<"_storage"> | null,
): Promise<void> {
  if (logo !== null) await checkLogo(ctx, logo);
  const before = ctx.organization.branding.logo;
  const branding = { ...ctx.organization.branding, logo: logo ?? undefined };
  await patch(ctx, "organizations.brandingChanged", { branding }, ["branding.logo"]);
  if (before !== undefined && before !== logo) await ctx.storage.delete(before);
}

/** Names the versions of terms and privacy notice that people are asked to agree to from now on. */
export async function changeDocuments(
  ctx: Ctx,
  documents: NonNullable<Doc<"organizations">["documents"]>,
): Promise<void> {
  for (const [document, version] of Object.entries(documents))
    if (version.trim() === "" || version.length > 40)
      throw invalid({ [document]: version.trim() === "" ? "required" : "tooLong" });
  const changed = Object.keys(documents).map((document) => `documents.${document}`);
  await patch(ctx, "organizations.documentsChanged", { documents }, changed);
}

/**
 * Says how many versions without a name each post and page keeps, 1 to 100. Those that are too many go when the next
 * version of their post or page is made.
 * @throws `invalid`
 */
export async function changeKeptVersions(ctx: Ctx, keptVersions: number): Promise<void> {
  const problems = keptVersionsProblems(keptVersions);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const before = ctx.organization.keptVersions ?? USUAL_KEPT_VERSIONS;
  const changed = keptVersions === before ? [] : ["keptVersions"];
  await patch(ctx, "organizations.changed", { keptVersions }, changed);
}

async function checkLogo({ db }: Pick<MutationCtx, "db">, id: Id<"_storage">): Promise<void> {
  const file = await db.system.get(id);
  if (file === null) throw invalid({ logo: "upload" });
  const problems = logoProblems({ type: file.contentType, size: file.size });
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

async function patch(
  ctx: Ctx,
  action: Action,
  values: Partial<Doc<"organizations">>,
  changed: string[],
): Promise<void> {
  if (changed.length === 0) return;
  const id = ctx.organization._id;
  await ctx.db.patch("organizations", id, values);
  await record(ctx, { action, entity: { table: "organizations", id }, changed });
}
