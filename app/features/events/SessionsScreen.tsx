import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useT } from "../../ui/i18n/useT";
import { IconCalendar, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { type Cohort, cohortHref } from "../cohorts/cohort";
import { CohortPage } from "../cohorts/CohortPage";
import { usePages } from "../live/usePages";
import classes from "./events.module.css";
import type { SessionPage } from "./session";
import { SessionList } from "./SessionList";
import { WhenLinks } from "./WhenLinks";

type Props = { cohort: Cohort; when: "past" | "coming"; first: SessionPage };

/** The sessions of a cohort: what runs and comes, or what is over. */
export function SessionsScreen({ cohort, when, first }: Props) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.events.events.list, { cohort: cohort.id, when }, first);
  return (
    <CohortPage first={cohort} tab="sessions">
      <div className={classes.stack}>
        <div className={classes.toolbar}>
          <WhenLinks when={when} />
          <PlanLink cohort={cohort} />
        </div>
        {rows.length === 0 && status === "Exhausted" ? (
          <EmptyState
            icon={IconCalendar}
            title={t(`sessions.list.${when}.none`)}
            text={t(`sessions.list.${when}.noneText`)}
            {...(when === "coming" && { action: <PlanLink cohort={cohort} /> })}
          />
        ) : (
          <>
            <SessionList sessions={rows} />
            <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
          </>
        )}
      </div>
    </CohortPage>
  );
}

function PlanLink({ cohort: { id, state } }: { cohort: Cohort }) {
  const t = useT();
  const may = useMay();
  if (!may("events.manage") || state === "archived" || state === "cancelled") return null;
  return (
    <Button
      component={AppLink}
      href={cohortHref(id, "sessions/new")}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
    >
      {t("sessions.plan.action")}
    </Button>
  );
}
