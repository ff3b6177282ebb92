import type { Id } from "../../../convex/_generated/dataModel";
import type { MutationCtx } from "../../../convex/_generated/server";

type Place = { organizationId: Id<"organizations">; personId: Id<"persons"> };

/** A post that somebody edited, with a thread that they began and a comment of theirs. */
export async function insertDiscussion(
  db: MutationCtx["db"],
  { organizationId, personId }: Place,
): Promise<void> {
  const itemId = await db.insert("contentItems", {
    ...{
      organizationId,
      kind: "post",
      state: "draft",
      slug: "post",
      title: "A post",
      locale: "en",
      excerpt: "",
    },
    ...{ tags: [], authorIds: [], seo: {}, translationGroup: "post", revision: 1, editedAt: 0 },
    editedBy: personId,
  });
  const threadId = await db.insert("contentThreads", {
    ...{ organizationId, itemId, kind: "comment", state: "open", blockId: "block", quote: "Some words" },
    createdBy: personId,
  });
  await db.insert("contentComments", { organizationId, threadId, authorId: personId, text: "Says Zenobia" });
}
