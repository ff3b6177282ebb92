import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { api } from "../../../../convex/_generated/api";
import { TextSkeleton } from "../../../ui/feedback/Skeletons";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useT } from "../../../ui/i18n/useT";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useLive } from "../../live/useLive";
import { EarnedCertificate } from "../../certificates/portal/EarnedCertificate";
import { type Enrollment, STATE_MEANINGS } from "../../portal/enrollments";
import { CohortFacts } from "./CohortFacts";
import { CohortInside, type Inside } from "./CohortInside";
import { insideHref, insideTabs } from "./cohortTabs";
import { LeaveCohort } from "./LeaveCohort";
import { PlacePanel } from "./PlacePanel";

type Props = {
  own: Enrollment;
  /** Null for who cannot see the cohort from the inside. */
  inside: Inside | null;
};

/** A person's own page of a cohort: their place in it and, for who takes part, all that happens there. */
export function CohortScreen({ own: first, inside }: Props) {
  const t = useT();
  const own = useLive(api.cohorts.joining.own, { cohort: first.cohort.id }, first);
  const { cohort, state } = own;
  const { revalidate } = useRevalidator();
  // Who was let in while the page was open has not loaded what is inside.
  const justIn = own.mayEnter && inside === null;
  useEffect(() => {
    if (justIn) revalidate();
  }, [justIn, revalidate]);
  return (
    <DetailPage
      title={cohort.name}
      description={cohort.program.title}
      back={{ href: "/portal", label: t("shell.home") }}
      state={<StateBadge label={t(`cohorts.enrollment.${state}`)} meaning={STATE_MEANINGS[state]} />}
      facts={<CohortFacts own={own} />}
      {...(own.mayEnter && { tabs: insideTabs(t, cohort.id), currentTab: insideHref(cohort.id) })}
    >
      {state === "completed" && <EarnedCertificate enrollment={own.enrollment} />}
      {own.mayEnter && inside !== null && <CohortInside own={own} first={inside} />}
      {own.mayEnter ? justIn && <TextSkeleton /> : <PlacePanel own={own} />}
      <LeaveCohort own={own} />
    </DetailPage>
  );
}
