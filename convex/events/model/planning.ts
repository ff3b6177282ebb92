import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { requireTeaching } from "../../cohorts/model/access";
import { failure, invalid } from "../../shared/errors";
import { MINUTE } from "../../shared/time";
import { clockNotes, type Draft, problemsOfDraft, type Start, startsOf } from "../rules/eventChecks";
import { ADMISSIONS, EVENT_KINDS } from "../rules/statuses";
import { placeValidator } from "../schema";
import { announce, entriesOf, settleNew } from "./effects";
import { addInstructors, checkFree, checkStaff, type Collision, collisionsOf } from "./instructors";
import { insertEvent, insertSeries } from "./occurrences";

export const draftValidator = v.object({
  kind: literals(...EVENT_KINDS),
  title: v.string(),
  description: v.string(),
  wallStart: v.string(),
  timeZone: v.string(),
  durationMinutes: v.number(),
  place: placeValidator,
  instructors: v.array(v.id("persons")),
  remindBefore: v.array(v.number()),
  /** Value of an RRULE with an end: makes it a series. */
  rule: v.optional(v.string()),
  admission: literals(...ADMISSIONS),
  /** Where one registers: how many seats; absent for as many as come. */
  seats: v.optional(v.number()),
  keepsWaiting: v.optional(v.boolean()),
});
export type FullDraft = Infer<typeof draftValidator>;

/** Starts that meet a change of clocks: moved forward out of a gap, or the first of two. */
export const clockNoteValidator = v.object({
  given: v.string(),
  fit: literals("gap", "overlap"),
  wall: v.string(),
});

export const plannedValidator = v.object({
  /** The first. */
  event: v.id("events"),
  series: v.union(v.id("eventSeries"), v.null()),
  occurrences: v.number(),
  notes: v.array(clockNoteValidator),
});

export const previewValidator = v.object({
  /** What cannot be taken, by field: keys of the catalogue's `errors`. */
  problems: v.record(v.string(), v.string()),
  occurrences: v.number(),
  /** Start of the last one; milliseconds since 1970, as all moments here. Null while there are problems. */
  lastStartsAt: v.union(v.number(), v.null()),
  notes: v.array(clockNoteValidator),
  /** Each of them, in their order; as many as one series may have. */
  starts: v.array(v.object({ wall: v.string(), startsAt: v.number() })),
  /** What instructors lead already at the time, one for each of them. */
  collisions: v.array(
    v.object({
      person: v.id("persons"),
      name: v.string(),
      startsAt: v.number(),
      event: v.id("events"),
      title: v.string(),
      wallStart: v.string(),
      timeZone: v.string(),
    }),
  ),
  /** Whether the viewer may plan it all the same. */
  mayOverlap: v.boolean(),
});

export type Staff = Pick<MutationCtx, "db" | "scheduler"> & Tenant & { everywhere: MutationCtx["db"] };

/**
 * The same without the wall between tenants, for the many rows of a series that was found behind it: each
 * row that passes the wall is looked at once more, which a long series has no time for.
 */
export function unwalled(ctx: Staff): Staff {
  return { ...ctx, db: ctx.everywhere };
}
type Reader = Pick<QueryCtx, "db"> & Tenant;

/** What planning a draft would come to; nothing is written. @throws `notFound`, `forbidden` */
export async function previewPlan(
  ctx: Reader,
  cohortId: Id<"cohorts">,
  draft: FullDraft,
): Promise<Infer<typeof previewValidator>> {
  const cohort = await requireTeaching(ctx, cohortId);
  const problems = problemsOfDraft(draft, cohort);
  const mayOverlap = ctx.permissions.includes("cohorts.manage");
  if (Object.keys(problems).length > 0) return { problems, ...NOTHING_YET, mayOverlap };
  const starts = startsOf(draft);
  const wanted = { personIds: draft.instructors, spans: spansOf(starts, draft) };
  const collisions: Collision[] = await collisionsOf(ctx, wanted, new Set());
  const lastStartsAt = starts.at(-1)?.at ?? null;
  const notes = clockNotes(starts);
  const shown = starts.map(({ wall, at: startsAt }) => ({ wall, startsAt }));
  return { problems, occurrences: starts.length, lastStartsAt, notes, starts: shown, collisions, mayOverlap };
}

