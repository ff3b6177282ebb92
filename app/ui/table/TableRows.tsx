import { Checkbox, Skeleton, UnstyledButton } from "@mantine/core";
import { useT } from "../i18n/useT";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "../icons";
import type { CellValue, DataColumn, TableView } from "./columns";
import classes from "./table.module.css";
import { nextSort } from "./tableView";
import type { TableModel, TableRow } from "./useTableModel";

type Props<Row extends object> = {
  title: string;
  columns: readonly DataColumn<Row>[];
  view: TableView;
  onView: (view: TableView) => void;
  model: TableModel<Row>;
  /** How many of the rows are drawn. */
  drawn: number;
  loading: boolean;
  rowName: (row: Row) => string;
  bulkActions?: unknown;
};

const SKELETON_ROWS = 8;

/** The table itself. Roles are spelled out because browsers forget them where a phone shows cards instead. */
export function TableRows<Row extends object>(props: Props<Row>) {
  const { title, columns, view, model, drawn, loading } = props;
  const t = useT();
  const shown = columns.filter(({ id }) => !view.hidden.includes(id));
  const selectable = props.bulkActions !== undefined;
  if (!loading && model.shown.length === 0) return null;
  return (
    <div className={classes.scroll} role="group" aria-label={title} tabIndex={0}>
      <table className={classes.table} role="table" aria-label={title} aria-busy={loading}>
        <thead role="rowgroup">
          <tr role="row">
            {selectable && (
              <th role="columnheader" scope="col" className={classes.selectCell}>
                <Checkbox
                  aria-label={t("ui.table.selectAll")}
                  checked={model.allSelected}
                  indeterminate={model.selected.length > 0 && !model.allSelected}
                  disabled={loading}
                  onChange={({ currentTarget }) => model.selectAll(currentTarget.checked)}
                />
              </th>
            )}
            {shown.map((column) => (
              <HeadCell key={column.id} column={column} view={view} onView={props.onView} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {loading
            ? Array.from({ length: SKELETON_ROWS }, (_, row) => (
                <SkeletonRow key={row} cells={shown.length + (selectable ? 1 : 0)} />
              ))
            : model.shown
                .slice(0, drawn)
                .map((row) => (
                  <BodyRow
                    key={row.id}
                    row={row}
                    columns={shown}
                    selectable={selectable}
                    rowName={props.rowName}
                  />
                ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps<Row> = { column: DataColumn<Row>; view: TableView; onView: (view: TableView) => void };

function HeadCell<Row>({ column, view, onView }: HeadProps<Row>) {
  const t = useT();
  const { id, label, align, sortable = true } = column;
  const sort = view.sort?.column === id ? view.sort : null;
  const SortIcon = sort === null ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      data-align={align}
      aria-sort={sort === null ? undefined : sort.descending ? "descending" : "ascending"}
    >
      {sortable ? (
        <UnstyledButton
          className={classes.sortButton}
          data-sorted={sort !== null || undefined}
          title={t("ui.table.sortBy", { column: label })}
          onClick={() => onView({ ...view, sort: nextSort(view.sort, id) })}
        >
          {label}
          <SortIcon size={14} aria-hidden="true" />
        </UnstyledButton>
      ) : (
        label
      )}
    </th>
  );
}

type RowProps<Row extends object> = {
  row: TableRow<Row>;
  columns: readonly DataColumn<Row>[];
  selectable: boolean;
  rowName: (row: Row) => string;
};

function BodyRow<Row extends object>({ row, columns, selectable, rowName }: RowProps<Row>) {
  const t = useT();
  const selected = row.getIsSelected();
  return (
    <tr role="row" aria-selected={selectable ? selected : undefined} data-selected={selected || undefined}>
      {selectable && (
        <td role="cell" className={classes.selectCell}>
          <Checkbox
            aria-label={t("ui.table.selectRow", { name: rowName(row.original) })}
            checked={selected}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {columns.map(({ id, label, align, value, cell, fixed, menu, whole }) => (
        <td
          key={id}
          role="cell"
          data-align={align}
          data-fixed={fixed}
          data-menu={menu}
          data-whole={whole}
          data-empty={(menu !== true && isNothing(value(row.original))) || undefined}
        >
          <span className={classes.cellLabel} aria-hidden="true">
            {label}
          </span>
          <div className={classes.cellValue}>
            {cell ? cell(row.original) : <bdi>{value(row.original)}</bdi>}
          </div>
        </td>
      ))}
    </tr>
  );
}

/** A card on a phone leaves out what a row has nothing for. */
function isNothing(value: CellValue): boolean {
  return value === null || value === "";
}

function SkeletonRow({ cells }: { cells: number }) {
  return (
    <tr role="row">
      {Array.from({ length: cells }, (_, cell) => (
        <td key={cell} role="cell">
          <Skeleton height={14} my={4} width={cell === 0 ? "70%" : "45%"} />
        </td>
      ))}
    </tr>
  );
}
