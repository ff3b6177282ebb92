import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { MATERIAL_STATES } from "../rules/statuses";

/** A material as a line of the staff's lists. Bytes, and moments in milliseconds since 1970. */
export const materialValidator = v.object({
  id: v.id("materials"),
  title: v.string(),
  state: literals(...MATERIAL_STATES),
  version: v.number(),
  contentType: v.string(),
  bytes: v.number(),
  publishedAt: v.union(v.number(), v.null()),
  /** While in the trash: when it goes for good. */
  removeAt: v.union(v.number(), v.null()),
  /** How often it was opened and downloaded, and by how many people. */
  opened: v.number(),
  downloaded: v.number(),
  people: v.number(),
});

/** The whole of a material, for staff. */
export const materialDetailValidator = v.object({
  ...materialValidator.fields,
  cohort: v.id("cohorts"),
  folder: v.union(v.id("materialFolders"), v.null()),
  /** Markdown. */
  description: v.string(),
  /** Of the newest version. */
  fileName: v.string(),
  /** When people were last reminded of it. */
  remindedAt: v.union(v.number(), v.null()),
});

export const versionValidator = v.object({
  number: v.number(),
  fileName: v.string(),
  contentType: v.string(),
  bytes: v.number(),
  /** Of the file, hex. */
  sha256: v.string(),
  note: v.string(),
  addedAt: v.number(),
  by: v.string(),
});

type Material = Doc<"materials">;

export function materialLine(row: Material): Infer<typeof materialValidator> {
  const { _id: id, title, state, version, contentType, bytes, opened, downloaded, people } = row;
  const { publishedAt = null, removeAt = null } = row;
  return {
    ...{ id, title, state, version, contentType, bytes, publishedAt, removeAt },
    ...{ opened, downloaded, people },
  };
}

export async function materialDetail(
  ctx: Pick<QueryCtx, "db">,
  row: Material,
): Promise<Infer<typeof materialDetailValidator>> {
  const { cohortId: cohort, folderId: folder = null, description, remindedAt = null } = row;
  const fileName = (await versionOf(ctx, row._id, row.version))?.fileName ?? "";
  return { ...materialLine(row), cohort, folder, description, fileName, remindedAt };
}

/** One of a material's files, or null where it never had it. */
export function versionOf(
  { db }: Pick<QueryCtx, "db">,
  material: Id<"materials">,
  number: number,
): Promise<Doc<"materialVersions"> | null> {
  return db
    .query("materialVersions")
    .withIndex("by_material_number", (q) => q.eq("materialId", material).eq("number", number))
    .unique();
}
