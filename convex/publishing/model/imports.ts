import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { HOUR } from "../../shared/time";
import { isLanguage } from "../rules/descriptions";
import {
  formatOf,
  IMPORT_FORMATS,
  IMPORT_PROBLEMS,
  IMPORT_STATES,
  importProblem,
  PATIENCE,
  READING_LEASE,
} from "../rules/imports";
import type { Reader, Writer } from "./contexts";

export const importValidator = v.object({
  id: v.id("contentImports"),
  startedAt: v.number(),
  fileName: v.string(),
  format: literals(...IMPORT_FORMATS),
  state: literals(...IMPORT_STATES),
  problem: v.union(literals(...IMPORT_PROBLEMS), v.null()),
  counts: v.object({ waiting: v.number(), already: v.number(), refused: v.number(), made: v.number() }),
});

type Db = Pick<QueryCtx, "db">;
type WithFiles = Writer & Pick<MutationCtx, "storage">;
type NewImport = { file: Id<"_storage">; fileName: string; locale?: string | undefined };

/** An upload that was asked for is there within the hour. */
const FRESH = HOUR;

/**
 * Takes an uploaded file in, to be read: `get` shows what was found. Nothing is made of it before `confirm`.
 * @throws `invalid` by field for a file that cannot be taken, or no language
 */
export async function beginImport(ctx: WithFiles, entered: NewImport): Promise<Id<"contentImports">> {
  const { file, fileName, locale = ctx.organization.locale } = entered;
  if (!isLanguage(locale)) throw invalid({ locale: "language" });
  const stored = await ctx.db.system.get(file);
  if (stored === null || stored._creationTime < Date.now() - FRESH) throw invalid({ file: "upload" });
  const problem = importProblem(fileName, stored.size);
  const format = formatOf(fileName);
  if (problem !== null || format === null) throw invalid({ file: problem ?? "importFormat" });
  const id = await ctx.db.insert("contentImports", {
    ...{ organizationId: ctx.organization._id, fileName: fileName.trim().slice(-200), format, locale },
    ...{ state: "reading", fileId: file, readTo: 0, leaseUntil: Date.now() + READING_LEASE, stalls: 0 },
    counts: { waiting: 0, already: 0, refused: 0, made: 0 },
  });
  await record(ctx, { action: "contentImports.begun", entity: entityOf(id) });
  await ctx.scheduler.runAfter(0, internal.publishing.importFile.read, { id });
  await ctx.scheduler.runAfter(READING_LEASE, internal.publishing.importJobs.watch, { id });
  return id;
}

/** Makes drafts of what was found, some at a time, by the caller. @throws `notFound`, `conflict` */
export async function confirmImport(ctx: Writer, id: Id<"contentImports">): Promise<void> {
  await requireReady(ctx, id);
  await ctx.db.patch("contentImports", id, { state: "running" });
  await record(ctx, { action: "contentImports.confirmed", entity: entityOf(id) });
  const person = ctx.person._id;
  await ctx.scheduler.runAfter(0, internal.publishing.importJobs.make, { id, person });
}

/** Makes nothing of what was found. @throws `notFound`, `conflict` */
export async function discardImport(ctx: Writer, id: Id<"contentImports">): Promise<void> {
  await requireReady(ctx, id);
  await record(ctx, { action: "contentImports.discarded", entity: entityOf(id) });
  await forget(ctx, id);
}

/** Forgets what was found in a file of which nobody wanted anything. */
export async function forget(
  { db, scheduler }: Pick<MutationCtx, "db" | "scheduler">,
  id: Id<"contentImports">,
): Promise<void> {
  await db.patch("contentImports", id, { state: "discarded" });
  await scheduler.runAfter(0, internal.publishing.importJobs.removeEntries, { id });
}

/** Has what was found forgotten if nobody says for long what is to become of it. */
export async function waitForAnswer(
  { db, scheduler }: Pick<MutationCtx, "db" | "scheduler">,
  id: Id<"contentImports">,
): Promise<void> {
  await db.patch("contentImports", id, { state: "ready" });
  await scheduler.runAfter(PATIENCE, internal.publishing.importJobs.expire, { id });
}

/** @throws `notFound` */
export async function requireImport({ db }: Db, id: Id<"contentImports">): Promise<Doc<"contentImports">> {
  const row = await db.get("contentImports", id);
  if (row === null) throw failure("notFound", "There is no such import here.");
  return row;
}

/** Imports of the organization, newest first. */
export async function listImports({ db, organization }: Reader, paginationOpts: PaginationOptions) {
  const found = await db
    .query("contentImports")
    .withIndex("by_organization", (q) => q.eq("organizationId", organization._id))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(importFacts) };
}

export function importFacts(row: Doc<"contentImports">): Infer<typeof importValidator> {
  const { _id: id, _creationTime: startedAt, fileName, format, state, problem = null, counts } = row;
  return { id, startedAt, fileName, format, state, problem, counts };
}

async function requireReady(ctx: Db, id: Id<"contentImports">): Promise<Doc<"contentImports">> {
  const row = await requireImport(ctx, id);
  if (row.state !== "ready") throw failure("conflict", "This file is not waiting for an answer any more.");
  return row;
}

function entityOf(id: Id<"contentImports">) {
  return { table: "contentImports" as const, id };
}
