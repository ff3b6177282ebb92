import { Anchor, Button } from "@mantine/core";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconUsersGroup } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { civilTime } from "./civilDates";
import type { CohortPage } from "./program";

type Row = CohortPage["page"][number];

/** The cohorts of a program, the ones that start last first. */
export function ProgramCohorts({ program, first }: { program: Id<"programs">; first: CohortPage }) {
  const t = useT();
  const format = useFormat();
  const columns = useMemo(() => columnsOf(t, format), [t, format]);
  const wanted = { program, state: null, search: "" };
  const { rows, status, loadMore } = usePages(api.cohorts.cohorts.list, wanted, first);
  return (
    <DataTable
      title={t("catalogScreens.tab.cohorts")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      status={status}
      onLoadMore={loadMore}
      empty={<NoCohort program={program} />}
    />
  );
}

function NoCohort({ program }: { program: Id<"programs"> }) {
  const t = useT();
  const manages = useMay()("cohorts.manage");
  return (
    <EmptyState
      icon={IconUsersGroup}
      title={t("catalogScreens.cohorts.none.title")}
      text={t("catalogScreens.cohorts.none.text")}
      action={
        manages && (
          <Button component={AppLink} href={`/admin/cohorts/new?program=${program}`}>
            {t("catalogScreens.program.newCohort")}
          </Button>
        )
      }
    />
  );
}

function columnsOf(t: Translate, format: Formats): DataColumn<Row>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => (
        <Anchor component={AppLink} href={`/admin/cohorts/${id}`}>
          {name}
        </Anchor>
      ),
    },
    {
      id: "state",
      label: t("catalogScreens.state"),
      whole: true,
      value: ({ state }) => t(`cohorts.state.${state}`),
    },
    {
      id: "dates",
      label: t("catalogScreens.cohorts.dates"),
      value: ({ startDate }) => startDate,
      cell: ({ startDate, endDate }) =>
        t("catalogScreens.cohorts.fromTo", {
          from: format.date(civilTime(startDate), "UTC"),
          to: format.date(civilTime(endDate), "UTC"),
        }),
    },
  ];
}
