import type { FunctionReturnType } from "convex/server";
import type { ReactNode } from "react";
import { api } from "../../../../convex/_generated/api";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useNow } from "../../../ui/i18n/useNow";
import { useT } from "../../../ui/i18n/useT";
import { PersonAvatar } from "../../../ui/people/PersonAvatar";
import { useOrganization } from "../../live/useOrganization";
import { useSignedInQuery } from "../../live/useSignedInQuery";
import { bySession } from "../../portal/AttendanceBadge";
import type { Enrollment } from "../../portal/enrollments";
import { NextSession } from "../../portal/NextSession";
import { SessionList } from "../../portal/SessionList";
import type { SessionPage } from "../../portal/sessions";
import { useGrowing } from "../../portal/useGrowing";
import { type Announcements, AnnouncementList } from "./AnnouncementList";
import { ProgressList } from "./ProgressList";
import classes from "./cohort.module.css";

type People = FunctionReturnType<typeof api.cohorts.instructors.ofCohort>;

/** What the loader asked of a cohort, for who may see it from the inside. */
export type Inside = {
  coming: SessionPage;
  past: SessionPage;
  attendance: FunctionReturnType<typeof api.attendance.records.mine>;
  progress: FunctionReturnType<typeof api.progress.standings.mine>;
  news: Announcements;
  people: People;
};

/** A cohort from the inside: what is next, how far one is, what was said, what took place. */
export function CohortInside({ own, first }: { own: Enrollment; first: Inside }) {
  const { id: organization } = useOrganization();
  const here = { organization, cohort: own.cohort.id };
  const progress = useSignedInQuery(api.progress.standings.mine, here, first.progress).data ?? first.progress;
  return (
    <div className={classes.stack}>
      <Coming own={own} first={first.coming}>
        <ProgressList progress={progress} />
        <AnnouncementList cohort={own.cohort.id} first={first.news} />
      </Coming>
      <Past own={own} first={first} />
      <Instructors own={own} first={first.people} />
    </div>
  );
}

type ComingProps = { own: Enrollment; first: SessionPage; children: ReactNode };

/** The next session at the head of the page, and the others below what matters more. */
function Coming({ own, first, children }: ComingProps) {
  const t = useT();
  const now = useNow();
  const args = { cohort: own.cohort.id, when: "coming" as const };
  const { rows, status, loadMore } = useGrowing(api.events.schedules.ofCohort, args, first);
  const sessions = rows.filter(({ endsAt }) => endsAt > now);
  const next = sessions.find(({ state }) => state === "scheduled");
  return (
    <>
      {next !== undefined && <NextSession session={next} cohort={undefined} />}
      {children}
      <section className={classes.section} aria-labelledby="schedule">
        <h2 id="schedule">{t("portal.cohort.schedule")}</h2>
        {sessions.length === 0 ? (
          <p className={classes.quiet}>{t("portal.cohort.schedule.none")}</p>
        ) : (
          <SessionList sessions={sessions} />
        )}
        {status !== "Exhausted" && <LoadMore shown={sessions.length} status={status} onLoadMore={loadMore} />}
      </section>
    </>
  );
}

function Past({ own, first }: { own: Enrollment; first: Inside }) {
  const t = useT();
  const { id: organization } = useOrganization();
  const here = { organization, cohort: own.cohort.id };
  const records =
    useSignedInQuery(api.attendance.records.mine, here, first.attendance).data ?? first.attendance;
  const args = { cohort: own.cohort.id, when: "past" as const };
  const { rows, status, loadMore } = useGrowing(api.events.schedules.ofCohort, args, first.past);
  return (
    <section className={classes.section} aria-labelledby="past">
      <h2 id="past">{t("portal.cohort.past")}</h2>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t("portal.cohort.past.none")}</p>
      ) : (
        <SessionList sessions={rows} attendance={bySession(records)} />
      )}
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

function Instructors({ own, first }: { own: Enrollment; first: People }) {
  const t = useT();
  const { id: organization } = useOrganization();
  const here = { organization, cohort: own.cohort.id };
  const people = useSignedInQuery(api.cohorts.instructors.ofCohort, here, first).data ?? first;
  return (
    <section className={classes.section} aria-labelledby="people">
      <h2 id="people">{t("portal.cohort.people")}</h2>
      {people.length === 0 ? (
        <p className={classes.quiet}>{t("portal.cohort.people.none")}</p>
      ) : (
        <ul className={classes.people}>
          {people.map(({ person, name }) => (
            <li key={person}>
              <PersonAvatar name={name} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
