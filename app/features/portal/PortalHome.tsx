import { Button } from "@mantine/core";
import { useRouteLoaderData } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import type { loader } from "../../routes/portal";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { IconSchool } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import { useAccountLive } from "../live/useAccountLive";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { CohortCards, type FirstProgress } from "./CohortCards";
import { type Enrollment, isBehind, isWaiting, MINE, namesOf, waitsForAnswer } from "./enrollments";
import { type Lately, LatelyList } from "./LatelyList";
import { NextSession } from "./NextSession";
import { NextStep } from "./NextStep";
import classes from "./portal.module.css";
import { SessionList } from "./SessionList";
import type { Session, SessionPage } from "./sessions";
import { TodoList } from "./TodoList";

/** What the first page shows of the schedule: the next session, and some after it. */
export const SOON = { when: "coming" as const, paginationOpts: { numItems: 6, cursor: null } };

type Props = {
  /** How many passkeys the viewer has. */
  passkeys: Parameters<typeof useAccountLive<typeof api.identity.passkeys.list>>[2];
  unreadAtFirst: number;
  /** The newest of the inbox, as LATELY asks for them. */
  lately: Lately;
  /** The viewer's enrollments, as MINE asks for them, and their sessions, as SOON does. */
  mine: Parameters<typeof useLive<typeof api.cohorts.joining.mine>>[2];
  soon: SessionPage;
  progress: FirstProgress;
};

/** The viewer's first page: what is next, what waits for them, and how far they are. */
export function PortalHome({ passkeys, unreadAtFirst, lately, mine, soon, progress }: Props) {
  const t = useT();
  const now = useNow();
  const { name: organization } = useOrganization();
  const me = useRouteLoaderData<typeof loader>("routes/portal")?.me;
  const unread = useLive(api.notifications.inbox.unread, {}, unreadAtFirst);
  const hasPasskey = useAccountLive(api.identity.passkeys.list, {}, passkeys).length > 0;
  const enrollments = useLive(api.cohorts.joining.mine, MINE, mine).page;
  const sessions = useLive(api.events.schedules.mine, SOON, soon).page;
  const coming = sessions.filter(({ endsAt }) => endsAt > now);
  const next = coming.find(({ state }) => state === "scheduled");
  const todos = enrollments.filter((each) => waitsForAnswer(each, now));
  return (
    <ListPage
      title={t("portal.home.title", { name: me?.person.name ?? "" })}
      description={t("own.home.text", { organization })}
      next={
        next === undefined && todos.length === 0 ? (
          <NextStep unread={unread} hasPasskey={hasPasskey} me={me} />
        ) : null
      }
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          {next !== undefined && (
            <NextSession session={next} cohort={namesOf(enrollments).get(next.cohort)} />
          )}
          <TodoList todos={todos} />
          <Learning
            enrollments={enrollments}
            progress={progress}
            coming={coming.filter((session) => session !== next)}
          />
        </div>
        <LatelyList first={lately} />
      </div>
    </ListPage>
  );
}

type LearningProps = {
  enrollments: readonly Enrollment[];
  progress: FirstProgress;
  coming: readonly Session[];
};

/** What the viewer takes part in; for who takes part in nothing, where to begin. */
function Learning({ enrollments, progress, coming }: LearningProps) {
  const t = useT();
  const present = enrollments.filter((each) => each.mayEnter && !isBehind(each));
  const waiting = enrollments.filter(
    (each) => isWaiting(each) || (each.state === "enrolled" && !each.mayEnter),
  );
  const behind = enrollments.filter(isBehind);
  if (present.length + waiting.length + behind.length === 0)
    return (
      <div className={classes.main}>
        <EmptyState
          icon={IconSchool}
          title={t("own.home.empty.title")}
          text={t("portal.home.empty")}
          action={
            <Button component="a" href="/programs" variant="default">
              {t("portal.home.catalog")}
            </Button>
          }
        />
      </div>
    );
  return (
    <>
      <CohortCards id="present" title={t("portal.home.cohorts")} enrollments={present} progress={progress} />
      <CohortCards id="waiting" title={t("portal.home.pending")} enrollments={waiting} progress={progress} />
      {present.length > 0 && <Coming sessions={coming} enrollments={enrollments} />}
      <CohortCards id="behind" title={t("portal.home.before")} enrollments={behind} progress={progress} />
    </>
  );
}

type ComingProps = { sessions: readonly Session[]; enrollments: readonly Enrollment[] };

function Coming({ sessions, enrollments }: ComingProps) {
  const t = useT();
  return (
    <section aria-labelledby="coming" className={classes.section}>
      <h2 id="coming">{t("portal.home.coming")}</h2>
      {sessions.length === 0 ? (
        <p className={classes.quiet}>{t("portal.home.coming.none")}</p>
      ) : (
        <SessionList sessions={sessions} cohorts={namesOf(enrollments)} />
      )}
      <AppLink href="/portal/calendar" className={classes.more}>
        {t("portal.home.all")}
      </AppLink>
    </section>
  );
}
