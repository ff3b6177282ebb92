import type { Id } from "../../../../convex/_generated/dataModel";
import type { Translate } from "../../../../convex/shared/messages/translate";
import type { PageTab } from "../../../ui/pages/DetailPage";

export type InsideTab = "overview" | "recordings" | "materials";

/** The address of a cohort's page for who takes part, or of a part of it. */
export function insideHref(cohort: Id<"cohorts">, tab: InsideTab = "overview"): string {
  return tab === "overview" ? `/portal/cohorts/${cohort}` : `/portal/cohorts/${cohort}/${tab}`;
}

/** The parts of a cohort, for who may see it from the inside. */
export function insideTabs(t: Translate, cohort: Id<"cohorts">): PageTab[] {
  const tabs = ["overview", "recordings", "materials"] as const;
  return tabs.map((tab) => ({ href: insideHref(cohort, tab), label: t(`portal.cohort.tab.${tab}`) }));
}
