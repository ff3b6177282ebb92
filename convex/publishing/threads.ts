import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { deleteComment, editComment, reply as addReply } from "./model/comments";
import { acceptSuggestion, suggest as makeSuggestion, verdictValidator } from "./model/suggestions";
import { listThreads, settle, startThread, threadValidator } from "./model/threads";

const ofItem = { item: v.id("contentItems") };
const ofThread = { thread: v.id("contentThreads") };
/** The block that is meant, and the words of it that are marked; none where it is meant as a whole. */
const place = { ...ofItem, blockId: v.string(), quote: v.string() };

/** Threads beside a post or page with what is said in them, the newest first: the open ones, or the settled ones. */
export const list = tenantQuery({
  permission: "content.read",
  args: { ...ofItem, state: literals("open", "settled"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(threadValidator),
  handler: (ctx, { item, state, paginationOpts }) => listThreads(ctx, item, state === "open", paginationOpts),
});

/** Begins a thread at a block. */
export const comment = tenantMutation({
  permission: "content.comment",
  args: { ...place, text: v.string() },
  returns: v.id("contentThreads"),
  handler: (ctx, remark) => startThread(ctx, remark),
});

/** Says something in an open thread. */
export const reply = tenantMutation({
  permission: "content.comment",
  args: { ...ofThread, text: v.string() },
  returns: v.id("contentComments"),
  handler: (ctx, { thread, text }) => addReply(ctx, thread, text),
});

/** Changes one's own comment. */
export const editOwn = tenantMutation({
  permission: "content.comment",
  args: { comment: v.id("contentComments"), text: v.string() },
  returns: v.null(),
  handler: async (ctx, { comment: id, text }) => {
    await editComment(ctx, id, text);
    return null;
  },
});

/** Deletes one's own comment; a thread in which nothing is said any more goes with it. */
export const deleteOwn = tenantMutation({
  permission: "content.comment",
  args: { comment: v.id("contentComments") },
  returns: v.null(),
  handler: async (ctx, { comment: id }) => {
    await deleteComment(ctx, id);
    return null;
  },
});

/** Proposes what a block of a post might be instead. `before` and `after` are JSON of the block. */
export const suggest = tenantMutation({
  permission: "content.comment",
  args: { ...ofItem, blockId: v.string(), before: v.string(), after: v.string() },
  returns: v.id("contentThreads"),
  handler: (ctx, suggestion) => makeSuggestion(ctx, suggestion),
});

/**
 * Puts a suggestion into the text, if its block is still as it was. Else nothing happens and the answer holds the block
 * as it is; who has seen that accepts it over it by naming it as `over`.
 */
export const accept = tenantMutation({
  permission: "content.write",
  args: { ...ofThread, over: v.optional(v.string()) },
  returns: verdictValidator,
  handler: (ctx, { thread, over }) => acceptSuggestion(ctx, thread, over),
});

/** Resolves or reopens a thread, rejects a suggestion, or withdraws one's own. Each thread says which of it the viewer may. */
export const decide = tenantMutation({
  permission: "content.comment",
  args: { ...ofThread, event: literals("resolve", "reopen", "reject", "withdraw") },
  returns: v.null(),
  handler: async (ctx, { thread, event }) => {
    await settle(ctx, thread, event);
    return null;
  },
});
