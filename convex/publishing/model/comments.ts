import type { Doc, Id } from "../../_generated/dataModel";
import { failure, invalid } from "../../shared/errors";
import { commentProblems, MAX_COMMENTS } from "../rules/threads";
import { tellOfComment } from "./threadNotices";
import { commentsOf, requireDiscussed, requireThread, type Writing } from "./threadRows";
import { removeThread } from "./threads";

/** Adds a comment to a thread that is open. @throws `invalid` by field, `notFound`, `conflict` */
export async function reply(
  ctx: Writing,
  threadId: Id<"contentThreads">,
  entered: string,
): Promise<Id<"contentComments">> {
  const thread = await requireThread(ctx, threadId);
  const item = await requireDiscussed(ctx, thread.itemId);
  const text = checked(entered);
  if (thread.state !== "open") throw failure("conflict", "This is settled. Reopen it to say more.");
  if ((await commentsOf(ctx, threadId)).length >= MAX_COMMENTS)
    throw failure("conflict", "This thread is as long as one can be. Begin another one.");
  const { organizationId } = thread;
  const row = { organizationId, threadId, authorId: ctx.person._id, text };
  const comment = await ctx.db.insert("contentComments", row);
  await tellOfComment(ctx, { item, thread: threadId, comment, text });
  return comment;
}

/** Changes one's own comment. @throws `invalid` by field, `notFound`, `forbidden` */
export async function editComment(ctx: Writing, id: Id<"contentComments">, entered: string): Promise<void> {
  const comment = await requireOwn(ctx, id);
  const text = checked(entered);
  if (text !== comment.text) await ctx.db.patch("contentComments", id, { text, editedAt: Date.now() });
}

/**
 * Deletes one's own comment: its words are gone, its place stays for those who answered. A thread of comments in
 * which nothing is said any more goes with it.
 * @throws `notFound`, `forbidden`
 */
export async function deleteComment(ctx: Writing, id: Id<"contentComments">): Promise<void> {
  const { threadId } = await requireOwn(ctx, id);
  await ctx.db.patch("contentComments", id, { text: "", deletedAt: Date.now() });
  const thread = await requireThread(ctx, threadId);
  if (thread.kind === "suggestion") return;
  const said = (await commentsOf(ctx, threadId)).some(({ deletedAt }) => deletedAt === undefined);
  if (!said) await removeThread(ctx, threadId);
}

async function requireOwn(ctx: Writing, id: Id<"contentComments">): Promise<Doc<"contentComments">> {
  const comment = await ctx.db.get("contentComments", id);
  if (comment === null || comment.deletedAt !== undefined)
    throw failure("notFound", "There is no such comment here.");
  if (comment.authorId !== ctx.person._id)
    throw failure("forbidden", "Only who wrote a comment can change it.");
  return comment;
}

function checked(text: string): string {
  const problems = commentProblems(text);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return text.trim();
}
