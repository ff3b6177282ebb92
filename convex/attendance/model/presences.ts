import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { PresenceSource } from "../rules/statuses";
import { recount } from "./attendances";
import { MAX_STAYS, staysOf } from "./stays";

type Report = {
  event: Doc<"events">;
  personId: Id<"persons">;
  source: PresenceSource;
  /** What the source calls this stay. */
  sourceKey: string;
  at: number;
};
type Ctx = Pick<MutationCtx, "db">;

/** Somebody came. Reported again, the earlier moment stands; a later report never undoes an earlier one. */
export async function arrived(ctx: Ctx, report: Report): Promise<void> {
  const known = await presenceOf(ctx, report);
  if (known === null) await note(ctx, report, { joinedAt: report.at });
  else if (known.joinedAt === undefined || report.at < known.joinedAt)
    await ctx.db.patch("presences", known._id, { joinedAt: report.at });
  await recount(ctx, report.event, report.personId);
}

/** Somebody left. May be reported before their coming is; reported again, the later moment stands. */
export async function left(ctx: Ctx, report: Report): Promise<void> {
  const known = await presenceOf(ctx, report);
  if (known === null) await note(ctx, report, { leftAt: report.at });
  else if (known.leftAt === undefined || report.at > known.leftAt)
    await ctx.db.patch("presences", known._id, { leftAt: report.at });
  await recount(ctx, report.event, report.personId);
}

function presenceOf({ db }: Ctx, { source, sourceKey }: Report): Promise<Doc<"presences"> | null> {
  return db
    .query("presences")
    .withIndex("by_source_key", (q) => q.eq("source", source).eq("sourceKey", sourceKey))
    .first();
}

async function note(
  ctx: Ctx,
  { event, personId, source, sourceKey }: Report,
  moment: { joinedAt?: number; leftAt?: number },
): Promise<void> {
  const { _id: eventId, organizationId } = event;
  if ((await staysOf(ctx, eventId, personId)).length >= MAX_STAYS) return;
  await ctx.db.insert("presences", {
    organizationId,
    eventId,
    personId,
    source,
    sourceKey,
    ...moment,
  });
}
