import type { Id } from "../../../convex/_generated/dataModel";

/** What pictures may be, for the file chooser. */
export const PICTURE_TYPES = "image/png,image/jpeg,image/svg+xml";

/** Sends a file to an address to upload to. @returns the id of what is stored there */
export async function uploaded(file: File, url: string): Promise<Id<"_storage">> {
  const headers = { "Content-Type": file.type };
  const answer = await fetch(url, { method: "POST", headers, body: file });
  const { storageId } = (await answer.json()) as { storageId: Id<"_storage"> };
  return storageId;
}
