import { Anchor } from "@mantine/core";
import { StateBadge } from "../../ui/data/StateBadge";
import { EventTime } from "../../ui/i18n/EventTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import classes from "./events.module.css";
import { hoursText, phaseOf, PHASE_MEANINGS, placeText, type Session, sessionHref } from "./session";

/** Sessions in the order they come, under the days on which they are. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const format = useFormat();
  const days: { day: string; sessions: Session[] }[] = [];
  for (const session of sessions) {
    const day = format.date(session.startsAt, session.timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.sessions.push(session);
    else days.push({ day, sessions: [session] });
  }
  return (
    <div className={classes.days}>
      {days.map((each) => (
        <section key={each.sessions[0]?.id} className={classes.day}>
          <h2>{each.day}</h2>
          <ul className={classes.rows}>
            {each.sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useT();
  const format = useFormat();
  const phase = phaseOf(session, useNow());
  const { id, title, startsAt, timeZone, place, instructors, seats, series } = session;
  const names = format.list(instructors.map(({ name }) => name));
  const facts = [t(`sessions.kind.${session.kind}`), placeText(t, format, place), names];
  return (
    <li>
      <span className={classes.hours}>{hoursText(t, format, session)}</span>
      <div className={classes.main}>
        <span className={classes.called} data-cancelled={phase === "cancelled" || undefined}>
          <Anchor component={AppLink} href={sessionHref(id)} className={classes.title ?? ""}>
            {title}
          </Anchor>
        </span>
        <p className={classes.meta}>{facts.filter((fact) => fact !== "").join(" · ")}</p>
        <p className={classes.meta}>
          <EventTime at={startsAt} zone={timeZone} />
        </p>
        {session.cancelReason !== null && <p className={classes.meta}>{session.cancelReason}</p>}
      </div>
      <span className={classes.badges}>
        {seats !== null && (
          <StateBadge meaning="neutral" label={t("sessions.seatsUsed", seatCounts(seats))} />
        )}
        {series?.differs === true && <StateBadge meaning="neutral" label={t("sessions.differs")} />}
        <StateBadge label={t(`sessions.phase.${phase}`)} meaning={PHASE_MEANINGS[phase]} />
      </span>
    </li>
  );
}

function seatCounts({ used, total }: NonNullable<Session["seats"]>) {
  return { used, bounded: total === null ? "no" : "yes", total: total ?? 0 };
}
