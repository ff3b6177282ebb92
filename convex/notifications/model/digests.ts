import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { DIGESTED_KINDS } from "../rules/kinds";

/** How many mails one digest tells of; what comes on top goes with the next one. */
const MAX_ITEMS = 50;

/** One mail of a digest as the outbox keeps it: turned into a sentence when the digest is written. */
export type DigestItem = { template: string; data: string; href: string };

/**
 * Makes a digest of a mail and of all others of its kind that are due for the same person. Those are done with;
 * alone, a mail stays what it is.
 */
export async function gather(
  { db }: Pick<MutationCtx, "db">,
  first: Doc<"deliveries">,
): Promise<Doc<"deliveries">> {
  if (!DIGESTED_KINDS.includes(first.kind) || first.personId === undefined || !isNew(first)) return first;
  const waiting = await db
    .query("deliveries")
    .withIndex("by_person_kind_state_due", (q) =>
      q
        .eq("organizationId", first.organizationId)
        .eq("personId", first.personId)
        .eq("kind", first.kind)
        .eq("state", "waiting")
        .lte("dueAt", first.dueAt),
    )
    .take(MAX_ITEMS);
  const others = waiting.filter((row) => row._id !== first._id && isNew(row));
  if (others.length === 0) return first;
  for (const { _id } of others) await db.patch("deliveries", _id, { state: "digested" });
  const items = [first, ...others].sort((a, b) => a._creationTime - b._creationTime).map(itemOf);
  const digest = { template: "digest", data: JSON.stringify({ items }) };
  await db.patch("deliveries", first._id, digest);
  return { ...first, ...digest };
}

function itemOf({ template, data, href = "/" }: Doc<"deliveries">): DigestItem {
  return { template, data, href };
}

/** What was tried or is sent again may be a digest already. */
function isNew({ tries, round }: Doc<"deliveries">): boolean {
  return tries === 0 && round === 0;
}
