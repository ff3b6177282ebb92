import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSelectionFeature,
  type RowSelectionState,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { useLocale } from "../i18n/LocaleProvider";
import type { CellValue, DataColumn, TableView } from "./columns";
import { compareCells, matchesSearch } from "./tableView";

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

type Options<Row> = {
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  view: TableView;
  /** The server searches already. */
  searchedElsewhere: boolean;
};

/** The rows that a view leaves, in its order, and which of them are selected. */
export function useTableModel<Row extends object>(options: Options<Row>) {
  const { columns, rows, rowId, view, searchedElsewhere } = options;
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const columnDefs = useColumnDefs(columns);
  const table = useTable({
    features,
    columns: columnDefs,
    data: rows,
    getRowId: rowId,
    enableMultiSort: false,
    globalFilterFn: (row, column, search: string) => matchesSearch(row.getValue<CellValue>(column), search),
    getColumnCanGlobalFilter: () => true,
    state: {
      ...useSlices(view, searchedElsewhere),
      rowSelection,
    },
    onRowSelectionChange: setRowSelection,
  });
  const shown = table.getRowModel().rows;
  return {
    shown,
    selected: shown.filter((row) => rowSelection[row.id] === true),
    allSelected: shown.length > 0 && shown.every((row) => rowSelection[row.id] === true),
    selectAll: (chosen: boolean) =>
      setRowSelection(chosen ? Object.fromEntries(shown.map(({ id }) => [id, true])) : {}),
    clearSelection: () => setRowSelection({}),
  };
}

export type TableModel<Row extends object> = ReturnType<typeof useTableModel<Row>>;
export type TableRow<Row extends object> = TableModel<Row>["shown"][number];

function useColumnDefs<Row extends object>(columns: readonly DataColumn<Row>[]) {
  const { locale } = useLocale();
  return useMemo(() => {
    const collator = new Intl.Collator(locale, { numeric: true });
    const helper = createColumnHelper<typeof features, Row>();
    const defs = columns.map(({ id, value }) =>
      helper.accessor((row) => value(row) ?? undefined, {
        id,
        sortUndefined: "last",
        sortFn: (one, other, column) =>
          compareCells(one.getValue<CellValue>(column), other.getValue<CellValue>(column), collator),
        filterFn: (row, column, wanted: string) => String(row.getValue<CellValue>(column)) === wanted,
      }),
    );
    return helper.columns(defs);
  }, [columns, locale]);
}

function useSlices({ search, sort, filters, hidden }: TableView, searchedElsewhere: boolean) {
  return useMemo(
    () => ({
      globalFilter: searchedElsewhere ? "" : search.trim(),
      sorting: sort === null ? [] : [{ id: sort.column, desc: sort.descending }],
      columnFilters: Object.entries(filters).map(([id, value]) => ({ id, value })),
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
    }),
    [search, sort, filters, hidden, searchedElsewhere],
  );
}
