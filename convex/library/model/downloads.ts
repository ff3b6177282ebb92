import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { DAY } from "../../shared/time";
import { ipPrefix } from "../rules/ipPrefix";
import { readSubject } from "../rules/subjects";
import type { GivenFile } from "./givenFiles";

type Writer = Pick<MutationCtx, "db"> & Member;

/**
 * Notes that somebody opened a file or took it home: every time it is taken, once a day that it is opened. What staff
 * do stands in the log and is not counted; what somebody does who looks at the product as another is neither that
 * other's doing nor counted, and stands in the audit log alone.
 * @param address the caller's, of which the network is kept
 */
export async function noteAccess(
  ctx: Writer,
  file: GivenFile,
  { download, address }: { download: boolean; address: string },
): Promise<void> {
  if (download) await recordDownload(ctx, file);
  if (ctx.session?.impersonatorId !== undefined) return;
  const { subject, cohortId, version } = file;
  const latest = await latestOf(ctx, subject, ctx.person._id, "opened");
  if (!download && latest !== null && latest.at > Date.now() - DAY) return;
  const isFirst = latest === null && (await latestOf(ctx, subject, ctx.person._id, "downloaded")) === null;
  await ctx.db.insert("downloads", {
    ...{ organizationId: ctx.organization._id, cohortId, subject, personId: ctx.person._id },
    kind: download ? "downloaded" : "opened",
    ...(version === null ? {} : { version }),
    ipPrefix: ipPrefix(address),
    at: Date.now(),
  });
  if (file.reader === "learner") await count(ctx, subject, { download, isFirst });
}

async function recordDownload(ctx: Writer, { subject }: GivenFile): Promise<void> {
  const named = readSubject(subject)!;
  if (named.table === "recordings") {
    const entity = { table: named.table, id: named.id as Id<"recordings"> };
    return record(ctx, { action: "recordings.downloaded", entity });
  }
  const entity = { table: named.table, id: named.id as Id<"materials"> };
  return record(ctx, { action: "materials.downloaded", entity });
}

function latestOf(
  { db }: Writer,
  subject: string,
  personId: Id<"persons">,
  kind: Doc<"downloads">["kind"],
): Promise<Doc<"downloads"> | null> {
  return db
    .query("downloads")
    .withIndex("by_subject_person", (q) => q.eq("subject", subject).eq("personId", personId).eq("kind", kind))
    .order("desc")
    .first();
}

async function count(
  { db }: Writer,
  subject: string,
  { download, isFirst }: { download: boolean; isFirst: boolean },
): Promise<void> {
  const named = readSubject(subject)!;
  if (named.table !== "materials") return;
  const material = await db.get("materials", named.id as Id<"materials">);
  if (material === null) return;
  const { _id, opened, downloaded, people } = material;
  await db.patch("materials", _id, {
    ...(download ? { downloaded: downloaded + 1 } : { opened: opened + 1 }),
    people: people + (isFirst ? 1 : 0),
  });
}
