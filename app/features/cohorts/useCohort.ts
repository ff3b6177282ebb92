import { api } from "../../../convex/_generated/api";
import { useLive } from "../live/useLive";
import type { Cohort } from "./cohort";

/** A cohort as it is now: what the loader gave first, then live. */
export function useCohort(first: Cohort): Cohort {
  return useLive(api.cohorts.cohorts.get, { cohort: first.id }, first);
}
