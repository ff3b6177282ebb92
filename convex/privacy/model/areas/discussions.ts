import type { Doc } from "../../../_generated/dataModel";
import { type EraserCtx, holding, moment } from "../holding";

/** What somebody said beside posts and pages, and what they would have changed in them. */
export const discussionHoldings = [
  holding({
    name: "contentComments",
    table: "contentComments",
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("contentComments")
        .withIndex("by_organization_author", (q) =>
          q.eq("organizationId", organization).eq("authorId", personId),
        ),
    show: ({ _creationTime, threadId, text, editedAt, deletedAt }) => ({
      saidAt: moment(_creationTime),
      thread: threadId,
      text,
      editedAt: moment(editedAt),
      deletedAt: moment(deletedAt),
    }),
    erase: { rows: "stay", treat: takeBackWords },
  }),
  holding({
    name: "contentThreads",
    table: "contentThreads",
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("contentThreads")
        .withIndex("by_organization_creator", (q) =>
          q.eq("organizationId", organization).eq("createdBy", personId),
        ),
    show: ({ _creationTime, itemId, kind, state, quote, after }) => ({
      begunAt: moment(_creationTime),
      item: itemId,
      ...{ kind, state, quote, after },
    }),
    erase: "keep",
  }),
] as const;

/** The place of a comment stays for those who answered. */
async function takeBackWords({ db }: EraserCtx, { _id, deletedAt }: Doc<"contentComments">): Promise<void> {
  await db.patch("contentComments", _id, { text: "", deletedAt: deletedAt ?? Date.now() });
}
