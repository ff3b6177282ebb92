import type { ReactNode } from "react";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { DetailPage, type PageTab } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { type Cohort, COHORT_MEANINGS, cohortHref, civilDay, COHORTS } from "./cohort";
import { CohortMenu } from "./CohortMenu";
import { CohortNext } from "./CohortNext";
import { useCohort } from "./useCohort";
import { useTeaches } from "./useTeaches";

export type CohortTab =
  | "overview"
  | "people"
  | "sessions"
  | "recordings"
  | "materials"
  | "progress"
  | "certificates"
  | "announcements"
  | "import"
  | "settings";

type Props = {
  /** As the loader gave it; the frame keeps it live. */
  first: Cohort;
  tab: CohortTab;
  /** FactList, at the side. */
  facts?: ReactNode;
  children: ReactNode;
};

/** What the pages of one cohort have in common: its name and state, what comes next, and its parts as tabs. */
export function CohortPage({ first, tab, facts, children }: Props) {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const cohort = useCohort(first);
  const teaches = useTeaches(cohort);
  const dates = t("adminCohorts.dates", {
    from: civilDay(format, cohort.startDate),
    until: civilDay(format, cohort.endDate),
  });
  return (
    <DetailPage
      title={cohort.name}
      description={t("adminCohorts.headline", { program: cohort.program.title, dates })}
      back={{ href: COHORTS, label: t("adminCohorts.title") }}
      state={
        <StateBadge label={t(`cohorts.state.${cohort.state}`)} meaning={COHORT_MEANINGS[cohort.state]} />
      }
      actions={may("cohorts.manage") && <CohortMenu cohort={cohort} />}
      next={<CohortNext cohort={cohort} />}
      tabs={tabsOf(t, cohort, may, teaches)}
      currentTab={cohortHref(cohort.id, tab === "overview" ? "" : tab)}
      {...(facts !== undefined && { facts })}
    >
      {children}
    </DetailPage>
  );
}

function tabsOf(
  t: Translate,
  { id, counts }: Cohort,
  may: ReturnType<typeof useMay>,
  teaches: boolean,
): PageTab[] {
  const reads = may("enrollments.read");
  const shelves = teaches && may("library.read");
  const tabs: (PageTab | false)[] = [
    { href: cohortHref(id), label: t("adminCohorts.tab.overview") },
    reads && {
      href: cohortHref(id, "people"),
      label: t("adminCohorts.tab.people"),
      count: counts.enrolled + counts.active,
    },
    { href: cohortHref(id, "sessions"), label: t("adminCohorts.tab.sessions") },
    shelves && { href: cohortHref(id, "recordings"), label: t("adminCohorts.tab.recordings") },
    shelves && { href: cohortHref(id, "materials"), label: t("adminCohorts.tab.materials") },
    reads && { href: cohortHref(id, "progress"), label: t("adminCohorts.tab.progress") },
    may("certificates.read") && {
      href: cohortHref(id, "certificates"),
      label: t("certificateScreens.title"),
    },
    teaches && {
      href: cohortHref(id, "announcements"),
      label: t("adminCohorts.tab.announcements"),
    },
    may("enrollments.manage") && { href: cohortHref(id, "import"), label: t("adminCohorts.tab.import") },
    may("cohorts.manage") && { href: cohortHref(id, "settings"), label: t("adminCohorts.tab.settings") },
  ];
  return tabs.filter((tab) => tab !== false);
}
