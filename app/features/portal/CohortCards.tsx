import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useOrganization } from "../live/useOrganization";
import { useSignedInQuery } from "../live/useSignedInQuery";
import { cohortPath, dayOf, type Enrollment, STATE_MEANINGS } from "./enrollments";
import { ProgressRing } from "./ProgressRing";
import classes from "./portal.module.css";

export type Progress = FunctionReturnType<typeof api.progress.standings.mine>;
/** What the loader knew of each cohort's progress, by the cohort's id. */
export type FirstProgress = Readonly<Record<string, Progress>>;

type Props = { id: string; title: string; enrollments: readonly Enrollment[]; progress: FirstProgress };

/** The cohorts of a person, each with their place in it and how far they are. */
export function CohortCards({ id, title, enrollments, progress }: Props) {
  if (enrollments.length === 0) return null;
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id}>{title}</h2>
      <ul className={classes.cards}>
        {enrollments.map((each) => (
          <CohortCard key={each.enrollment} enrollment={each} first={progress[each.cohort.id]} />
        ))}
      </ul>
    </section>
  );
}

function CohortCard({ enrollment, first }: { enrollment: Enrollment; first: Progress | undefined }) {
  const t = useT();
  const format = useFormat();
  const { state, mayEnter, cohort } = enrollment;
  const [start, end] = [cohort.startDate, cohort.endDate].map((date) => format.longDate(dayOf(date), "UTC"));
  return (
    <li className={classes.card}>
      <div className={classes.cardWords}>
        <AppLink href={cohortPath(cohort.id)} className={classes.cardTitle}>
          {cohort.name}
        </AppLink>
        <span>{cohort.program.title}</span>
        <span className={classes.quiet}>{t("portal.dates", { start: start ?? "", end: end ?? "" })}</span>
        <span>
          <StateBadge label={t(`cohorts.enrollment.${state}`)} meaning={STATE_MEANINGS[state]} />
        </span>
      </div>
      {mayEnter && <CardRing cohort={cohort.id} first={first} />}
    </li>
  );
}

type RingProps = { cohort: Enrollment["cohort"]["id"]; first: Progress | undefined };

/** Who loses access meanwhile keeps what was last seen, until the card says so. */
function CardRing({ cohort, first }: RingProps) {
  const { id: organization } = useOrganization();
  const { data } = useSignedInQuery(api.progress.standings.mine, { organization, cohort }, first);
  return data === undefined || data.of === 0 ? null : <ProgressRing met={data.met} of={data.of} />;
}
