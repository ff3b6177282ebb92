import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { INBOUND_STATES, type InboundState } from "../../../convex/conferencing/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconRefresh, IconVideo } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { SettingsPage } from "../organization/SettingsPage";
import classes from "./conferencing.module.css";

type Services = FunctionReturnType<typeof api.conferencing.meetings.providers>;
type Page = FunctionReturnType<typeof api.conferencing.meetings.inbound>;
type Report = Page["page"][number];

type Props = { services: Services; state: InboundState; first: Page };

/** Which video services sessions can be held at, and what they told us. */
export function VideoScreen({ services, state, first }: Props) {
  return (
    <SettingsPage tab="video">
      <ServiceList services={services} />
      <Reports key={state} state={state} first={first} />
    </SettingsPage>
  );
}

function ServiceList({ services: { zoom, zoomReports, jitsi } }: { services: Services }) {
  const t = useT();
  const zoomState = zoom ? (zoomReports ? "ready" : "silent") : "off";
  const jitsiState = jitsi.signed ? "signed" : "open";
  return (
    <section className={classes.part} aria-labelledby="services">
      <h2 id="services">{t("video.services")}</h2>
      <p className={classes.text}>{t("video.servicesText")}</p>
      <div className={classes.services}>
        <Service
          name="Zoom"
          state={t(`video.zoom.${zoomState}`)}
          text={t(`video.zoom.${zoomState}Text`)}
          ready={zoom && zoomReports}
        />
        <Service
          name="Jitsi"
          state={t(`video.jitsi.${jitsiState}`)}
          text={t(`video.jitsi.${jitsiState}Text`, { host: jitsi.host })}
          ready
        />
        <Service name={t("video.link")} state={t("video.link.state")} text={t("video.link.text")} ready />
      </div>
    </section>
  );
}

type ServiceProps = { name: string; state: string; text: string; ready: boolean };

function Service({ name, state, text, ready }: ServiceProps) {
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h3>{name}</h3>
        <StateBadge label={state} meaning={ready ? "success" : "neutral"} />
      </div>
      <p className={classes.text}>{text}</p>
    </div>
  );
}

function Reports({ state, first }: Omit<Props, "services">) {
  const t = useT();
  const format = useFormat();
  const { rows, status, loadMore } = usePages(api.conferencing.meetings.inbound, { state }, first);
  const replay = useDo(api.conferencing.meetings.replay);
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const replayAll = async (chosen: Report[], clear: () => void) => {
    const work = async () => {
      for (const { id: inbound } of chosen) await replay({ inbound });
    };
    if (!(await attempt(work))) return;
    toast({ message: t("video.reports.replayed", { count: chosen.length }) });
    clear();
  };
  return (
    <section className={classes.part} aria-labelledby="reports">
      <h2 id="reports">{t("video.reports")}</h2>
      <p className={classes.text}>{t("video.reportsText")}</p>
      <StateLinks state={state} />
      <DataTable
        title={t("video.reports")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ kind, at }) =>
          t("video.reports.name", { kind: kindText(t, kind), at: format.dateTime(at) })
        }
        status={status}
        onLoadMore={loadMore}
        {...(state !== "done" && {
          bulkActions: (chosen: Report[], clear: () => void) => (
            <Button
              size="compact-md"
              variant="default"
              loading={pending}
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              onClick={() => void replayAll(chosen, clear)}
            >
              {t("video.reports.replay", { count: chosen.length })}
            </Button>
          ),
        })}
        empty={
          <EmptyState
            icon={IconVideo}
            title={t(`video.reports.none.${state}`)}
            text={t(`video.reports.noneText.${state}`)}
          />
        }
      />
    </section>
  );
}

function StateLinks({ state }: { state: InboundState }) {
  const t = useT();
  return (
    <nav className={classes.links} aria-label={t("video.reports.which")}>
      {INBOUND_STATES.map((each) => (
        <Button
          key={each}
          size="compact-md"
          variant={each === state ? "light" : "subtle"}
          component={AppLink}
          href={`?state=${each}`}
          aria-current={each === state ? "page" : undefined}
        >
          {t(`video.reports.${each}`)}
        </Button>
      ))}
    </nav>
  );
}

function kindText(t: Translate, kind: string): string {
  const key = `video.report.${kind}`;
  return t.knows(key) ? t(key) : kind;
}

function columnsOf(t: Translate, format: Formats): DataColumn<Report>[] {
  return [
    {
      id: "kind",
      label: t("video.reports.kind"),
      fixed: true,
      value: ({ kind }) => kindText(t, kind),
    },
    {
      id: "at",
      label: t("video.reports.at"),
      whole: true,
      value: ({ at }) => at,
      cell: ({ at }) => format.dateTime(at),
    },
    { id: "attempts", label: t("video.reports.attempts"), align: "end", value: ({ attempts }) => attempts },
    { id: "problem", label: t("video.reports.problem"), value: ({ problem }) => problem },
  ];
}
