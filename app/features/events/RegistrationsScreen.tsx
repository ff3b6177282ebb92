import { Anchor, Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { RegistrationState } from "../../../convex/events/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconTicket } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import type { Meaning } from "../../ui/theme/tokens";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import type { OpenSession } from "./session";
import { SessionPage, useSession } from "./SessionPage";

type Page = FunctionReturnType<typeof api.events.registrations.list>;
type Registration = Page["page"][number];

const MEANINGS: Record<RegistrationState, Meaning> = {
  registered: "success",
  waiting: "info",
  offered: "warning",
  cancelled: "neutral",
};

/** Who registered for a session or waits for a seat. */
export function RegistrationsScreen({ first, page }: { first: OpenSession; page: Page }) {
  const t = useT();
  const format = useFormat();
  const { mayManage } = useSession(first);
  const event = first.event.id;
  const { rows, status, loadMore, loadAll } = usePages(api.events.registrations.list, { event }, page);
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const remove = useDo(api.events.registrations.remove);
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const removeAll = async (chosen: Registration[], clear: () => void) => {
    const work = async () => {
      for (const { person } of chosen) await remove({ event, person });
    };
    if (!(await attempt(work))) return;
    toast({ message: t("sessions.registrations.removed", { count: chosen.length }) });
    clear();
  };
  return (
    <SessionPage first={first} tab="registrations">
      <DataTable
        title={t("sessions.tab.registrations")}
        columns={columns}
        rows={rows}
        rowId={({ person }) => person}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        csvName="registrations"
        {...(mayManage && {
          bulkActions: (chosen: Registration[], clear: () => void) => (
            <Button
              size="compact-md"
              variant="default"
              loading={pending}
              onClick={() => void removeAll(chosen, clear)}
            >
              {t("sessions.registrations.remove", { count: chosen.length })}
            </Button>
          ),
        })}
        empty={
          <EmptyState
            icon={IconTicket}
            title={t("sessions.registrations.none")}
            text={t("sessions.registrations.noneText")}
          />
        }
      />
    </SessionPage>
  );
}

function columnsOf(t: Translate, format: Formats): DataColumn<Registration>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) => (
        <Anchor component={AppLink} href={`/admin/people/${person}`}>
          {name}
        </Anchor>
      ),
    },
    {
      id: "state",
      label: t("sessions.registrations.state"),
      whole: true,
      value: ({ state }) => t(`sessions.registration.${state}`),
      cell: ({ state }) => (
        <StateBadge label={t(`sessions.registration.${state}`)} meaning={MEANINGS[state]} />
      ),
    },
    {
      id: "since",
      label: t("sessions.registrations.since"),
      whole: true,
      value: ({ since }) => since,
      cell: ({ since }) => format.dateTime(since),
    },
    {
      id: "until",
      label: t("sessions.registrations.until"),
      whole: true,
      value: ({ until }) => until,
      cell: ({ until }) => until !== null && format.dateTime(until),
    },
  ];
}
