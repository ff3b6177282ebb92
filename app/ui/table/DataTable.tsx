import "../theme/appStyles";
import { type ReactNode, useMemo, useState } from "react";
import { ErrorState } from "../feedback/ErrorState";
import { LoadMore, type PaginationStatus } from "../feedback/LoadMore";
import { useT } from "../i18n/useT";
import { BulkBar } from "./BulkBar";
import type { DataColumn, TableView, TableViews } from "./columns";
import { NoMatch } from "./NoMatch";
import classes from "./table.module.css";
import { TableRows } from "./TableRows";
import { TableToolbar } from "./TableToolbar";
import { firstView, isNarrowed, knownView, widened } from "./tableView";
import { useTableModel } from "./useTableModel";

export type DataTableProps<Row extends object> = {
  /** What the rows are: "People". Names the table and its search. */
  title: string;
  /** The same array as long as nothing changes (module scope or useMemo). */
  columns: readonly DataColumn<Row>[];
  /** Undefined while the first page is on its way. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** What a row is called when it is selected. */
  rowName: (row: Row) => string;
  /** EmptyState, for when there is no row at all. */
  empty: ReactNode;
  /** Of `usePaginatedQuery`; left out when all rows are there. */
  status?: PaginationStatus;
  onLoadMore?: () => void;
  failed?: boolean;
  onRetry?: () => void;
  /** What can be done with the selected rows; without it none can be selected. */
  bulkActions?: (selected: Row[], clear: () => void) => ReactNode;
  /** The server searches, since not all rows are loaded. Without it the loaded rows are searched. */
  searchedElsewhere?: boolean;
  /** More filters, done by the server. */
  filters?: ReactNode;
  /** What is shown and how, where somebody else keeps it: the address. */
  view?: TableView;
  onView?: (view: TableView) => void;
  views?: TableViews;
  /** The file's name without ending; without it there is no download. */
  csvName?: string;
  /** Every row, also those that are not loaded, for the download. */
  loadAll?: () => Promise<readonly Row[]>;
};

/** How many rows are drawn at first and with each "show more", however many are loaded. */
const STEP = 100;

/**
 * Rows that are searched, sorted, filtered, chosen among and taken away as CSV; cards on a phone. Says why it is
 * empty, loading or broken in the place where the rows would be.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { title, columns, rows, rowId, empty, status = "Exhausted", bulkActions } = props;
  const t = useT();
  const [own, setOwn] = useState(() => firstView(columns));
  const view = props.view ?? own;
  const [drawn, setDrawn] = useState(STEP);
  const searchedElsewhere = props.searchedElsewhere === true;
  const seen = useMemo(() => knownView(view, columns), [view, columns]);
  const model = useTableModel({
    columns,
    rows: rows ?? NO_ROWS,
    rowId,
    view: seen,
    searchedElsewhere,
  });
  const change = (next: TableView) => {
    setOwn(next);
    props.onView?.(next);
    setDrawn(STEP);
  };
  if (props.failed === true) return <ErrorState {...(props.onRetry && { onRetry: props.onRetry })} />;
  if (rows?.length === 0 && status === "Exhausted" && !isNarrowed(seen)) return empty;
  const hiddenByStep = model.shown.length > drawn;
  const toolbar = {
    title,
    columns,
    view,
    onView: change,
    partial: status !== "Exhausted",
    rows: model.shown.map(({ original }) => original),
  };
  return (
    <section className={classes.frame} aria-label={t("ui.table.label", { title })}>
      <TableToolbar {...props} {...toolbar} />
      {bulkActions && model.selected.length > 0 && (
        <BulkBar count={model.selected.length} onClear={model.clearSelection}>
          {bulkActions(
            model.selected.map(({ original }) => original),
            model.clearSelection,
          )}
        </BulkBar>
      )}
      <TableRows {...props} {...toolbar} model={model} drawn={drawn} loading={rows === undefined} />
      {rows !== undefined && model.shown.length === 0 && (
        <NoMatch partial={status === "CanLoadMore"} onClear={() => change(widened(view, columns))} />
      )}
      <LoadMore
        shown={Math.min(drawn, model.shown.length)}
        status={hiddenByStep ? "CanLoadMore" : status}
        onLoadMore={
          hiddenByStep ? () => setDrawn(drawn + STEP) : loadMore(props, () => setDrawn(drawn + STEP))
        }
      />
    </section>
  );
}

const NO_ROWS: never[] = [];

function loadMore({ onLoadMore }: { onLoadMore?: () => void }, reveal: () => void): (() => void) | undefined {
  if (onLoadMore === undefined) return undefined;
  return () => {
    reveal();
    onLoadMore();
  };
}
