import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { DAY } from "../../shared/time";
import { dispositionHeader, servedAs } from "../rules/disposition";
import { askedOf, type Conditions, type Stretch } from "../rules/ranges";
import { driverOf } from "../storage/chosen";
import { readTargetValidator } from "../storage/driver";
import { noteAccess } from "./downloads";
import { addressOf, type Grant, readGrant } from "./fileTokens";
import { type GivenFile, requireFile } from "./givenFiles";

type Reader = Pick<QueryCtx, "db" | "storage"> & Member;
type Writer = Pick<MutationCtx, "db"> & Member;

/** More parts than this are told on being asked again: 512 MiB. */
const MAX_PARTS = 64;
/** A player that slept may go on with an address that ran out, if its person still may. */
const RENEWED_WITHIN = DAY;

export const addressValidator = v.object({ path: v.string(), expiresAt: v.number() });
type Address = Infer<typeof addressValidator>;

export const readingValidator = v.object({
  status: literals(200, 206, 304, 416),
  contentType: v.string(),
  /** The header, with the file's name. */
  disposition: v.string(),
  etag: v.string(),
  /** Of the whole file. */
  size: v.number(),
  /** What the answer holds: from its first byte to before its last one. */
  from: v.number(),
  to: v.number(),
  /** Where it is read, in order: its beginning at least. The rest is asked for with `from`. */
  targets: v.array(readTargetValidator),
  upload: v.id("uploads"),
  /** Whether nothing can be read before the storage lent a new key: see `keys.renew`. */
  isStale: v.boolean(),
});
type Reading = Infer<typeof readingValidator>;

export type Opening = { subject: string; version: number | null; download: boolean; address: string };

/** Gives somebody a file for a quarter of an hour, and notes that they had it. @throws `notFound`; `forbidden` */
export async function openFile(ctx: Writer, { subject, version, ...how }: Opening): Promise<Address> {
  const file = await requireFile(ctx, subject, version);
  await noteAccess(ctx, file, how);
  return give(ctx, file, how.download ? "attachment" : "inline");
}

/**
 * The same file at a new address, not counted again.
 * @throws `notFound` for another's address and for who may have it no more; `expired` long after it ran out
 */
export async function renewFile(ctx: Writer, token: string): Promise<Address> {
  const grant = await requireGrant(ctx, token);
  if (grant.expiresAt + RENEWED_WITHIN < Date.now()) throw ranOut();
  const file = await requireFile(ctx, grant.subject, grant.version);
  return give(ctx, file, grant.disposition);
}

/**
 * How a request for a file at an address is to be answered.
 * @param from where to go on with what is being sent already, however long that takes; null at its beginning
 * @throws `notFound`, `forbidden`; `expired` for an address that ran out, or whose file was replaced
 */
export async function readFile(
  ctx: Reader,
  { token, conditions, from }: { token: string; conditions: Conditions; from: number | null },
): Promise<Reading> {
  const grant = await requireGrant(ctx, token);
  if (from === null && grant.expiresAt <= Date.now()) throw ranOut();
  const { upload, fileName } = await requireFile(ctx, grant.subject, grant.version);
  if (upload._id !== grant.upload) throw ranOut();
  const served = servedAs(upload.contentType ?? "application/octet-stream", grant.disposition);
  const about = {
    upload: upload._id,
    contentType: served.contentType,
    disposition: dispositionHeader(served.disposition, fileName),
    etag: `"${upload.sha256 ?? upload._id}"`,
    size: upload.size,
  };
  const asked = askedOf(conditions, about);
  const nothing = { ...about, from: 0, to: 0, targets: [], isStale: false };
  if (asked.kind === "unchanged") return { ...nothing, status: 304 };
  if (asked.kind === "unsatisfiable") return { ...nothing, status: 416 };
  const whole = asked.kind === "whole" ? { from: 0, to: upload.size } : { from: asked.from, to: asked.to };
  const stretch = { from: Math.max(whole.from, from ?? 0), to: whole.to };
  const status = asked.kind === "whole" ? (200 as const) : (206 as const);
  const isStale = driverOf(upload).needsKey?.(upload) ?? false;
  const targets = isStale ? [] : await targetsOf(ctx, upload, stretch);
  return { ...about, ...stretch, status, targets, isStale };
}

/** @throws `notFound` where bytes are gone */
async function targetsOf({ db, storage }: Reader, upload: Doc<"uploads">, stretch: Stretch) {
  const before = await db
    .query("uploadParts")
    .withIndex("by_upload_offset", (q) => q.eq("uploadId", upload._id).lte("offset", stretch.from))
    .order("desc")
    .first();
  const after = await db
    .query("uploadParts")
    .withIndex("by_upload_offset", (q) =>
      q.eq("uploadId", upload._id).gt("offset", stretch.from).lt("offset", stretch.to),
    )
    .take(MAX_PARTS - 1);
  const parts = before === null ? after : [before, ...after];
  const targets = await driverOf(upload).readTargets({ storage }, upload, parts, stretch);
  if (targets === null) throw failure("notFound", "This file is no longer there.");
  return targets;
}

function give({ person }: Writer, file: GivenFile, disposition: Grant["disposition"]): Promise<Address> {
  const { subject, version, upload, fileName } = file;
  return addressOf({ subject, version, upload: upload._id, person: person._id, disposition }, { fileName });
}

async function requireGrant({ person }: Pick<Member, "person">, token: string): Promise<Grant> {
  const grant = await readGrant(token);
  if (grant === null || grant.person !== person._id)
    throw failure("notFound", "There is no such file for you.");
  return grant;
}

function ranOut() {
  return failure("expired", "This address has run out. Please open the file again.");
}
