import { Anchor, Button, NativeSelect } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { COHORT_STATES, type CohortState } from "../../../convex/cohorts/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconPlus, IconUsersGroup } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { useListView } from "../views/useListView";
import { COHORT_MEANINGS, cohortHref, type CohortLine, civilDay, COHORTS } from "./cohort";
import { type ChosenProgram, ProgramPicker } from "./ProgramPicker";

export type CohortsPage = FunctionReturnType<typeof api.cohorts.cohorts.list>;

type Props = {
  choice: { search: string; state: CohortState | null };
  program: ChosenProgram | null;
  first: CohortsPage;
};

/** All cohorts: what runs, what one can join, what was. */
export function CohortsScreen({ choice, program, first }: Props) {
  const t = useT();
  const format = useFormat();
  const asked = { ...choice, program: program?.id ?? null };
  const { rows, status, loadMore, loadAll } = usePages(api.cohorts.cohorts.list, asked, first);
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const list = useListView("cohorts", columns);
  const programChoice = list.choiceOf("program");
  return (
    <ListPage title={t("adminCohorts.title")} description={t("adminCohorts.text")} action={<NewCohort />}>
      <DataTable
        title={t("adminCohorts.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        searchedElsewhere
        {...list.table}
        filters={
          <>
            <StateFilter {...list.choiceOf("state")} />
            <ProgramPicker
              key={program?.id}
              label={t("adminCohorts.program")}
              placeholder={t("adminCohorts.anyProgram")}
              hiddenLabel
              program={program}
              onPick={(picked) => programChoice.onChoose(picked?.id ?? "")}
            />
          </>
        }
        csvName="cohorts"
        empty={<NoCohort narrowed={choice.state !== null || program !== null} />}
      />
    </ListPage>
  );
}

function NewCohort() {
  const t = useT();
  const may = useMay();
  if (!may("cohorts.manage")) return null;
  return (
    <Button
      component={AppLink}
      href={`${COHORTS}/new`}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
    >
      {t("adminCohorts.new.action")}
    </Button>
  );
}

function StateFilter({ value, onChoose }: { value: string; onChoose: (value: string) => void }) {
  const t = useT();
  return (
    <NativeSelect
      aria-label={t("adminCohorts.state")}
      value={value}
      data={[
        { value: "", label: t("adminCohorts.anyState") },
        ...COHORT_STATES.map((state) => ({ value: state, label: t(`cohorts.state.${state}`) })),
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

function NoCohort({ narrowed }: { narrowed: boolean }) {
  const t = useT();
  const kind = narrowed ? "noneSuch" : "none";
  return (
    <EmptyState
      icon={IconUsersGroup}
      title={t(`adminCohorts.${kind}.title`)}
      text={t(`adminCohorts.${kind}.text`)}
      action={
        narrowed ? (
          <Button component={AppLink} href={COHORTS} variant="default">
            {t("adminCohorts.showAll")}
          </Button>
        ) : (
          <NewCohort />
        )
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats): DataColumn<CohortLine>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={AppLink} href={cohortHref(id)}>
          {name}
        </Anchor>
      ),
    },
    { id: "program", label: t("adminCohorts.program"), value: ({ program }) => program.title },
    {
      id: "state",
      label: t("adminCohorts.state"),
      whole: true,
      value: ({ state }) => t(`cohorts.state.${state}`),
      cell: ({ state }) => (
        <StateBadge label={t(`cohorts.state.${state}`)} meaning={COHORT_MEANINGS[state]} />
      ),
    },
    dayColumn(format, "startDate", t("adminCohorts.starts")),
    dayColumn(format, "endDate", t("adminCohorts.ends")),
    {
      id: "seats",
      label: t("adminCohorts.seats"),
      align: "end",
      whole: true,
      value: ({ used }) => used,
      cell: ({ used, seats }) =>
        seats === null ? format.number(used) : t("adminCohorts.takenOf", { used, seats }),
    },
    {
      id: "waiting",
      label: t("adminCohorts.waiting"),
      align: "end",
      value: ({ counts }) => counts.waitlisted,
      cell: ({ counts }) => (counts.waitlisted === 0 ? "" : format.number(counts.waitlisted)),
    },
    {
      id: "requested",
      label: t("adminCohorts.requested"),
      align: "end",
      hidden: true,
      value: ({ counts }) => counts.requested,
    },
    {
      id: "zone",
      label: t("adminCohorts.field.timeZone"),
      hidden: true,
      value: ({ timeZone }) => timeZone.replaceAll("_", " "),
    },
  ];
}

function dayColumn(format: Formats, id: "startDate" | "endDate", label: string): DataColumn<CohortLine> {
  return {
    id,
    label,
    whole: true,
    value: (row) => row[id],
    cell: (row) => civilDay(format, row[id]),
  };
}
