import type { PaginationOptions, PaginationResult } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { namesIn } from "../../audit/model/names";
import { failure } from "../../shared/errors";
import {
  ACTIVE_STATES,
  afterSilence,
  type JobEvent,
  JOB_KINDS,
  JOB_STATES,
  type JobKind,
  LEASE,
  mayCancel,
  nextState,
} from "../rules/jobs";
import type { Subject } from "./holding";

export type Job = Doc<"privacyJobs">;
export type JobId = Id<"privacyJobs">;

/** Who asks. `db` sees the whole deployment. */
export type Caller = Pick<MutationCtx, "db" | "scheduler" | "storage"> & {
  organization: Doc<"organizations">;
  person: Doc<"persons">;
  session: Doc<"sessions"> | null;
};
type Ctx = Pick<MutationCtx, "db" | "scheduler">;

const named = v.object({ id: v.id("persons"), name: v.string() });

export const jobValidator = v.object({
  id: v.id("privacyJobs"),
  kind: literals(...JOB_KINDS),
  state: literals(...JOB_STATES),
  person: named,
  requestedBy: named,
  /** Milliseconds since 1970. */
  requestedAt: v.number(),
  finishedAt: v.union(v.number(), v.null()),
  done: v.number(),
  total: v.number(),
  problem: v.union(v.string(), v.null()),
  fileExpiresAt: v.union(v.number(), v.null()),
  mayCancel: v.boolean(),
  /** Whether the viewer may download its file now. */
  mayDownload: v.boolean(),
});
export type ShownJob = Infer<typeof jobValidator>;

type NewJob = Pick<Job, "organizationId" | "personId" | "kind" | "requestedBy" | "account" | "total"> & {
  address?: string | undefined;
};

/** Writes a job down and starts it, with a watch that finds out when it falls silent. */
export async function start(ctx: Ctx, job: NewJob): Promise<JobId> {
  const id = await ctx.db.insert("privacyJobs", {
    ...job,
    state: "waiting",
    done: 0,
    attempt: 0,
    leaseUntil: Date.now() + LEASE,
  });
  await launch(ctx, id, job.kind);
  await ctx.scheduler.runAfter(LEASE, internal.privacy.steps.watch, { id });
  return id;
}

function launch({ scheduler }: Ctx, id: JobId, kind: JobKind) {
  return kind === "export"
    ? scheduler.runAfter(0, internal.privacy.archive.write, { id })
    : scheduler.runAfter(0, internal.privacy.steps.begin, { id });
}

/** The person's job of a kind that has not come to an end, or null. */
export async function activeJob(
  { db }: Pick<QueryCtx, "db">,
  { organizationId, personId }: Pick<Job, "organizationId" | "personId">,
  kind: JobKind,
  account?: boolean,
): Promise<Job | null> {
  for (const state of ACTIVE_STATES) {
    const jobs = await db
      .query("privacyJobs")
      .withIndex("by_person_kind_state", (q) =>
        q.eq("organizationId", organizationId).eq("personId", personId).eq("kind", kind).eq("state", state),
      )
      .take(ACTIVE_AT_MOST);
    const found = jobs.find((job) => account === undefined || job.account === account);
    if (found !== undefined) return found;
  }
  return null;
}

/** One with the account and one without. */
const ACTIVE_AT_MOST = 2;

/** Begins a job, or begins it again. Null when it has come to an end. */
export async function begin({ db }: Pick<MutationCtx, "db">, id: JobId): Promise<Job | null> {
  const job = await db.get("privacyJobs", id);
  const state = job === null ? null : nextState(job.state, "begin");
  if (job === null || state === null) return null;
  const begun = { state, attempt: job.attempt + 1, leaseUntil: Date.now() + LEASE };
  await db.patch("privacyJobs", id, begun);
  return { ...job, ...begun };
}

/** The job, if this attempt is still the one that counts. */
export async function currentJob(
  { db }: Pick<QueryCtx, "db">,
  id: JobId,
  attempt: number,
): Promise<Job | null> {
  const job = await db.get("privacyJobs", id);
  return job?.state === "running" && job.attempt === attempt ? job : null;
}

