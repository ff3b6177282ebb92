import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { KINDS } from "../rules/kinds";
import { noticeValues } from "../rules/noticeTexts";

export const noticeValidator = v.object({
  id: v.id("notices"),
  kind: literals(...KINDS),
  /** With `values`, what `noticeText` makes a sentence of. */
  template: v.string(),
  values: v.record(v.string(), v.union(v.string(), v.number())),
  href: v.string(),
  createdAt: v.number(),
  readAt: v.union(v.number(), v.null()),
});

/** Whose inbox: a person's in one organization. */
export type Owner = { organizationId: Id<"organizations">; personId: Id<"persons"> };

/** The badge says "99+" beyond. */
const MAX_COUNT = 100;
/** How many notices one transaction marks; what is left goes on in the next. */
const BATCH = 200;

/** A person's notices, the newest first, to be paginated. */
export function noticesOf({ db }: Pick<QueryCtx, "db">, { organizationId, personId }: Owner) {
  return db
    .query("notices")
    .withIndex("by_person", (q) => q.eq("organizationId", organizationId).eq("personId", personId))
    .order("desc");
}

export function describeNotice(row: Doc<"notices">): Infer<typeof noticeValidator> {
  const { _id: id, _creationTime: createdAt, kind, template, data, href, readAt = null } = row;
  return { id, kind, template, values: noticeValues(data), href, createdAt, readAt };
}

/** How many notices are unread, counted as far as 100. */
export async function countUnread(ctx: Pick<QueryCtx, "db">, owner: Owner): Promise<number> {
  return (await markedAt(ctx, owner, undefined, MAX_COUNT)).length;
}

/**
 * Marks one notice as read. Gives the moment by which `unmark` takes it back, null if it was read before.
 * @throws `notFound` for what is not in this inbox
 */
export async function markOne(
  { db }: Pick<MutationCtx, "db">,
  { organizationId, personId }: Owner,
  id: Id<"notices">,
  now: number,
): Promise<number | null> {
  const row = await db.get("notices", id);
  if (row === null || row.organizationId !== organizationId || row.personId !== personId)
    throw failure("notFound", "There is no such notice in your inbox.");
  if (row.readAt !== undefined) return null;
  await db.patch("notices", id, { readAt: now });
  return now;
}

type Remark = Owner & { from: number | undefined; to: number | undefined };

/** Marks all that was read at one moment (undefined: unread) as read at another, some at a time. */
export async function remark(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { from, to, ...owner }: Remark,
): Promise<void> {
  const rows = await markedAt(ctx, owner, from, BATCH);
  for (const { _id } of rows) await ctx.db.patch("notices", _id, { readAt: to });
  if (rows.length < BATCH) return;
  const rest = { ...owner, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  await ctx.scheduler.runAfter(0, internal.notifications.jobs.remark, rest);
}

function markedAt(
  { db }: Pick<QueryCtx, "db">,
  { organizationId, personId }: Owner,
  readAt: number | undefined,
  limit: number,
) {
  return db
    .query("notices")
    .withIndex("by_person_read", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId).eq("readAt", readAt),
    )
    .take(limit);
}
