import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { findOrCreate, livingPerson, personOfEmail } from "../../people/model/people";
import { ENROLLMENT_ROLES } from "../rules/statuses";
import type { Doer } from "./doer";
import { enter, undoEntry } from "./enrollmentRows";
import { enrollmentIn } from "./roster";
import { seatOrWait } from "./seating";

export const importRowValidator = v.object({
  line: v.number(),
  email: v.string(),
  name: v.string(),
  externalId: v.union(v.string(), v.null()),
  role: literals(...ENROLLMENT_ROLES),
});
export type Row = Infer<typeof importRowValidator>;

export const ROW_OUTCOMES = ["added", "changed", "unchanged", "externalIdTaken"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

type Reader = Pick<QueryCtx, "db">;
type Match = { outcome: RowOutcome; known: Doc<"enrollments"> | null };

/**
 * What a row means for a cohort. A person is known by the external id, else by the mail address. Whoever has
 * an enrollment keeps its state, also who left: reading a list again changes nothing.
 */
export async function matchRow(ctx: Reader, cohortId: Id<"cohorts">, row: Row): Promise<Match> {
  const person = await personOfEmail(ctx, row.email);
  const known = person === null ? null : await enrollmentIn(ctx, cohortId, person._id);
  const holder = row.externalId === null ? null : await holderOf(ctx, cohortId, row.externalId);
  if (holder !== null && holder._id !== known?._id) return { outcome: "externalIdTaken", known: null };
  if (known === null) return { outcome: "added", known };
  const same = row.externalId === null || known.externalId === row.externalId;
  return { outcome: same ? "unchanged" : "changed", known };
}

/** Takes a row in. "refused": there was neither a seat nor a waitlist. */
export async function takeRow(
  ctx: Doer,
  cohort: Doc<"cohorts">,
  row: Row,
  welcome: boolean,
): Promise<RowOutcome | "refused"> {
  const { outcome, known } = await matchRow(ctx, cohort._id, row);
  const externalId = row.externalId === null ? {} : { externalId: row.externalId };
  if (outcome === "changed" && known !== null) await ctx.db.patch("enrollments", known._id, externalId);
  if (outcome !== "added") return outcome;
  const found = await findOrCreate(ctx, row);
  const person = (await livingPerson(ctx, found._id))!;
  const entry = await enter(ctx, cohort, person, { role: row.role, source: "imported", ...externalId });
  const seating = await seatOrWait(ctx, cohort, entry, welcome ? "cohortJoined" : null);
  if (seating !== null) return outcome;
  await undoEntry(ctx, entry);
  return "refused";
}

function holderOf({ db }: Reader, cohortId: Id<"cohorts">, externalId: string) {
  return db
    .query("enrollments")
    .withIndex("by_cohort_external", (q) => q.eq("cohortId", cohortId).eq("externalId", externalId))
    .first();
}
