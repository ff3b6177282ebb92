import type { Id } from "../../_generated/dataModel";
import { useAssets } from "../../media/model/assets";
import { assetIdsOf, readBody } from "../rules/bodies";
import { liveBody } from "./bodies";
import type { JobCtx } from "./contexts";
import { publicationOf } from "./itemRows";
import { bodyOf } from "./publicationRows";

/** The name by which media know what an item shows. */
export function userOf(item: Id<"contentItems">): string {
  return `content:${item}`;
}

/** Notes all files that an item shows: in its draft, in what is public of it, as cover and in cards of other sites. */
export async function noteUses(ctx: JobCtx, id: Id<"contentItems">): Promise<void> {
  const item = await ctx.db.get("contentItems", id);
  if (item === null) return;
  const organization = await ctx.db.get("organizations", item.organizationId);
  if (organization === null) return;
  const publication = await publicationOf(ctx, id);
  const shown = [item.coverId, item.seo.imageId, publication?.coverId, publication?.seo.imageId];
  const assetIds = [
    ...shown.filter((asset) => asset !== undefined),
    ...assetIdsOf(await liveBody(ctx, item)),
    ...(publication === null
      ? []
      : assetIdsOf(readBody(item.kind, (await bodyOf(ctx, publication._id)).body))),
  ];
  await useAssets({ db: ctx.db, organization }, { usedBy: userOf(id), title: item.title, assetIds });
}

/** Forgets what an item showed. */
export async function forgetUses(
  { db }: Pick<JobCtx, "db">,
  organizationId: Id<"organizations">,
  item: Id<"contentItems">,
): Promise<void> {
  const organization = await db.get("organizations", organizationId);
  if (organization === null) return;
  await useAssets({ db, organization }, { usedBy: userOf(item), title: "", assetIds: [] });
}
