import type { RequirementKind } from "./statuses";

/** What is counted by the product; the rest people tick. */
const MEASURED: readonly RequirementKind[] = ["attendance", "watch", "form"];
const SHARES: readonly RequirementKind[] = ["attendance", "watch"];

/** Whether a requirement is counted by the product rather than ticked by staff. */
export function isMeasured(kind: RequirementKind): boolean {
  return MEASURED.includes(kind);
}

/** Whether a requirement's target is a share, 0 to 1, rather than a number of things. */
export function isShare(kind: RequirementKind): boolean {
  return SHARES.includes(kind);
}

/** The most requirements of one cohort: each is a column of the sheet and a row for each of its people. */
export const MAX_REQUIREMENTS = 12;

/**
 * Whether a value meets its target. Shares are compared as they are shown, in whole per cent, so that nobody
 * reads "80 % of 80 %" and is not done.
 */
export function meets(kind: RequirementKind, value: number, target: number): boolean {
  return isShare(kind) ? Math.round(value * 100) >= Math.round(target * 100) : value >= target;
}

/** Why a target cannot be taken, as a key of the catalogue's errors; null when it can. */
export function targetProblem(kind: RequirementKind, target: number): "share" | "wholeNumber" | null {
  if (isShare(kind)) return target > 0 && target <= 1 ? null : "share";
  return Number.isInteger(target) && target >= 1 && target <= 1_000 ? null : "wholeNumber";
}

type Requirement = { id: string; isRequired: boolean };
type Measure = { requirementId: string; isMet: boolean };

export type Standing = { met: number; of: number; isReady: boolean };

/**
 * How an enrollment stands: of the required ones, how many are met. Optional ones do not count, and where
 * nothing is required nobody is ready by themselves.
 */
export function standingOf(requirements: readonly Requirement[], measures: readonly Measure[]): Standing {
  const required = requirements.filter(({ isRequired }) => isRequired);
  const met = required.filter(({ id }) =>
    measures.some(({ requirementId, isMet }) => requirementId === id && isMet),
  ).length;
  return { met, of: required.length, isReady: required.length > 0 && met === required.length };
}
