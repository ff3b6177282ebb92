import type { Doc, Id } from "../../_generated/dataModel";
import type { Reader } from "./access";

/** A cohort's recordings are in one order, which staff change, and so they are bounded. */
export const MAX_RECORDINGS = 500;

/** All recordings of a cohort in their order, whatever their state; bounded by `MAX_RECORDINGS`. */
export function recordingsIn({ db }: Reader, cohort: Id<"cohorts">): Promise<Doc<"recordings">[]> {
  return db
    .query("recordings")
    .withIndex("by_cohort_order", (q) => q.eq("cohortId", cohort))
    .take(MAX_RECORDINGS);
}

/** Those of them that its people may watch. */
export function publishedIn({ db }: Reader, cohort: Id<"cohorts">): Promise<Doc<"recordings">[]> {
  return db
    .query("recordings")
    .withIndex("by_cohort_state_order", (q) => q.eq("cohortId", cohort).eq("state", "published"))
    .take(MAX_RECORDINGS);
}
