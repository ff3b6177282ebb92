import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { ProgramState } from "../../../convex/catalog/rules/statuses";
import type { Meaning } from "../../ui/theme/tokens";

/** Cohorts of a program, as lists show them. */
export type CohortPage = FunctionReturnType<typeof api.cohorts.cohorts.list>;
export type Program = FunctionReturnType<typeof api.catalog.programs.detail>;

/** What a program's state means at a glance. */
export const STATE_MEANINGS = {
  draft: "info",
  published: "success",
  archived: "neutral",
} as const satisfies Record<ProgramState, Meaning>;
