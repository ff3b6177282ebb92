import { useDebouncedValue } from "@mantine/hooks";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useLater } from "../live/useLater";
import { draftOf, type SessionForm } from "./sessionForm";

export type PlanPreview = FunctionReturnType<typeof api.events.events.preview>;

/** While somebody types, no query is asked. */
const PAUSE_MS = 300;

/** What planning a form would come to, live; undefined while it is asked, or where there is no day yet. */
export function usePlanPreview(cohort: Id<"cohorts">, form: SessionForm): PlanPreview | undefined {
  const [settled] = useDebouncedValue(form, PAUSE_MS);
  const draft = useMemo(() => draftOf(settled), [settled]);
  const dated = settled.date !== "" && settled.time !== "";
  return useLater(api.events.events.preview, dated ? { cohort, draft } : "skip");
}
