import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure, invalid } from "../../shared/errors";
import { eventsFor } from "../rules/contentLifecycle";
import { isClientOf } from "../rules/liveSteps";
import type { Writer } from "./contexts";
import { stepsAfter, takeSteps } from "./documentSteps";
import { lifeOf } from "./itemRows";
import { touched } from "./items";
import { limitSubmissions } from "./limits";
import { readDocument } from "./liveDocuments";
import { requireOpen } from "./rooms";

type Reading = Pick<QueryCtx, "db">;

/** JSON of steps in their order, who each is by, and the version that they lead to. */
const steps = { steps: v.array(v.string()), clientIds: v.array(v.string()), version: v.number() };

/** `behind`: the steps that were missed are kept no more; the document is to be read anew. */
const behind = v.object({ status: v.literal("behind") });

export const updateValidator = v.union(v.object({ status: v.literal("steps"), ...steps }), behind);

export const answerValidator = v.union(
  v.object({ status: v.literal("synced"), version: v.number() }),
  v.object({ status: v.literal("needs-rebase"), ...steps }),
  behind,
);

/** The text of a post as JSON, with its version, for somebody. @throws `notFound`, `conflict` for the item */
export async function openText(
  ctx: Reading & Pick<Writer, "person" | "permissions">,
  id: Id<"contentItems">,
) {
  const item = await requirePost(ctx, id);
  const { document, version } = await readDocument(ctx, item._id);
  const mayWrite =
    ctx.permissions.includes("content.write") && eventsFor(lifeOf(item), ctx.permissions).includes("edit");
  return { document: JSON.stringify(document), version, person: ctx.person._id, mayWrite };
}

/** What was written after a version. @throws `notFound`; `conflict` for a version that is yet to come */
export async function updateAfter(
  ctx: Reading,
  id: Id<"contentItems">,
  version: number,
): Promise<Infer<typeof updateValidator>> {
  const { _id } = await requirePost(ctx, id);
  const found = await stepsAfter(ctx, _id, version);
  return found === null ? { status: "behind" } : { status: "steps", ...found };
}

/**
 * Takes what somebody wrote. @throws `invalid` for what cannot be taken; `rateLimited` for a flood of it; as `updateAfter`
 */
export async function submitText(
  ctx: Writer,
  id: Id<"contentItems">,
  submission: { version: number; clientId: string; steps: string[] },
): Promise<Infer<typeof answerValidator>> {
  const { _id } = await requirePost(ctx, id);
  const personId = ctx.person._id;
  // Steps by another's name would pass for confirmed there.
  if (!isClientOf(submission.clientId, personId)) throw invalid({ clientId: "format" });
  await limitSubmissions(ctx);
  const answer = await takeSteps(ctx, _id, submission);
  if ("taken" in answer) {
    await touched(ctx, _id, personId);
    return { status: "synced", version: answer.taken };
  }
  return answer.missed === null ? { status: "behind" } : { status: "needs-rebase", ...answer.missed };
}

async function requirePost(
  ctx: Pick<MutationCtx | QueryCtx, "db">,
  id: Id<"contentItems">,
): Promise<Doc<"contentItems">> {
  const item = await requireOpen(ctx, id);
  if (item.kind !== "post") throw failure("conflict", "Only the text of a post is written like this.");
  return item;
}
