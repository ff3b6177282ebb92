import type { ReactNode } from "react";
import { api } from "../../../../convex/_generated/api";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useT } from "../../../ui/i18n/useT";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useLive } from "../../live/useLive";
import { type Enrollment, STATE_MEANINGS } from "../../portal/enrollments";
import { insideHref, type InsideTab, insideTabs } from "./cohortTabs";

type Props = {
  /** As the loader gave it; the frame keeps it live. */
  own: Enrollment;
  tab: Exclude<InsideTab, "overview">;
  children: ReactNode;
};

/** What the further parts of a person's own page of a cohort have in common: its name and its parts as tabs. */
export function InsideFrame({ own: first, tab, children }: Props) {
  const t = useT();
  const { cohort, state } = useLive(api.cohorts.joining.own, { cohort: first.cohort.id }, first);
  return (
    <DetailPage
      title={cohort.name}
      description={cohort.program.title}
      back={{ href: "/portal", label: t("shell.home") }}
      state={<StateBadge label={t(`cohorts.enrollment.${state}`)} meaning={STATE_MEANINGS[state]} />}
      tabs={insideTabs(t, cohort.id)}
      currentTab={insideHref(cohort.id, tab)}
    >
      {children}
    </DetailPage>
  );
}
