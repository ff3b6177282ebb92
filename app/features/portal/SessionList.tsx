import { EventTime } from "../../ui/i18n/EventTime";
import { useT } from "../../ui/i18n/useT";
import { StateBadge } from "../../ui/data/StateBadge";
import { AppLink } from "../../ui/navigation/AppLink";
import { type Attendance, AttendanceBadge } from "./AttendanceBadge";
import { JoinButton } from "./JoinButton";
import classes from "./portal.module.css";
import { placeOf, type Session, sessionPath } from "./sessions";

type Props = {
  sessions: readonly Session[];
  /** What each session's cohort is called, where several are mixed. */
  cohorts?: ReadonlyMap<string, string>;
  /** The viewer's own attendance, by session. */
  attendance?: ReadonlyMap<string, Attendance>;
};

/** Sessions, one below the other. */
export function SessionList({ sessions, cohorts, attendance }: Props) {
  return (
    <ul className={classes.sessions}>
      {sessions.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          cohort={cohorts?.get(session.cohort)}
          attendance={attendance?.get(session.id)}
        />
      ))}
    </ul>
  );
}

type RowProps = { session: Session; cohort: string | undefined; attendance: Attendance | undefined };

function SessionRow({ session, cohort, attendance }: RowProps) {
  const t = useT();
  const { id, title, startsAt, timeZone, state, cancelReason } = session;
  return (
    <li data-cancelled={state === "cancelled" || undefined}>
      <div className={classes.sessionWords}>
        <AppLink href={sessionPath(id)} className={classes.sessionTitle}>
          {title}
        </AppLink>
        <span>
          <EventTime at={startsAt} zone={timeZone} />
        </span>
        <span className={classes.quiet}>
          {[cohort, placeOf(t, session)].filter((each) => each !== undefined).join(" · ")}
        </span>
        {state === "cancelled" && cancelReason !== null && (
          <span className={classes.quiet}>{t("portal.session.reason", { reason: cancelReason })}</span>
        )}
      </div>
      <div className={classes.sessionSide}>
        {state === "cancelled" && <StateBadge label={t("portal.session.cancelled")} meaning="neutral" />}
        {attendance !== undefined && <AttendanceBadge attendance={attendance} />}
        <JoinButton session={session} quiet />
      </div>
    </li>
  );
}
