import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { leadingTo, lineOf } from "../rules/folderTree";
import { versionOf } from "./materialFacts";
import { foldersOf, materialFolderValidator, type MaterialFolder } from "./materialFolders";

/** A material as its learners see it in a list. */
export const handoutValidator = v.object({
  id: v.id("materials"),
  title: v.string(),
  contentType: v.string(),
  bytes: v.number(),
  version: v.number(),
  publishedAt: v.number(),
  /** Whether the viewer opened or downloaded it before. */
  isOpened: v.boolean(),
});

/** The whole of a material, as its learners see it. */
export const handoutDetailValidator = v.object({
  ...handoutValidator.fields,
  cohort: v.id("cohorts"),
  /** Markdown. */
  description: v.string(),
  fileName: v.string(),
  /** The folders that it lies in, from the top inwards. */
  line: v.array(materialFolderValidator),
});

type Reader = Pick<QueryCtx, "db">;
type Reading = { cohort: Id<"cohorts">; folder: Id<"materialFolders"> | null; person: Id<"persons"> };
type Material = Doc<"materials">;

/** The published materials of a folder, in their order. */
export async function listHandouts(
  ctx: Reader,
  { cohort, folder, person }: Reading,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("materials")
    .withIndex("by_cohort_folder_state_order", (q) =>
      q
        .eq("cohortId", cohort)
        .eq("folderId", folder ?? undefined)
        .eq("state", "published"),
    )
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => handout(ctx, row, person))) };
}

/** The folders of a cohort in which something published lies, somewhere: there are few. */
export async function openFolders(ctx: Reader, cohort: Id<"cohorts">): Promise<MaterialFolder[]> {
  const folders = await foldersOf(ctx, cohort);
  const filled = await Promise.all(
    folders.map(async ({ id }) => {
      const found = await ctx.db
        .query("materials")
        .withIndex("by_cohort_folder_state_order", (q) =>
          q.eq("cohortId", cohort).eq("folderId", id).eq("state", "published"),
        )
        .first();
      return found === null ? [] : [id];
    }),
  );
  return leadingTo(folders, new Set(filled.flat()));
}

/** The whole of a published material. */
export async function describeHandout(
  ctx: Reader,
  row: Material,
  person: Id<"persons">,
): Promise<Infer<typeof handoutDetailValidator>> {
  const { cohortId: cohort, folderId = null, description } = row;
  const fileName = (await versionOf(ctx, row._id, row.version))?.fileName ?? "";
  const line = lineOf(await foldersOf(ctx, cohort), folderId).reverse();
  return { ...(await handout(ctx, row, person)), cohort, description, fileName, line };
}

/** Whether somebody opened or downloaded a material, any version of it. */
export async function hasOpened(
  { db }: Reader,
  material: Id<"materials">,
  person: Id<"persons">,
): Promise<boolean> {
  const found = await db
    .query("downloads")
    .withIndex("by_subject_person", (q) => q.eq("subject", `materials:${material}`).eq("personId", person))
    .first();
  return found !== null;
}

async function handout(
  ctx: Reader,
  { _id: id, title, contentType, bytes, version, publishedAt = 0 }: Material,
  person: Id<"persons">,
): Promise<Infer<typeof handoutValidator>> {
  const isOpened = await hasOpened(ctx, id, person);
  return { id, title, contentType, bytes, version, publishedAt, isOpened };
}
