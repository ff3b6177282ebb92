"use node";
import { SealingFault } from "../model/sealing";
import type { IssuingProblem } from "../rules/statuses";
import { FontsFault } from "./fonts";

/** What went wrong with a job, as staff are told it. */
export function problemOf(error: unknown): { code: IssuingProblem; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof SealingFault) return { code: error.problem, detail };
  return { code: error instanceof FontsFault ? "fonts" : "fault", detail };
}
