import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { type FieldErrors, invalid } from "../../shared/errors";
import type { Change } from "../rules/eventChanges";
import type { Draft } from "../rules/eventChecks";
import { type EditScope, EVENT_KINDS, type EventKind } from "../rules/statuses";
import { placeValidator } from "../schema";
import { instructorIds } from "./events";
import { clockNoteValidator, type Staff } from "./planning";

export const changeValidator = v.object({
  kind: v.optional(literals(...EVENT_KINDS)),
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  wallStart: v.optional(v.string()),
  timeZone: v.optional(v.string()),
  durationMinutes: v.optional(v.number()),
  place: v.optional(placeValidator),
  instructors: v.optional(v.array(v.id("persons"))),
  remindBefore: v.optional(v.array(v.number())),
  /** Of a series, for what follows: another rule. */
  rule: v.optional(v.string()),
});

/** Where one registers: null for as many seats as come. */
export const seatsValidator = v.object({ total: v.union(v.number(), v.null()), keepsWaiting: v.boolean() });

export const changedValidator = v.object({
  /** How many sessions the change reached. */
  occurrences: v.number(),
  notes: v.array(clockNoteValidator),
});
export type Changed = Infer<typeof changedValidator>;

export type Wish = { scope: EditScope; change: Infer<typeof changeValidator>; anyway: boolean };

/** An event as a draft, to be changed and checked as a whole. */
export async function draftOf(
  ctx: Pick<Staff, "db">,
  event: Doc<"events">,
): Promise<Draft & { kind: EventKind; instructors: Id<"persons">[] }> {
  const { kind, title, description, wallStart, timeZone, durationMinutes, place, remindBefore } = event;
  const series = event.seriesId === undefined ? null : await ctx.db.get("eventSeries", event.seriesId);
  const instructors = await instructorIds(ctx, event._id);
  const own = { kind, title, description, wallStart, timeZone, durationMinutes, place, remindBefore };
  return { ...own, instructors, ...(series && { rule: series.rule }) };
}

export type Wanted = {
  event: Doc<"events">;
  cohort: Doc<"cohorts">;
  present: Draft & { instructors: Id<"persons">[] };
  changes: Change;
  anyway: boolean;
};

/** A title may be corrected though the cohort's dates have moved away from the event meanwhile. */
export function checkDraft(problems: FieldErrors, moves: boolean): void {
  const counting = Object.entries(problems).filter(([, problem]) => moves || problem !== "outsideCohort");
  if (counting.length > 0) throw invalid(Object.fromEntries(counting));
}
