import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useFormat } from "../../ui/i18n/useFormat";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { IconCalendar } from "../../ui/icons";
import { ListPage } from "../../ui/pages/ListPage";
import { useLive } from "../live/useLive";
import { CalendarFeed } from "./CalendarFeed";
import { MINE, namesOf } from "./enrollments";
import { SessionList } from "./SessionList";
import type { Session, SessionPage } from "./sessions";
import { useGrowing } from "./useGrowing";
import classes from "./portal.module.css";

type Props = {
  coming: SessionPage;
  mine: Parameters<typeof useLive<typeof api.cohorts.joining.mine>>[2];
  /** When the viewer's calendar address was made; null where there is none. */
  feedSince: number | null;
};

/** The sessions of all the viewer's cohorts, day by day, and the way to have them in a calendar of their own. */
export function CalendarScreen({ coming, mine, feedSince }: Props) {
  const t = useT();
  const now = useNow();
  const cohorts = namesOf(useLive(api.cohorts.joining.mine, MINE, mine).page);
  const { rows, status, loadMore } = useGrowing(api.events.schedules.mine, { when: "coming" }, coming);
  const sessions = rows.filter(({ endsAt }) => endsAt > now);
  return (
    <ListPage title={t("portal.calendar.title")} description={t("portal.calendar.text")}>
      <div className={classes.columns}>
        <div className={classes.stack}>
          {sessions.length === 0 ? (
            <div className={classes.main}>
              <EmptyState
                icon={IconCalendar}
                title={t("portal.calendar.none.title")}
                text={t("portal.calendar.none.text")}
              />
            </div>
          ) : (
            <Days sessions={sessions} cohorts={cohorts} />
          )}
          {status !== "Exhausted" && (
            <LoadMore shown={sessions.length} status={status} onLoadMore={loadMore} />
          )}
        </div>
        <CalendarFeed first={feedSince} />
      </div>
    </ListPage>
  );
}

type DaysProps = { sessions: readonly Session[]; cohorts: ReadonlyMap<string, string> };

/** Days are the viewer's own. */
function Days({ sessions, cohorts }: DaysProps) {
  const format = useFormat();
  const days = new Map<string, Session[]>();
  for (const session of sessions) {
    const day = format.date(session.startsAt);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days].map(([day, held]) => (
    <section key={day} className={classes.section} aria-label={day}>
      <h2>{day}</h2>
      <SessionList sessions={held} cohorts={cohorts} />
    </section>
  ));
}
