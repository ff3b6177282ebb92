import { api } from "../../../convex/_generated/api";
import { takesPeople } from "../../../convex/cohorts/rules/cohortLifecycle";
import { CopyLink } from "../../ui/data/CopyLink";
import { FactList } from "../../ui/data/FactList";
import { StatCard } from "../../ui/data/StatCard";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useLater } from "../live/useLater";
import type { Cohort } from "./cohort";
import { CohortPage } from "./CohortPage";
import classes from "./cohorts.module.css";
import { ComingSessions } from "./ComingSessions";
import { Instructors } from "./Instructors";
import { useCohort } from "./useCohort";
import { useCohortFacts } from "./useCohortFacts";

type Props = { first: Cohort; origin: string };

/** How a cohort stands: its figures, what comes next, who teaches it, and what was agreed. */
export function OverviewScreen({ first, origin }: Props) {
  const t = useT();
  const cohort = useCohort(first);
  const facts = useCohortFacts(cohort);
  const page = `${origin}/programs/${cohort.program.slug}/${cohort.slug}`;
  return (
    <CohortPage first={first} tab="overview" facts={<FactList facts={facts} />}>
      <div className={classes.stack}>
        <Figures cohort={cohort} />
        {takesPeople(cohort.state) && cohort.joinMode !== "invite" && (
          <CopyLink label={t("adminCohorts.joinPage")} value={page} />
        )}
        <ComingSessions cohort={cohort} />
        <Instructors cohort={cohort} />
      </div>
    </CohortPage>
  );
}

function Figures({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const { counts, seats, used } = cohort;
  const completion = useLater(
    api.progress.completion.preview,
    may("progress.manage") ? { cohort: cohort.id } : "skip",
  );
  const ready = completion?.ready ?? 0;
  return (
    <div className={classes.figures}>
      <StatCard
        label={t("adminCohorts.figure.people")}
        value={format.number(counts.enrolled + counts.active)}
        meaning={t("adminCohorts.figure.peopleText", { invited: counts.invited })}
      />
      <StatCard
        label={t("adminCohorts.figure.seats")}
        value={seats === null ? format.number(used) : t("adminCohorts.takenOf", { used, seats })}
        meaning={
          seats === null
            ? t("adminCohorts.figure.unlimited")
            : t("adminCohorts.figure.left", { left: seats - used })
        }
      />
      <StatCard
        label={t("adminCohorts.figure.waiting")}
        value={format.number(counts.waitlisted)}
        meaning={t("adminCohorts.figure.offered", { offered: counts.offered })}
      />
      <StatCard
        label={t("adminCohorts.figure.completed")}
        value={format.number(counts.completed)}
        meaning={t("adminCohorts.figure.ready", { ready })}
      />
    </div>
  );
}
