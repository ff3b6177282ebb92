import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { pageInStates } from "../../cohorts/model/roster";
import { failure } from "../../shared/errors";
import { achievementOf } from "./achievements";
import { retryRow } from "./credentials";
import { requireIssuing } from "./issuers";
import { issueFor } from "./issuing";

/** Credentials begun in one transaction: each takes a place in a status list. */
const PAGE = 25;

type Ctx = Pick<MutationCtx, "db" | "scheduler">;
type Staff = Ctx & Tenant;

/**
 * Begins to issue for everybody who completed a cohort and has no credential.
 * @throws `unavailable` where the deployment lacks something; `conflict` where the program gives none any more
 */
export async function beginCompleted(ctx: Staff, cohort: Doc<"cohorts">): Promise<void> {
  requireIssuing(ctx.organization);
  const achievement = await achievementOf(ctx, cohort.programId);
  if (achievement?.archivedAt !== undefined)
    throw failure("conflict", "This program's achievement is archived. Restore it first.");
  const entity = { table: "cohorts" as const, id: cohort._id };
  await record(ctx, { action: "issuances.begun", entity });
  await schedule(ctx, cohort._id, null);
}

/** Issues for a page of those who completed a cohort, and schedules the next one. */
export async function issueForPage(ctx: Ctx, cohortId: Id<"cohorts">, cursor: string | null): Promise<void> {
  const cohort = await ctx.db.get("cohorts", cohortId);
  if (cohort === null) return;
  const found = await pageInStates(ctx, cohortId, ["completed"], { cursor, numItems: PAGE });
  for (const enrollment of found.page) await issueFor(ctx, { cohort, enrollment });
  if (!found.isDone) await schedule(ctx, cohortId, found.continueCursor);
}

/** Begins to have all of an issuance made again that was given up. @throws `notFound` */
export async function retryFailed(ctx: Staff, id: Id<"issuances">): Promise<void> {
  if ((await ctx.db.get("issuances", id)) === null)
    throw failure("notFound", "There is no such issuance here.");
  await record(ctx, { action: "credentials.retried", entity: { table: "issuances", id } });
  await ctx.scheduler.runAfter(0, internal.certificates.jobs.retryFailed, { issuance: id, cursor: null });
}

/** Has a page of them made again, and schedules the next one. */
export async function retryPage(ctx: Ctx, issuanceId: Id<"issuances">, cursor: string | null): Promise<void> {
  const found = await ctx.db
    .query("credentials")
    .withIndex("by_issuance_state_name", (q) => q.eq("issuanceId", issuanceId).eq("state", "failed"))
    .paginate({ cursor, numItems: PAGE });
  for (const row of found.page) await retryRow(ctx, row);
  if (found.isDone) return;
  const rest = { issuance: issuanceId, cursor: found.continueCursor };
  await ctx.scheduler.runAfter(0, internal.certificates.jobs.retryFailed, rest);
}

async function schedule({ scheduler }: Ctx, cohort: Id<"cohorts">, cursor: string | null): Promise<void> {
  await scheduler.runAfter(0, internal.certificates.jobs.issueForCompleted, { cohort, cursor });
}
