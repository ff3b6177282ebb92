import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { allows } from "../../access/permissions";
import { notify } from "../../notifications/model/notify";
import type { TemplateData } from "../../shared/templates";
import { itemPath } from "../rules/addresses";
import { commentsOf, requireThread, type Writing } from "./threadRows";

/** Characters of a comment that its notice shows. */
const MAX_EXCERPT = 200;

type Said = {
  item: Doc<"contentItems">;
  thread: Id<"contentThreads">;
  comment: Id<"contentComments">;
  text: string;
};

/** Tells the authors and whoever takes part in the thread of a new comment; not who wrote it. */
export async function tellOfComment(ctx: Writing, { item, thread, comment, text }: Said): Promise<void> {
  const excerpt = text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT - 1)}…` : text;
  const data = { title: item.title, author: ctx.person.name, text: excerpt };
  await tell(ctx, item, thread, { template: "contentCommented", data, key: comment });
}

/** Tells the authors of a change that somebody suggests. */
export async function tellOfSuggestion(
  ctx: Writing,
  item: Doc<"contentItems">,
  thread: Id<"contentThreads">,
): Promise<void> {
  const data = { title: item.title, author: ctx.person.name };
  await tell(ctx, item, thread, { template: "contentSuggested", data, key: thread });
}

type News = {
  [Name in "contentCommented" | "contentSuggested"]: { template: Name; data: TemplateData[Name] };
};

async function tell(
  ctx: Writing,
  { _id, kind, authorIds, organizationId }: Doc<"contentItems">,
  threadId: Id<"contentThreads">,
  { template, data, key }: News[keyof News] & { key: string },
): Promise<void> {
  const { createdBy } = await requireThread(ctx, threadId);
  const said = await commentsOf(ctx, threadId);
  const concerned = new Set([...authorIds, createdBy, ...said.map(({ authorId }) => authorId)]);
  concerned.delete(ctx.person._id);
  for (const personId of concerned) {
    if (!(await mayRead(ctx, organizationId, personId))) continue;
    await notify(ctx, {
      ...{ organizationId, to: { personId }, kind: "activity" as const, template, data },
      dedupeKey: `${template} ${key}`,
      href: `${itemPath(kind, _id)}/edit?thread=${threadId}`,
    });
  }
}

/** Authors need not be staff, or staff any more. */
async function mayRead(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<boolean> {
  const membership = await db
    .query("memberships")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .unique();
  return membership !== null && membership.endedAt === undefined && allows(membership.roles, "content.read");
}
