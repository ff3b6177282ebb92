import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconUsers } from "../../ui/icons";
import { DataTable } from "../../ui/table/DataTable";
import { usePages } from "../live/usePages";
import type { Cohort } from "./cohort";
import { CompleteDialog } from "./CompleteDialog";
import { progressColumns } from "./progressColumns";
import type { Requirement, SheetPage, SheetRow } from "./sheet";

type Props = {
  cohort: Cohort;
  requirements: readonly Requirement[];
  first: SheetPage;
  manages: boolean;
};

/** Requirements by people: what is counted, what staff tick, and who is ready. */
export function ProgressSheet({ cohort, requirements, first, manages }: Props) {
  const t = useT();
  const format = useFormat();
  const [asked, setAsked] = useState<SheetRow | null>(null);
  const { rows, status, loadMore, loadAll } = usePages(
    api.progress.standings.sheet,
    { cohort: cohort.id },
    first,
  );
  const columns = useMemo(
    () => progressColumns(t, format, requirements, manages ? setAsked : null),
    [t, format, requirements, manages],
  );
  return (
    <>
      <DataTable
        key={requirements.map(({ id }) => id).join()}
        title={t("adminCohorts.sheet.title")}
        columns={columns}
        rows={rows}
        rowId={({ enrollment }) => enrollment}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        csvName="progress"
        empty={
          <EmptyState
            icon={IconUsers}
            title={t("adminCohorts.sheet.none.title")}
            text={t("adminCohorts.sheet.none.text")}
          />
        }
      />
      {asked !== null && <CompleteDialog row={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
