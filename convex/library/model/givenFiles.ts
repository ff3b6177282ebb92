import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { permissionsOf } from "../../access/permissions";
import { rolesIn } from "../../access/roles";
import { requireTeaching } from "../../cohorts/model/access";
import { enrollmentIn } from "../../cohorts/model/roster";
import { mayAccess } from "../../cohorts/rules/access";
import { failure } from "../../shared/errors";
import { readSubject } from "../rules/subjects";

type Reader = Pick<QueryCtx, "db"> & Pick<Member, "organization" | "person">;

/** A file that the caller may have, and what they are to its cohort. */
export type GivenFile = {
  subject: string;
  cohortId: Id<"cohorts">;
  /** Of a material; null for a recording's. */
  version: number | null;
  fileName: string;
  upload: Doc<"uploads">;
  reader: "learner" | "staff";
};

/** A file, before it is asked who wants it. */
type Found = {
  cohortId: Id<"cohorts">;
  version: number | null;
  uploadId: Id<"uploads">;
  fileName: string | null;
  /** Whether the cohort may have it, or its staff alone. */
  isOpen: boolean;
};

/**
 * The file of a recording or a material, for who may have it now: the cohort, once it is published, and the staff who
 * run the cohort. Older versions of a material are for staff.
 * @throws `notFound` for everybody else; `forbidden` for an instructor of another cohort
 */
export async function requireFile(
  ctx: Reader,
  subject: string,
  version: number | null = null,
): Promise<GivenFile> {
  const named = readSubject(subject);
  const found =
    named === null
      ? null
      : named.table === "recordings"
        ? await ofRecording(ctx, named.id)
        : await ofMaterial(ctx, named.id, version);
  if (found === null) throw noFile();
  const reader = await requireReader(ctx, found);
  const upload = await ctx.db.get("uploads", found.uploadId);
  if (upload?.state !== "ready") throw noFile();
  const { cohortId, fileName } = found;
  return { subject, cohortId, version: found.version, fileName: fileName ?? upload.fileName, upload, reader };
}

async function ofRecording({ db }: Reader, text: string): Promise<Found | null> {
  const id = db.normalizeId("recordings", text);
  const recording = id === null ? null : await db.get("recordings", id);
  if (recording === null || recording.state === "removed" || recording.uploadId === undefined) return null;
  const { cohortId, uploadId, state, hideAt = Infinity } = recording;
  const isOpen = state === "published" && Date.now() < hideAt;
  return { cohortId, version: null, uploadId, fileName: null, isOpen };
}

async function ofMaterial({ db }: Reader, text: string, wanted: number | null): Promise<Found | null> {
  const id = db.normalizeId("materials", text);
  const material = id === null ? null : await db.get("materials", id);
  if (material === null || material.state === "removed") return null;
  const number = wanted ?? material.version;
  const version = await db
    .query("materialVersions")
    .withIndex("by_material_number", (q) => q.eq("materialId", material._id).eq("number", number))
    .unique();
  if (version === null) return null;
  const isOpen = material.state === "published" && number === material.version;
  const { uploadId, fileName } = version;
  return { cohortId: material.cohortId, version: number, uploadId, fileName, isOpen };
}

async function requireReader(ctx: Reader, { cohortId, isOpen }: Found): Promise<GivenFile["reader"]> {
  if (isOpen && (await isInside(ctx, cohortId))) return "learner";
  const permissions = permissionsOf(await rolesIn(ctx, ctx.organization._id, ctx.person._id));
  if (!permissions.includes("library.read")) throw noFile();
  await requireTeaching({ ...ctx, permissions }, cohortId);
  return "staff";
}

async function isInside(ctx: Reader, cohortId: Id<"cohorts">): Promise<boolean> {
  const [cohort, enrollment] = await Promise.all([
    ctx.db.get("cohorts", cohortId),
    enrollmentIn(ctx, cohortId, ctx.person._id),
  ]);
  return cohort !== null && enrollment !== null && mayAccess(cohort, enrollment, Date.now());
}

function noFile() {
  return failure("notFound", "There is no such file for you.");
}
