import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type RequirementList = FunctionReturnType<typeof api.progress.requirements.list>;
/** One thing that a cohort asks for. */
export type Requirement = RequirementList[number];

export type SheetPage = FunctionReturnType<typeof api.progress.standings.sheet>;
/** How one person stands, with their progress by requirement. */
export type SheetRow = SheetPage["page"][number];
