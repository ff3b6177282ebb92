import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { readToken, signToken } from "../../shared/signedTokens";
import { DAY } from "../../shared/time";
import { bodyText, publicBody } from "../rules/bodies";
import { liveBody } from "./bodies";
import type { Writer } from "./contexts";
import { entityOf, requireItem } from "./itemRows";
import { describedFields, type PublicReader, shownFacts } from "./publicationPages";

const PURPOSE = "publishing.preview.v1";
const MAX_DAYS = 30;

export const previewValidator = v.object({
  ...describedFields,
  /** Until when the link holds, in milliseconds since 1970. */
  expiresAt: v.number(),
});

/** A path that shows an item as it stands to whoever has it, for some days. @throws `invalid`, `notFound`, `conflict` */
export async function makePreviewLink(ctx: Writer, id: Id<"contentItems">, days: number) {
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) throw invalid({ days: "previewDays" });
  const item = await requireItem(ctx, id);
  if (item.state === "trashed") throw failure("conflict", "This is in the trash. Take it out first.");
  const expiresAt = Date.now() + days * DAY;
  const token = await signToken(PURPOSE, [item.organizationId, id, String(expiresAt)]);
  await record(ctx, { action: "contentItems.previewShared", entity: entityOf(id) });
  return { path: `/preview/${token}`, expiresAt };
}

/** The item of a preview link. @throws `expired`; `notFound` for what is no link here, or leads nowhere any more */
export async function openPreview(
  ctx: PublicReader & Pick<QueryCtx, "runQuery">,
  token: string,
  now: number,
): Promise<Infer<typeof previewValidator>> {
  const [organization, item, until] = (await readToken(PURPOSE, token)) ?? [];
  const expiresAt = Number(until);
  if (organization !== ctx.organization._id || item === undefined) throw noPreview();
  if (!(expiresAt > now)) throw failure("expired", "This preview has ended. Ask for a new link.");
  const row = await itemOf(ctx, item);
  const body = publicBody(await liveBody(ctx, row));
  return { ...(await shownFacts(ctx, row, bodyText(body))), expiresAt };
}

async function itemOf({ db }: PublicReader, text: string): Promise<Doc<"contentItems">> {
  const id = db.normalizeId("contentItems", text);
  const item = id === null ? null : await db.get(id);
  if (item === null || item.state === "trashed") throw noPreview();
  return item;
}

function noPreview() {
  return failure("notFound", "There is no such preview here.");
}
