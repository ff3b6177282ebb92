import type { PaginationOptions } from "convex/server";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { notify } from "../../notifications/model/notify";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { DEFAULT_LOCALE } from "../../shared/locales";
import { DAY } from "../../shared/time";
import { FILE_LIFE, LEASE, mayCancel, STORING_LEASE } from "../rules/jobs";
import { exportedFor } from "./holdings";
import * as Jobs from "./jobs";

/** What marks the file of an export among the files of the deployment. */
export const ARCHIVE_TYPE = "application/zip; purpose=personal-data";

/**
 * Begins to write a person's data to a file. The person's own request holds the account as well; staff get
 * their organization's part. While one is being written, asking again gives that one.
 * @throws `notFound` for a person who has nothing to do with the organization; `conflict` during erasure
 */
export async function request(ctx: Jobs.Caller, personId: Id<"persons">): Promise<Jobs.JobId> {
  const whom = { organizationId: ctx.organization._id, personId };
  const account = personId === ctx.person._id;
  if (account) Jobs.refuseImpersonation(ctx);
  if ((await affiliationIn(ctx, whom.organizationId, personId)) === null)
    throw failure("notFound", "There is no such person here.");
  if ((await Jobs.activeJob(ctx, whom, "erasure")) !== null)
    throw failure("conflict", "This person is being erased.");
  const running = await Jobs.activeJob(ctx, whom, "export", account);
  if (running !== null) return running._id;
  const total = exportedFor({ account }).length + STORING;
  const job = { ...whom, kind: "export" as const, requestedBy: ctx.person._id, account, total };
  const id = await Jobs.start(ctx, job);
  await record(ctx, { action: "exports.requested", entity: { table: "privacyJobs", id } });
  return id;
}

/** The step after the last section. */
const STORING = 1;

/** Stops an export. @throws `notFound`; `conflict` when it has come to an end */
export async function cancel(ctx: Jobs.Caller, id: Jobs.JobId, isMine: IsMine): Promise<void> {
  const job = await exportOf(ctx, id, isMine);
  if (!mayCancel(job)) throw failure("conflict", "This has come to an end already.");
  await Jobs.end(ctx, job, "cancel");
  await record(ctx, { action: "exports.cancelled", entity: { table: "privacyJobs", id } });
}

/**
 * An address from which the file can be downloaded as long as it is there.
 * @throws `notFound`; `expired` when there is no file (any more)
 */
export async function download(ctx: Jobs.Caller, id: Jobs.JobId, isMine: IsMine): Promise<string> {
  const job = await exportOf(ctx, id, isMine);
  const url = job.file === undefined ? null : await ctx.storage.getUrl(job.file);
  if (url === null) throw failure("expired", "This file is not there. Please export the data again.");
  await record(ctx, { action: "exports.downloaded", entity: { table: "privacyJobs", id } });
  return url;
}

type IsMine = (job: Jobs.Job) => boolean;

/** For the person: every export about them. Never for who looks at the product as that person. */
export function ofPerson({ person, session }: Pick<Jobs.Caller, "person" | "session">): IsMine {
  Jobs.refuseImpersonation({ session });
  return (job) => Jobs.isOwn(job, person);
}

/** For staff: every export that holds no account. */
export const ofStaff: IsMine = (job) => !job.account;

async function exportOf(ctx: Jobs.Caller, id: Jobs.JobId, isMine: IsMine): Promise<Jobs.Job> {
  const job = await ctx.db.get("privacyJobs", id);
  if (job?.kind !== "export" || job.organizationId !== ctx.organization._id || !isMine(job))
    throw failure("notFound", "There is no such export here.");
  return job;
}

/** Rows of a section that come next, each as JSON text. */
export async function page(
  ctx: Pick<QueryCtx, "db">,
  job: Jobs.Job,
  section: number,
  options: PaginationOptions,
): Promise<{ rows: string[]; cursor: string | null }> {
  const holding = exportedFor(job)[section];
  if (holding === undefined) throw new Error(`There is no section ${section}.`);
  const { rows, cursor } = await holding.page(ctx.db, await Jobs.subjectOf(ctx, job), options);
  return { rows: rows.map((row) => JSON.stringify(row)), cursor };
}

/** Notes how far an attempt is. */
export async function report({ db }: Pick<MutationCtx, "db">, job: Jobs.Job, done: number): Promise<void> {
  const isStoring = done === job.total - STORING;
  await db.patch("privacyJobs", job._id, {
    done,
    leaseUntil: Date.now() + (isStoring ? STORING_LEASE : LEASE),
  });
}

/** Hands the file over and tells the person, who should know of it whoever asked. */
export async function finish(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  job: Jobs.Job,
  file: Id<"_storage">,
): Promise<void> {
  const { _id: id, organizationId, personId, total } = job;
  await Jobs.end(ctx, job, "finish", { done: total, file, fileExpiresAt: Date.now() + FILE_LIFE });
  const entity = { table: "privacyJobs" as const, id };
  await record(ctx, { action: "exports.finished", entity, organizationId }, "system");
  await notify(ctx, {
    organizationId,
    to: { personId },
    kind: "account",
    template: "exportReady",
    data: { days: FILE_LIFE / DAY },
    dedupeKey: `export ${id}`,
    href: EXPORTS_PAGE,
  });
}

/** Where the person finds the file. */
const EXPORTS_PAGE = "/portal/account/privacy";

/** Removes files past their life, some at a time. True when there may be more. */
export async function removeExpired(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  limit: number,
): Promise<boolean> {
  const expired = await db
    .query("privacyJobs")
    .withIndex("by_file_expiry", (q) => q.gt("fileExpiresAt", 0).lte("fileExpiresAt", Date.now()))
    .take(limit);
  for (const { _id, file } of expired) {
    if (file !== undefined) await storage.delete(file);
    await db.patch("privacyJobs", _id, { file: undefined, fileExpiresAt: undefined });
  }
  return expired.length === limit;
}

/**
 * Removes files that an attempt kept and could not hand over before it died: those made in a span of time,
 * in milliseconds since 1970, that no job names. Gives the moment to go on from, or null.
 */
export async function removeStray(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  span: { from: number; until: number },
  limit: number,
): Promise<number | null> {
  const files = await db.system
    .query("_storage")
    .withIndex("by_creation_time", (q) => q.gt("_creationTime", span.from).lt("_creationTime", span.until))
    .take(limit);
  for (const { _id: file, contentType } of files)
    if (contentType === ARCHIVE_TYPE && (await isStray({ db }, file))) await storage.delete(file);
  return files.length < limit ? null : (files.at(-1)?._creationTime ?? null);
}

async function isStray({ db }: Pick<QueryCtx, "db">, file: Id<"_storage">): Promise<boolean> {
  const owner = await db
    .query("privacyJobs")
    .withIndex("by_file", (q) => q.eq("file", file))
    .first();
  return owner === null;
}

/** What the archive's writer needs to know of a job that it begins. */
export async function outlineOf({ db }: Pick<QueryCtx, "db">, job: Jobs.Job) {
  const [organization, person] = await Promise.all([
    db.get("organizations", job.organizationId),
    db.get("persons", job.personId),
  ]);
  return {
    attempt: job.attempt,
    sections: exportedFor(job).map(({ name }) => name),
    organization: organization?.name ?? "",
    locale: person?.locale ?? organization?.locale ?? DEFAULT_LOCALE,
  };
}
