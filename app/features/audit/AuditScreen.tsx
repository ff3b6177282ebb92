import { Anchor, Button } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconHistory } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { usePages } from "../live/usePages";
import { useListView } from "../views/useListView";
import type { Person } from "../privacy/PersonPicker";
import { actionName } from "./actionName";
import { actorName } from "./actorName";
import { AuditExports, type ExportPage } from "./AuditExports";
import { AuditFilters } from "./AuditFilters";
import { addressOfThing, filterOf, type LogChoice, type LogEntry, type LogPage } from "./filters";

type Props = {
  choice: LogChoice;
  /** Whom the choice names, if it names somebody. */
  person: Person | null;
  actions: readonly string[];
  first: LogPage;
  exports: ExportPage;
};

/** Who did what in the organization, the newest first. */
export function AuditScreen({ choice, person, actions, first, exports }: Props) {
  const t = useT();
  const format = useFormat();
  const filter = filterOf(choice);
  const { rows, status, loadMore } = usePages(api.audit.entries.list, filter, first);
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const list = useListView("auditEntries", columns);
  return (
    <ListPage title={t("office.audit.title")} description={t("office.audit.text")}>
      <AuditFilters choiceOf={list.choiceOf} onClear={list.clearChoices} person={person} actions={actions} />
      <AuditExports filter={filter} first={exports} />
      <DataTable
        title={t("office.audit.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ action }) => actionName(t, action)}
        status={status}
        onLoadMore={loadMore}
        {...list.table}
        empty={<NoEntry onShowAll={list.clearChoices} />}
      />
    </ListPage>
  );
}

function NoEntry({ onShowAll }: { onShowAll: () => void }) {
  const t = useT();
  return (
    <EmptyState
      icon={IconHistory}
      title={t("office.audit.empty.title")}
      text={t("office.audit.empty.text")}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t("office.audit.showAll")}
        </Button>
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats): DataColumn<LogEntry>[] {
  return [
    {
      id: "action",
      label: t("office.audit.action"),
      fixed: true,
      value: ({ action }) => actionName(t, action),
    },
    {
      id: "actor",
      label: t("office.audit.actor"),
      value: (entry) => actorName(t, entry),
      cell: (entry) =>
        entry.impersonator === null
          ? actorName(t, entry)
          : t("office.audit.seenThrough", {
              name: actorName(t, entry),
              owner: entry.impersonator.name,
            }),
    },
    {
      id: "entity",
      label: t("office.audit.entity"),
      value: ({ entity }) => entity.table,
      cell: ({ entity }) => <ThingLink entity={entity} />,
    },
    { id: "changed", label: t("office.audit.changed"), value: ({ changed }) => changed.join(", ") || null },
    {
      id: "at",
      label: t("office.audit.when"),
      whole: true,
      value: ({ at }) => at,
      cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>,
    },
  ];
}

/** Leads to all that was done to the thing. */
function ThingLink({ entity }: { entity: LogEntry["entity"] }) {
  const t = useT();
  const [params] = useSearchParams();
  const name = tableName(t, entity.table);
  return (
    <Anchor
      component={AppLink}
      href={addressOfThing(params, entity)}
      aria-label={t("office.audit.sameEntity", { table: name })}
    >
      {name}
    </Anchor>
  );
}

function tableName(t: Translate, table: string): string {
  const key = `office.audit.table.${table}`;
  return t.knows(key) ? t(key) : table;
}
