import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { allows } from "../../access/permissions";
import { rolesIn } from "../../access/roles";
import type { Viewer } from "../../access/viewer";
import { failure } from "../../shared/errors";
import { isListed, isShown } from "../rules/programLifecycle";
import { PROGRAM_TYPES } from "../rules/statuses";
import { configOf } from "./config";
import type { Reader } from "./contexts";
import { contentOf, imageFields, imagesOf } from "./programDetail";
import { contentFields, programOfSlug } from "./programs";
import { versionIn } from "./templateVersions";
import { templateIn } from "./templates";

export const publicProgramValidator = v.object({
  id: v.id("programs"),
  /** Whether search engines may list the page; pages that are for who has the link bear noindex. */
  indexed: v.boolean(),
  ...contentFields,
  ...imageFields,
  /** How the program runs, where its format is not for staff alone: configuration and its schema, JSON text. */
  format: v.union(
    v.object({ type: literals(...PROGRAM_TYPES), config: v.string(), configSchema: v.string() }),
    v.null(),
  ),
});

export const facetsValidator = v.object({ categories: v.array(v.string()), languages: v.array(v.string()) });

export const sitemapEntryValidator = v.object({ slug: v.string(), changedAt: v.number() });

/** Values of one filter that are offered at most. */
const MAX_VALUES = 50;

/** A program's public page. @throws `notFound` for one that is not for this viewer */
export async function publicProgram(
  ctx: Reader & Pick<QueryCtx, "storage">,
  organization: Id<"organizations">,
  slug: string,
  viewer: Viewer | null,
): Promise<Infer<typeof publicProgramValidator>> {
  const program = await programOfSlug(ctx, organization, slug);
  const isStaff =
    viewer !== null && allows(await rolesIn(ctx, organization, viewer.person._id), "programs.read");
  if (program === null || !isShown(program, isStaff))
    throw failure("notFound", "There is no such program here.");
  return {
    id: program._id,
    indexed: isListed(program),
    ...contentOf(program),
    ...(await imagesOf(ctx, program)),
    format: await formatOf(ctx, program),
  };
}

/** The categories and languages that the catalog's programs have, in order, at most 50 of each. */
export async function facetsOf(
  ctx: Reader,
  organization: Id<"organizations">,
): Promise<Infer<typeof facetsValidator>> {
  const categories = await valuesOf((last) => nextCategory(ctx, organization, last), "category");
  const languages = await valuesOf((last) => nextLanguage(ctx, organization, last), "language");
  return { categories: categories.filter((category) => category !== ""), languages };
}

/** Addresses for search engines: what is published for everybody. `changedAt` in milliseconds since 1970. */
export async function sitemapOf(
  { db }: Reader,
  organization: Id<"organizations">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("programs")
    .withIndex("by_organization_state_visibility_title", (q) =>
      q.eq("organizationId", organization).eq("state", "published").eq("visibility", "public"),
    )
    .paginate(paginationOpts);
  const page = found.page.map(({ slug, changedAt, publishedAt, _creationTime }) => ({
    slug,
    changedAt: changedAt ?? publishedAt ?? _creationTime,
  }));
  return { ...found, page };
}

async function formatOf(ctx: Reader, program: Doc<"programs">) {
  const version = await versionIn(ctx, program.templateVersionId);
  if (!version.isPublic) return null;
  const { type } = await templateIn(ctx, version.templateId);
  const { config } = await configOf(ctx, program);
  return { type, config, configSchema: version.configSchema };
}

/** Leaps from value to value along an index, one row read for each. */
async function valuesOf<Field extends "category" | "language">(
  next: (last: string | null) => Promise<Doc<"programs"> | null>,
  field: Field,
): Promise<string[]> {
  const values: string[] = [];
  while (values.length < MAX_VALUES) {
    const row = await next(values.at(-1) ?? null);
    if (row === null) break;
    values.push(row[field]);
  }
  return values;
}

function nextCategory({ db }: Reader, organization: Id<"organizations">, last: string | null) {
  return db
    .query("programs")
    .withIndex("by_organization_state_visibility_category", (q) => {
      const listed = q.eq("organizationId", organization).eq("state", "published").eq("visibility", "public");
      return last === null ? listed : listed.gt("category", last);
    })
    .first();
}

function nextLanguage({ db }: Reader, organization: Id<"organizations">, last: string | null) {
  return db
    .query("programs")
    .withIndex("by_organization_state_visibility_language", (q) => {
      const listed = q.eq("organizationId", organization).eq("state", "published").eq("visibility", "public");
      return last === null ? listed : listed.gt("language", last);
    })
    .first();
}
