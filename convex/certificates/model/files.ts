import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

/** Removes files that are still there. */
export async function removeFiles(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  files: readonly (Id<"_storage"> | undefined)[],
): Promise<void> {
  for (const file of files)
    if (file !== undefined && (await db.system.get(file)) !== null) await storage.delete(file);
}
