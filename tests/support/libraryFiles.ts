import type { Doc, Id } from "../../convex/_generated/dataModel";
import type { MutationCtx } from "../../convex/_generated/server";

type Writing = Pick<MutationCtx, "db">;
type Place = { organizationId: Id<"organizations">; cohortId: Id<"cohorts">; personId: Id<"persons"> };
type Bytes = { storageId: Id<"_storage">; size: number };

/** A file whose bytes are stored, part by part, written past the functions that take files. */
export async function insertUpload(
  { db }: Writing,
  { organizationId, personId }: Omit<Place, "cohortId">,
  stored: readonly Bytes[],
  fields: Partial<Doc<"uploads">> = {},
): Promise<Id<"uploads">> {
  const size = stored.reduce((sum, part) => sum + part.size, 0);
  const uploadId = await db.insert("uploads", {
    ...{ organizationId, personId, purpose: "recording", state: "ready", driver: "convex" },
    ...{ fileName: "session 1.mp4", declaredType: "video/mp4", contentType: "video/mp4" },
    ...{ size, offset: size, sha256: "a-hash-of-it", expiresAt: Number.MAX_SAFE_INTEGER },
    ...fields,
  });
  let offset = 0;
  for (const [number, part] of stored.entries()) {
    await db.insert("uploadParts", { organizationId, uploadId, number, offset, sha256: "", ...part });
    offset += part.size;
  }
  return uploadId;
}

/** A published recording with a file. */
export function insertRecording(
  { db }: Writing,
  { organizationId, cohortId, personId }: Place,
  fields: Partial<Doc<"recordings">> = {},
): Promise<Id<"recordings">> {
  return db.insert("recordings", {
    ...{ organizationId, cohortId, state: "published", title: "Session 1", description: "" },
    ...{ thumbnails: [], chapters: [], order: 1, createdBy: personId },
    ...fields,
  });
}

/** A published material with these files as its versions. */
export async function insertMaterial(
  { db }: Writing,
  { organizationId, cohortId, personId }: Place,
  uploads: readonly Id<"uploads">[],
  fields: Partial<Doc<"materials">> = {},
): Promise<Id<"materials">> {
  const materialId = await db.insert("materials", {
    ...{ organizationId, cohortId, state: "published", title: "Handout", description: "" },
    ...{ version: uploads.length, contentType: "application/pdf", bytes: 1, order: 1 },
    ...{ opened: 0, downloaded: 0, people: 0, createdBy: personId },
    ...fields,
  });
  for (const [index, uploadId] of uploads.entries())
    await db.insert("materialVersions", {
      ...{ organizationId, materialId, number: index + 1, uploadId, fileName: `handout ${index + 1}.pdf` },
      ...{ contentType: "application/pdf", bytes: 1, sha256: "", note: "", createdBy: personId },
    });
  return materialId;
}
