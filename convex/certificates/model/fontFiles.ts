import type { Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { removeFiles } from "./files";

/** Where a font's file is kept; null before it was fetched for the first time. */
export async function fontFileAt({ db }: Pick<QueryCtx, "db">, path: string): Promise<Id<"_storage"> | null> {
  const row = await db
    .query("fontFiles")
    .withIndex("by_path", (q) => q.eq("path", path))
    .unique();
  return row?.fileId ?? null;
}

/** Keeps a font's file. @returns the file that is kept: where another action was first, that one */
export async function keepFontFile(
  ctx: Pick<MutationCtx, "db" | "storage">,
  path: string,
  fileId: Id<"_storage">,
): Promise<Id<"_storage">> {
  const known = await fontFileAt(ctx, path);
  if (known === null) await ctx.db.insert("fontFiles", { path, fileId });
  else await removeFiles(ctx, [fileId]);
  return known ?? fileId;
}
