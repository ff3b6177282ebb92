import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { affiliationIn } from "../../people/model/affiliations";
import { failure, invalid } from "../../shared/errors";
import { THREAD_KINDS, THREAD_STATES } from "../rules/statuses";
import { commentProblems, nextState, quoteOf, THREAD_EVENTS, type ThreadEvent } from "../rules/threads";
import { tellOfComment } from "./threadNotices";
import {
  commentsOf,
  mayDoWith,
  type Reading,
  requireDiscussed,
  requireThread,
  type Writing,
} from "./threadRows";

const personValidator = v.object({ id: v.id("persons"), name: v.string() });

export const commentValidator = v.object({
  id: v.id("contentComments"),
  by: personValidator,
  /** Milliseconds since 1970, as all times here. */
  at: v.number(),
  /** Null when its author has deleted it. */
  text: v.union(v.string(), v.null()),
  editedAt: v.union(v.number(), v.null()),
  isOwn: v.boolean(),
});

export const threadValidator = v.object({
  id: v.id("contentThreads"),
  kind: literals(...THREAD_KINDS),
  state: literals(...THREAD_STATES),
  blockId: v.string(),
  quote: v.string(),
  /** Of a suggestion: JSON of the block as it was and as it would be. */
  before: v.union(v.string(), v.null()),
  after: v.union(v.string(), v.null()),
  by: personValidator,
  at: v.number(),
  settled: v.union(v.object({ at: v.number(), by: v.string() }), v.null()),
  /** The oldest first. */
  comments: v.array(commentValidator),
  mayDo: v.array(literals(...THREAD_EVENTS)),
});

/** Threads of an item, with what is said in them: the open ones, or those that are settled; the newest first. */
export async function listThreads(
  ctx: Reading,
  itemId: Id<"contentItems">,
  open: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("contentThreads")
    .withIndex("by_item_settled", (q) => {
      const ofItem = q.eq("itemId", itemId);
      return open ? ofItem.eq("settledAt", undefined) : ofItem.gt("settledAt", undefined);
    })
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((thread) => shown(ctx, thread))) };
}

export type Remark = { item: Id<"contentItems">; blockId: string; quote: string; text: string };

/** Begins a thread at a block. @throws `invalid` by field; `notFound`, `conflict` for the item */
export async function startThread(
  ctx: Writing,
  { item: itemId, blockId, quote, text }: Remark,
): Promise<Id<"contentThreads">> {
  const item = await requireDiscussed(ctx, itemId);
  const problems = commentProblems(text);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const { _id: createdBy } = ctx.person;
  const thread = await ctx.db.insert("contentThreads", {
    ...{ organizationId: item.organizationId, itemId, blockId, quote: quoteOf(quote), createdBy },
    ...{ kind: "comment", state: "open" },
  });
  const comment = await ctx.db.insert("contentComments", {
    organizationId: item.organizationId,
    ...{ threadId: thread, authorId: createdBy, text: text.trim() },
  });
  await tellOfComment(ctx, { item, thread, comment, text: text.trim() });
  return thread;
}

/** Resolves, reopens, rejects or withdraws a thread; accepting is in suggestions. @throws `notFound`, `forbidden`, `conflict` */
export async function settle(
  ctx: Writing,
  id: Id<"contentThreads">,
  event: Exclude<ThreadEvent, "accept">,
): Promise<void> {
  const thread = await requireThread(ctx, id);
  await requireDiscussed(ctx, thread.itemId);
  await move(ctx, thread, event);
}

/** Gives a thread its next state and notes who did it. @throws `conflict` where it cannot happen now, `forbidden` */
export async function move(ctx: Writing, thread: Doc<"contentThreads">, event: ThreadEvent): Promise<void> {
  const state = nextState(thread.kind, thread.state, event);
  if (state === null) throw failure("conflict", "Somebody else was faster. Look at how it stands now.");
  if (!mayDoWith(ctx, thread).includes(event)) throw failure("forbidden", "Your roles do not allow this.");
  const settled = state === "open" ? {} : { settledBy: ctx.person._id, settledAt: Date.now() };
  await ctx.db.patch("contentThreads", thread._id, {
    state,
    settledBy: undefined,
    settledAt: undefined,
    ...settled,
  });
  await record(ctx, {
    action: ACTIONS[event],
    entity: { table: "contentThreads", id: thread._id },
    changed: ["state"],
  });
}

const ACTIONS = {
  resolve: "contentThreads.resolved",
  reopen: "contentThreads.reopened",
  accept: "contentThreads.accepted",
  reject: "contentThreads.rejected",
  withdraw: "contentThreads.withdrawn",
} as const satisfies Record<ThreadEvent, string>;

/** Removes a thread with its comments. */
export async function removeThread(
  ctx: Pick<MutationCtx, "db">,
  thread: Id<"contentThreads">,
): Promise<void> {
  for (const { _id } of await commentsOf(ctx, thread)) await ctx.db.delete("contentComments", _id);
  await ctx.db.delete("contentThreads", thread);
}

async function shown(ctx: Reading, thread: Doc<"contentThreads">): Promise<Infer<typeof threadValidator>> {
  const { _id: id, _creationTime: at, kind, state, blockId, quote, before = null, after = null } = thread;
  const { settledBy, settledAt, organizationId } = thread;
  const comments = await commentsOf(ctx, id);
  const nameOf = async (person: Id<"persons">) =>
    (await affiliationIn(ctx, organizationId, person))?.name ?? "";
  return {
    ...{ id, kind, state, blockId, quote, before, after, at },
    by: { id: thread.createdBy, name: await nameOf(thread.createdBy) },
    settled:
      settledBy === undefined || settledAt === undefined
        ? null
        : { at: settledAt, by: await nameOf(settledBy) },
    comments: await Promise.all(
      comments.map(async (comment) => ({
        id: comment._id,
        by: { id: comment.authorId, name: await nameOf(comment.authorId) },
        at: comment._creationTime,
        text: comment.deletedAt === undefined ? comment.text : null,
        editedAt: comment.editedAt ?? null,
        isOwn: comment.authorId === ctx.person._id,
      })),
    ),
    mayDo: mayDoWith(ctx, thread),
  };
}
