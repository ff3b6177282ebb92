import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { requireTeaching } from "../../cohorts/model/access";
import { nameOfFile, nameProblem, tidyName } from "../../media/rules/names";
import { failure, invalid } from "../../shared/errors";
import { MAX_VERSION_NOTE } from "../rules/materialLimits";
import { tell } from "./changes";
import { requireMaterial } from "./materialAccess";
import type { MaterialWriter } from "./materialContexts";
import { folderIn } from "./materialFolders";
import { lastPlace } from "./materialOrder";
import { toldOf } from "./materials";
import { takeUpload } from "./uploads";

type NewMaterial = {
  cohort: Id<"cohorts">;
  folder: Id<"materialFolders"> | null;
  upload: Id<"uploads">;
  /** Made of the file's name where there is none. */
  title?: string;
};
type NewVersion = { material: Id<"materials">; upload: Id<"uploads">; note: string };

/**
 * Makes a material of an upload of the caller's, the last of its folder, a draft.
 * @throws `notFound`, `forbidden`; `invalid` for a title, an upload that cannot be taken, or too many in the folder
 */
export async function addMaterial(ctx: MaterialWriter, added: NewMaterial): Promise<Id<"materials">> {
  const { _id: cohortId, organizationId } = await requireTeaching(ctx, added.cohort);
  if (added.folder !== null) await folderIn(ctx, cohortId, added.folder);
  const order = await lastPlace(ctx, cohortId, added.folder);
  const id = await ctx.db.insert("materials", {
    ...{ organizationId, cohortId, state: "draft", title: "", description: "", order },
    ...(added.folder !== null && { folderId: added.folder }),
    ...{ version: 0, contentType: "", bytes: 0, opened: 0, downloaded: 0, people: 0 },
    createdBy: ctx.person._id,
  });
  const { fileName } = await attach(ctx, (await ctx.db.get("materials", id))!, added.upload, "");
  const title = tidyName(added.title ?? nameOfFile(fileName)) || fileName;
  const problem = nameProblem(title);
  if (problem !== null) throw invalid({ title: problem });
  await ctx.db.patch("materials", id, { title });
  await record(ctx, { action: "materials.added", entity: { table: "materials", id } });
  return id;
}

/**
 * Gives a material another file; the ones before stay as its earlier versions.
 * @throws `notFound`, `forbidden`; `conflict` in the trash; `invalid` for an upload that cannot be taken
 */
export async function addVersion(ctx: MaterialWriter, added: NewVersion): Promise<number> {
  const material = await requireMaterial(ctx, added.material);
  if (material.state === "removed")
    throw failure("conflict", "This material is in the trash. Restore it first.");
  const note = added.note.trim();
  if (note.length > MAX_VERSION_NOTE) throw invalid({ note: "tooLong" });
  const { number } = await attach(ctx, material, added.upload, note);
  const entity = { table: "materials" as const, id: material._id };
  await record(ctx, { action: "materials.versionAdded", entity, changed: ["version"] });
  if (material.state === "published") await tell(ctx, { ...toldOf(material), change: "changed" });
  return number;
}

/** Makes a file of the caller's the newest version of a material. */
async function attach(
  ctx: MaterialWriter,
  { _id: materialId, organizationId, version }: Doc<"materials">,
  uploadId: Id<"uploads">,
  note: string,
): Promise<{ number: number; fileName: string }> {
  const usedBy = `materials:${materialId}`;
  const taken = await takeUpload(ctx, { upload: uploadId, purpose: "material", usedBy });
  const { fileName, size: bytes, contentType = "application/octet-stream", sha256 = "" } = taken;
  const number = version + 1;
  const file = { uploadId, fileName, contentType, bytes, sha256, note };
  const createdBy = ctx.person._id;
  await ctx.db.insert("materialVersions", { organizationId, materialId, number, ...file, createdBy });
  await ctx.db.patch("materials", materialId, { version: number, contentType, bytes });
  return { number, fileName };
}
