import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconCalendar, IconChevronLeft, IconChevronRight } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import { usePages } from "../live/usePages";
import type { ReactNode } from "react";
import classes from "./events.module.css";
import type { SessionPage } from "./session";
import { SESSIONS } from "./session";
import { SessionList } from "./SessionList";
import type { Week } from "./week";
import { WhenLinks } from "./WhenLinks";

type Props =
  | { show: "all"; week: Week; zone: string; first: SessionPage }
  | { show: "mine"; when: "past" | "coming"; first: SessionPage };

/** All sessions of a week, or those that the viewer leads. */
export function AgendaScreen(props: Props) {
  const t = useT();
  return (
    <ListPage title={t("sessions.title")} description={t("sessions.agenda.text")}>
      <nav className={classes.badges} aria-label={t("sessions.agenda.whose")}>
        {(["all", "mine"] as const).map((each) => (
          <Button
            key={each}
            size="compact-md"
            variant={each === props.show ? "filled" : "default"}
            component={AppLink}
            href={each === "all" ? SESSIONS : `${SESSIONS}?of=me`}
            aria-current={each === props.show ? "page" : undefined}
          >
            {t(`sessions.agenda.${each}`)}
          </Button>
        ))}
      </nav>
      {props.show === "all" ? <WeekAgenda key={props.week.monday} {...props} /> : <OwnAgenda {...props} />}
    </ListPage>
  );
}

function WeekAgenda({ week, zone, first }: Extract<Props, { show: "all" }>) {
  const t = useT();
  const format = useFormat();
  const { from, until, before, after } = week;
  const { rows, status, loadMore } = usePages(api.events.timetable.between, { from, until }, first);
  const days = { from: format.date(from, zone), until: format.date(until - 1, zone) };
  const step = (monday: string, label: string, icon: ReactNode) => (
    <Button
      component={AppLink}
      href={`?week=${monday}`}
      size="compact-md"
      variant="default"
      aria-label={label}
    >
      {icon}
    </Button>
  );
  const size = { size: 16, "aria-hidden": true, className: "followsReading" } as const;
  return (
    <div className={classes.stack}>
      <div className={classes.toolbar}>
        <h2 className={classes.week}>{t("sessions.agenda.week", days)}</h2>
        <div className={classes.badges}>
          {step(before, t("sessions.agenda.before"), <IconChevronLeft {...size} />)}
          <Button component={AppLink} href={SESSIONS} size="compact-md" variant="default">
            {t("sessions.agenda.today")}
          </Button>
          {step(after, t("sessions.agenda.after"), <IconChevronRight {...size} />)}
        </div>
      </div>
      {rows.length === 0 && status === "Exhausted" ? (
        <NoSession title={t("sessions.agenda.none")} />
      ) : (
        <>
          <SessionList sessions={rows} />
          <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
        </>
      )}
    </div>
  );
}

function OwnAgenda({ when, first }: Extract<Props, { show: "mine" }>) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.events.events.agenda, { when }, first);
  return (
    <div className={classes.stack}>
      <WhenLinks when={when} keep="of=me" />
      {rows.length === 0 && status === "Exhausted" ? (
        <NoSession title={t("sessions.agenda.noneOwn")} />
      ) : (
        <>
          <SessionList sessions={rows} />
          <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
        </>
      )}
    </div>
  );
}

function NoSession({ title }: { title: string }) {
  const t = useT();
  return (
    <EmptyState
      icon={IconCalendar}
      title={title}
      text={t("sessions.agenda.noneText")}
      action={
        <Button component={AppLink} href="/admin/cohorts" variant="default">
          {t("sessions.agenda.toCohorts")}
        </Button>
      }
    />
  );
}
