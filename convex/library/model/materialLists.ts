import type { PaginationOptions } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { affiliationIn } from "../../people/model/affiliations";
import { materialLine } from "./materialFacts";
import { folderPage } from "./materialOrder";

type Reader = Pick<QueryCtx, "db">;
type Place = { cohort: Id<"cohorts">; folder: Id<"materialFolders"> | null };

/** The materials of a folder for staff, in their order. */
export async function listInFolder(
  ctx: Reader,
  { cohort, folder }: Place,
  paginationOpts: PaginationOptions,
) {
  const found = await folderPage(ctx, cohort, folder, paginationOpts);
  return { ...found, page: found.page.map(materialLine) };
}

/** What lies in a cohort's trash, the last made first. */
export async function listTrash({ db }: Reader, cohort: Id<"cohorts">, paginationOpts: PaginationOptions) {
  const found = await db
    .query("materials")
    .withIndex("by_cohort_state", (q) => q.eq("cohortId", cohort).eq("state", "removed"))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(materialLine) };
}

/** A material's files, the newest first. */
export async function listVersions(
  ctx: Reader,
  { _id, organizationId }: Doc<"materials">,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("materialVersions")
    .withIndex("by_material_number", (q) => q.eq("materialId", _id))
    .order("desc")
    .paginate(paginationOpts);
  const page = found.page.map(async ({ _creationTime: addedAt, createdBy, ...row }) => {
    const { number, fileName, contentType, bytes, sha256, note } = row;
    const by = (await affiliationIn(ctx, organizationId, createdBy))?.name ?? "";
    return { number, fileName, contentType, bytes, sha256, note, addedAt, by };
  });
  return { ...found, page: await Promise.all(page) };
}