const NOTHING_YET = { occurrences: 0, lastStartsAt: null, notes: [], starts: [], collisions: [] };

/**
 * Plans an event, or a series of them, and tells everybody concerned.
 * @param anyway plan it though an instructor leads something else then; only for those who manage cohorts
 * @throws `invalid`, `conflict`, `notFound`, `forbidden`
 */
export async function plan(
  ctx: Staff,
  cohortId: Id<"cohorts">,
  { draft, anyway }: { draft: FullDraft; anyway: boolean },
): Promise<Infer<typeof plannedValidator>> {
  const now = Date.now();
  const cohort = await requireTeaching(ctx, cohortId);
  checkOpen(cohort);
  check(draft, cohort);
  await checkStaff(ctx, draft.instructors);
  const starts = startsOf(draft);
  const wanted = { personIds: draft.instructors, spans: spansOf(starts, draft) };
  await checkFree(ctx, wanted, { except: new Set(), anyway });
  const events = await write(unwalled(ctx), cohort, { draft, starts, now });
  const [first] = events;
  if (first === undefined) throw invalid({ rule: "rule" });
  for (const { subject, endsAt } of entriesOf(events))
    await announce(ctx, { subject, happened: "planned", shown: true, endsAt, remains: true }, now);
  await record(ctx, { action: "events.planned", entity: { table: "events", id: first._id } });
  const series = first.seriesId ?? null;
  return { event: first._id, series, occurrences: events.length, notes: clockNotes(starts) };
}

/** @throws `conflict` for a cohort in which nothing takes place any more */
export function checkOpen({ state }: Doc<"cohorts">): void {
  if (state === "archived" || state === "cancelled")
    throw failure("conflict", "This cohort is over. Nothing more can be planned in it.");
}

function check(draft: Draft & Pick<FullDraft, "seats" | "admission">, cohort: Doc<"cohorts">): void {
  const { seats, admission } = draft;
  const seatless =
    seats === undefined || (Number.isInteger(seats) && seats >= 1 && admission === "registration");
  const problems = { ...problemsOfDraft(draft, cohort), ...(seatless ? {} : { seats: "seats" }) };
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

function spansOf(starts: readonly Start[], { durationMinutes }: Pick<Draft, "durationMinutes">) {
  return starts.map(({ at }) => ({ startsAt: at, endsAt: at + durationMinutes * MINUTE }));
}

type Writing = { draft: FullDraft; starts: readonly Start[]; now: number };

async function write(
  ctx: Staff,
  cohort: Doc<"cohorts">,
  { draft, starts, now }: Writing,
): Promise<Doc<"events">[]> {
  const { _id: cohortId, organizationId } = cohort;
  const { kind, description, timeZone, durationMinutes, place, admission, remindBefore, rule } = draft;
  const title = draft.title.trim();
  const common = { title, description, place, timeZone, durationMinutes };
  const terms = { organizationId, cohortId, kind, ...common, admission, remindBefore };
  const of = { organizationId, cohortId };
  const series =
    rule === undefined
      ? undefined
      : await insertSeries(ctx, of, { ...common, rule, start: draft.wallStart }, now);
  const seats = { seats: draft.seats, keepsWaiting: draft.keepsWaiting ?? true };
  const leading = [...new Set(draft.instructors)];
  const events: Doc<"events">[] = [];
  for (const { at: startsAt, wall, recurrenceId } of starts) {
    const slot = series === undefined ? { wall, startsAt } : { wall, startsAt, series, recurrenceId };
    const event = await insertEvent(ctx, terms, slot, { seats, now });
    await addInstructors(ctx, event, leading);
    events.push(event);
  }
  await settleNew(ctx, events, leading, now);
  return events;
}
