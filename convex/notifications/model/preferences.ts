import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { invalid } from "../../shared/errors";
import { CHANNELS, KINDS } from "../rules/kinds";
import { isOptional, isWanted, type Preference } from "../rules/preferences";

/** What a person chose otherwise than the default. Bounded by nature: one row for each kind and channel. */
export function preferencesOf(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<Doc<"preferences">[]> {
  return db
    .query("preferences")
    .withIndex("by_person", (q) => q.eq("organizationId", organizationId).eq("personId", personId))
    .take(KINDS.length * CHANNELS.length);
}

export const preferenceValidator = v.object({
  kind: literals(...KINDS),
  channel: literals(...CHANNELS),
  wanted: v.boolean(),
  /** Whether the person may turn it off. */
  optional: v.boolean(),
});

/** Every kind by every channel, as it stands for a person. */
export async function preferenceTable(
  ctx: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<Infer<typeof preferenceValidator>[]> {
  const chosen = await preferencesOf(ctx, organizationId, personId);
  return KINDS.flatMap((kind) =>
    CHANNELS.map((channel) => {
      const wanted = isWanted(chosen, kind, channel);
      return { kind, channel, wanted, optional: isOptional(kind, channel) };
    }),
  );
}

/**
 * Notes what a person wants to hear of.
 * @throws `invalid` for what cannot be turned off
 */
export async function choose(
  { db }: Pick<MutationCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
  { kind, channel, wanted }: Preference,
): Promise<void> {
  if (!isOptional(kind, channel)) throw invalid({ kind: "essentialKind" });
  const row = await db
    .query("preferences")
    .withIndex("by_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId).eq("kind", kind).eq("channel", channel),
    )
    .unique();
  if (row !== null) await db.patch("preferences", row._id, { wanted });
  else if (!wanted) await db.insert("preferences", { organizationId, personId, kind, channel, wanted });
}
