import type { ReactNode } from "react";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { EventTime } from "../../ui/i18n/EventTime";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { cohortHref } from "../cohorts/cohort";
import { useLive } from "../live/useLive";
import { type OpenSession, phaseOf, PHASE_MEANINGS, sessionHref, type SessionTab } from "./session";
import { SessionMenu } from "./SessionMenu";
import { SessionNext } from "./SessionNext";

type Props = {
  /** As the loader gave it; the frame keeps it live. */
  first: OpenSession;
  tab: SessionTab;
  facts?: ReactNode;
  children: ReactNode;
};

/** A session as it is now: what the loader gave first, then live. */
export function useSession(first: OpenSession): OpenSession {
  return useLive(api.events.events.get, { event: first.event.id }, first);
}

/** What the pages of one session have in common: its name, time and state, what comes next, and its parts as tabs. */
export function SessionPage({ first, tab, facts, children }: Props) {
  const t = useT();
  const may = useMay();
  const { event: session, mayManage } = useSession(first);
  const phase = phaseOf(session, useNow());
  const tabs = [
    { href: sessionHref(session.id), label: t("sessions.tab.overview") },
    ...(may("enrollments.read")
      ? [{ href: sessionHref(session.id, "sheet"), label: t("sessions.tab.sheet") }]
      : []),
    ...(may("enrollments.read") && session.seats !== null
      ? [
          {
            href: sessionHref(session.id, "registrations"),
            label: t("sessions.tab.registrations"),
            count: session.seats.used + session.seats.waiting,
          },
        ]
      : []),
  ];
  return (
    <DetailPage
      title={session.title}
      description={<EventTime at={session.startsAt} zone={session.timeZone} />}
      back={{ href: cohortHref(session.cohort, "sessions"), label: t("sessions.title") }}
      state={<StateBadge label={t(`sessions.phase.${phase}`)} meaning={PHASE_MEANINGS[phase]} />}
      actions={mayManage && <SessionMenu session={session} phase={phase} />}
      next={<SessionNext session={session} mayManage={mayManage} tab={tab} />}
      tabs={tabs}
      currentTab={sessionHref(session.id, tab === "overview" ? "" : tab)}
      {...(facts !== undefined && { facts })}
    >
      {children}
    </DetailPage>
  );
}
