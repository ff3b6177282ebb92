import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

/** The lists that were taken in. */
export type ImportsPage = FunctionReturnType<typeof api.cohorts.imports.recent>;
