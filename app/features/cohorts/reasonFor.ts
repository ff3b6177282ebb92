import { type BulkAction, needsReason } from "../../../convex/cohorts/rules/bulk";

/** Whether somebody must say why they do it, may, or need not be asked. */
export function reasonFor(action: BulkAction): "needed" | "optional" | "none" {
  if (needsReason(action)) return "needed";
  return action === "refuse" ? "optional" : "none";
}
