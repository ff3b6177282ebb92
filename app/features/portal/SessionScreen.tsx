import { api } from "../../../convex/_generated/api";
import { FactList } from "../../ui/data/FactList";
import { StateBadge } from "../../ui/data/StateBadge";
import { EventTime } from "../../ui/i18n/EventTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useOrganization } from "../live/useOrganization";
import { useSignedInQuery } from "../live/useSignedInQuery";
import type { Attendance } from "./AttendanceBadge";
import { cohortPath, type Enrollment } from "./enrollments";
import { JoinButton } from "./JoinButton";
import classes from "./portal.module.css";
import { Registration } from "./Registration";
import { placeOf, type Session } from "./sessions";
import { useCountdown } from "./useCountdown";

type Props = {
  session: Session;
  own: Enrollment;
  attendance: Attendance[];
  /** The description's Markdown as HTML. */
  html: string;
};

/** One session as its learners see it: when, where, the way in, and whether they were there. */
export function SessionScreen({ session: first, own, attendance: firstRecords, html }: Props) {
  const t = useT();
  const { id: organization } = useOrganization();
  const session =
    useSignedInQuery(api.events.schedules.one, { organization, event: first.id }, first).data ?? first;
  const mine = { organization, cohort: first.cohort };
  const records = useSignedInQuery(api.attendance.records.mine, mine, firstRecords).data ?? firstRecords;
  const attendance = records.find(({ event }) => event === session.id);
  const { door } = useCountdown(session);
  return (
    <DetailPage
      title={session.title}
      description={<EventTime at={session.startsAt} zone={session.timeZone} />}
      back={{ href: cohortPath(own.cohort.id), label: own.cohort.name }}
      state={
        door === "cancelled" ? (
          <StateBadge label={t("portal.session.cancelled")} meaning="neutral" />
        ) : door === "open" ? (
          <StateBadge label={t("portal.join.open")} meaning="success" />
        ) : undefined
      }
      facts={<SessionFacts session={session} own={own} attendance={attendance} />}
    >
      <div className={classes.sessionPage}>
        {session.cancelReason !== null && (
          <p>{t("portal.session.reason", { reason: session.cancelReason })}</p>
        )}
        <JoinButton session={session} />
        <Registration session={session} />
        <section className={classes.section} aria-labelledby="about">
          <h2 id="about">{t("portal.session.about")}</h2>
          {session.description.trim() === "" ? (
            <p className={classes.quiet}>{t("portal.session.nothing")}</p>
          ) : (
            <div className={classes.written} dangerouslySetInnerHTML={{ __html: html }} />
          )}
        </section>
      </div>
    </DetailPage>
  );
}

type FactsProps = { session: Session; own: Enrollment; attendance: Attendance | undefined };

function SessionFacts({ session, own, attendance }: FactsProps) {
  const t = useT();
  const format = useFormat();
  const names = session.instructors.map(({ name }) => name).filter((name) => name !== "");
  return (
    <FactList
      facts={[
        { label: t("portal.session.where"), value: placeOf(t, session) },
        { label: t("portal.session.duration"), value: format.duration(session.endsAt - session.startsAt) },
        ...(names.length === 0 ? [] : [{ label: t("portal.session.with"), value: format.list(names) }]),
        {
          label: t("portal.session.cohort"),
          value: <AppLink href={cohortPath(own.cohort.id)}>{own.cohort.name}</AppLink>,
        },
        ...(attendance === undefined
          ? []
          : [{ label: t("portal.attendance.label"), value: <Minutes attendance={attendance} /> }]),
      ]}
    />
  );
}

function Minutes({ attendance: { state, minutes, isInside } }: { attendance: Attendance }) {
  const t = useT();
  if (isInside) return t("portal.attendance.inside");
  return t("portal.attendance.minutes", { state: t(`portal.attendance.${state}`), minutes });
}
