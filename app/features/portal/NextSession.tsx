import { useFormat } from "../../ui/i18n/useFormat";
import { EventTime } from "../../ui/i18n/EventTime";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { JoinButton } from "./JoinButton";
import classes from "./portal.module.css";
import { placeOf, type Session, sessionPath } from "./sessions";

/** What comes next, large, with the way in. */
export function NextSession({ session, cohort }: { session: Session; cohort: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const length = format.duration(session.endsAt - session.startsAt);
  return (
    <section className={classes.nextSession} aria-labelledby="next-session">
      <p className={classes.quiet} id="next-session">
        {t("portal.home.next")}
      </p>
      <h2>
        <AppLink href={sessionPath(session.id)}>{session.title}</AppLink>
      </h2>
      <p className={classes.nextTime}>
        <EventTime at={session.startsAt} zone={session.timeZone} />
      </p>
      <p className={classes.quiet}>
        {[cohort, placeOf(t, session), length].filter((each) => each !== undefined).join(" · ")}
      </p>
      <JoinButton session={session} />
    </section>
  );
}
