import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { allows, type Permission } from "../../access/permissions";
import { rolesIn } from "../../access/roles";
import { notify } from "../../notifications/model/notify";
import { itemPath } from "../rules/addresses";
import type { Writer } from "./contexts";

type Telling = Pick<MutationCtx, "db" | "scheduler">;
type Item = Doc<"contentItems">;

/** Staff of one organization that are looked at; it has no more. */
const MAX_STAFF = 500;

/** Tells those who publish that somebody asks for a review; not who asks. */
export async function tellPublishers(ctx: Writer, item: Item): Promise<void> {
  const data = { title: item.title, author: ctx.person.name };
  for (const personId of await publishersOf(ctx, item.organizationId))
    if (personId !== ctx.person._id)
      await notify(ctx, {
        ...noticeOf(item, "contentSubmitted", personId),
        template: "contentSubmitted",
        data,
      });
}

/** Tells who asked for a review what is to be done, if they still work here. */
export async function tellSubmitter(ctx: Writer, item: Item, note: string): Promise<void> {
  const { submittedBy: personId, organizationId, title } = item;
  if (personId === undefined || personId === ctx.person._id) return;
  if (!allows(await rolesIn(ctx, organizationId, personId), "content.read")) return;
  const data = { title, author: ctx.person.name, note };
  await notify(ctx, { ...noticeOf(item, "contentSentBack", personId), template: "contentSentBack", data });
}

/** Tells those who publish that something could not be published at its date. */
export async function tellHeldBack(ctx: Telling, item: Item): Promise<void> {
  const data = { title: item.title };
  for (const personId of await publishersOf(ctx, item.organizationId))
    await notify(ctx, { ...noticeOf(item, "contentHeldBack", personId), template: "contentHeldBack", data });
}

function noticeOf({ _id, kind, organizationId }: Item, template: string, personId: Id<"persons">) {
  return {
    ...{ organizationId, to: { personId }, kind: "activity" as const },
    // Each time is told: the same item may be submitted again.
    dedupeKey: `${template} ${_id} ${Date.now()}`,
    href: itemPath(kind, _id),
  };
}

async function publishersOf({ db }: Telling, organization: Id<"organizations">): Promise<Id<"persons">[]> {
  const permission: Permission = "content.publish";
  const members = await db
    .query("memberships")
    .withIndex("by_organization_ended", (q) => q.eq("organizationId", organization).eq("endedAt", undefined))
    .take(MAX_STAFF);
  return members.filter(({ roles }) => allows(roles, permission)).map(({ personId }) => personId);
}
