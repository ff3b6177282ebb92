import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { poolOf } from "../../capacity/model/pools";
import { JOIN_ANSWERS, joinAnswer, SEATS_LEFT, seatsLeft } from "../rules/joining";
import { ENROLLMENT_STATES, JOIN_MODES } from "../rules/statuses";
import { enrollmentIn } from "./roster";

/** More cohorts of one program than are open at a time. */
const MAX_OPENINGS = 50;

export const openingValidator = v.object({
  cohort: v.id("cohorts"),
  slug: v.string(),
  name: v.string(),
  startDate: v.string(),
  endDate: v.string(),
  timeZone: v.string(),
  joinMode: literals(...JOIN_MODES),
  joinForm: v.union(v.id("forms"), v.null()),
  /** Whether one can come in now; if not, why. */
  join: literals(...JOIN_ANSWERS),
  opensAt: v.union(v.number(), v.null()),
  closesAt: v.union(v.number(), v.null()),
  seats: literals(...SEATS_LEFT),
  price: v.union(v.object({ minor: v.number(), currency: v.string() }), v.null()),
  /** The viewer's own enrollment; null for visitors and who has none. */
  mine: v.union(literals(...ENROLLMENT_STATES), v.null()),
});

type Ctx = Pick<QueryCtx, "db"> & { viewer: Viewer | null };

/**
 * The cohorts of a published program that are open or run, by start; nothing of those in them. Bounded: a
 * program has few of them at a time. Empty for a program that is private, not published or not there.
 */
export async function openingsOf(
  ctx: Ctx,
  programId: Id<"programs">,
): Promise<Infer<typeof openingValidator>[]> {
  const program = await ctx.db.get("programs", programId);
  if (program?.state !== "published" || program.visibility === "private") return [];
  const rows = await Promise.all(
    (["open", "running"] as const).map((state) =>
      ctx.db
        .query("cohorts")
        .withIndex("by_program_state_start", (q) => q.eq("programId", programId).eq("state", state))
        .take(MAX_OPENINGS),
    ),
  );
  const byStart = rows.flat().sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
  return Promise.all(byStart.map((cohort) => openingOf(ctx, cohort)));
}

async function openingOf(ctx: Ctx, cohort: Doc<"cohorts">): Promise<Infer<typeof openingValidator>> {
  const { slug, name, startDate, endDate, timeZone, joinMode } = cohort;
  const pool = await poolOf(ctx, { kind: "cohort", id: cohort._id });
  const own = ctx.viewer === null ? null : await enrollmentIn(ctx, cohort._id, ctx.viewer.person._id);
  return {
    cohort: cohort._id,
    ...{ slug, name, startDate, endDate, timeZone, joinMode },
    joinForm: cohort.joinFormId ?? null,
    join: joinAnswer(cohort, Date.now()),
    opensAt: cohort.opensAt ?? null,
    closesAt: cohort.closesAt ?? null,
    seats: pool === null ? "full" : seatsLeft(pool),
    price: cohort.price ?? null,
    mine: own?.state ?? null,
  };
}