/** Notes that the job has come to an end. */
export async function end(
  { db }: Pick<MutationCtx, "db">,
  job: Job,
  event: Exclude<JobEvent, "begin">,
  more: Partial<Pick<Job, "done" | "file" | "fileExpiresAt" | "problem">> = {},
): Promise<void> {
  const state = nextState(job.state, event);
  if (state === null) throw failure("conflict", "This has come to an end already.");
  const over = { cursor: undefined, address: undefined, finishedAt: Date.now() };
  await db.patch("privacyJobs", job._id, { state, ...over, ...more });
}

/** Begins a job again that fell silent, such as in a crash; gives it up after some tries. */
export async function watch(ctx: Ctx, id: JobId): Promise<"begun" | "left"> {
  const job = await ctx.db.get("privacyJobs", id);
  const now = Date.now();
  if (job === null) return "left";
  const next = afterSilence(job, now);
  switch (next) {
    case "leave":
      return "left";
    case "wait":
      await ctx.scheduler.runAt(job.leaseUntil, internal.privacy.steps.watch, { id });
      return "left";
    case "fail":
      await end(ctx, job, "fail", { problem: "privacy.problem.interrupted" });
      return "left";
    case "begin":
      await ctx.db.patch("privacyJobs", id, { leaseUntil: now + LEASE });
      await launch(ctx, id, job.kind);
      await ctx.scheduler.runAfter(LEASE, internal.privacy.steps.watch, { id });
      return "begun";
    default:
      return next satisfies never;
  }
}

/** An organization's jobs, newest first, as its staff see them. */
export async function listAll(
  { db, organization, person }: Pick<Caller, "organization" | "person"> & Pick<QueryCtx, "db">,
  page: PaginationOptions,
): Promise<PaginationResult<ShownJob>> {
  const found = await db
    .query("privacyJobs")
    .withIndex("by_organization", (q) => q.eq("organizationId", organization._id))
    .order("desc")
    .paginate(page);
  return { ...found, page: await shown({ db }, found.page, (job) => !job.account || isOwn(job, person)) };
}

/** The caller's own jobs here, newest first. */
export async function listOwn(
  { db, organization, person }: Pick<Caller, "organization" | "person"> & Pick<QueryCtx, "db">,
  page: PaginationOptions,
): Promise<PaginationResult<ShownJob>> {
  const found = await db
    .query("privacyJobs")
    .withIndex("by_person", (q) => q.eq("organizationId", organization._id).eq("personId", person._id))
    .order("desc")
    .paginate(page);
  return { ...found, page: await shown({ db }, found.page, () => true) };
}

export function isOwn(job: Pick<Job, "personId">, person: Pick<Doc<"persons">, "_id">): boolean {
  return job.personId === person._id;
}

async function shown(
  { db }: Pick<QueryCtx, "db">,
  jobs: readonly Job[],
  isReadable: (job: Job) => boolean,
): Promise<ShownJob[]> {
  const ids = jobs.flatMap(({ personId, requestedBy }) => [personId, requestedBy]);
  const organizationId = jobs[0]?.organizationId;
  if (organizationId === undefined) return [];
  const names = await namesIn({ db }, organizationId, ids);
  const nameOf = (id: Id<"persons">) => names.get(id) ?? { id, name: "" };
  return jobs.map((job) => ({
    id: job._id,
    kind: job.kind,
    state: job.state,
    person: nameOf(job.personId),
    requestedBy: nameOf(job.requestedBy),
    requestedAt: job._creationTime,
    finishedAt: job.finishedAt ?? null,
    done: job.done,
    total: job.total,
    problem: job.problem ?? null,
    fileExpiresAt: job.fileExpiresAt ?? null,
    mayCancel: mayCancel(job),
    mayDownload: job.file !== undefined && isReadable(job),
  }));
}

/** Whom an export reads: all that is there until now. */
export async function subjectOf({ db }: Pick<QueryCtx, "db">, job: Job): Promise<Subject> {
  const { organizationId, personId } = job;
  const address = job.address ?? (await db.get("persons", personId))?.email ?? NO_ADDRESS;
  const until = job.kind === "erasure" ? job._creationTime : Infinity;
  return { organizationId, personId, address, until };
}

/** No mail address, so that it finds nothing. */
const NO_ADDRESS = "none";

/** @throws `forbidden` for an owner who looks at the product as somebody else */
export function refuseImpersonation({ session }: Pick<Caller, "session">): void {
  if (session?.impersonatorId !== undefined)
    throw failure("forbidden", "Only the person themselves may ask for this.");
}
