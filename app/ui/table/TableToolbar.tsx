import { Button, CloseButton, Input, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { IconSearch } from "../icons";
import type { DataColumn, TableView, TableViews } from "./columns";
import { ColumnsMenu } from "./ColumnsMenu";
import { CsvButton } from "./CsvButton";
import classes from "./table.module.css";
import { isNarrowed, knownView, widened } from "./tableView";
import { ViewsMenu } from "./ViewsMenu";

type Props<Row> = {
  title: string;
  columns: readonly DataColumn<Row>[];
  /** As they are shown, for the download. */
  rows: readonly Row[];
  view: TableView;
  onView: (view: TableView) => void;
  searchedElsewhere?: boolean;
  filters?: ReactNode;
  views?: TableViews;
  csvName?: string;
  /** Whether there are rows that are not loaded. */
  partial: boolean;
  loadAll?: () => Promise<readonly Row[]>;
};

/** Search, filters, order on a phone, views, columns and download of a table. */
export function TableToolbar<Row>(props: Props<Row>) {
  const { title, columns, rows, view, onView, filters, views, csvName, partial, loadAll } = props;
  const t = useT();
  const shown = columns.filter(({ id, menu }) => menu !== true && !view.hidden.includes(id));
  return (
    <div className={classes.toolbar} role="search" aria-label={t("ui.list.filters")}>
      <SearchInput title={title} view={view} onView={onView} />
      <ChoiceFilters columns={columns} view={view} onView={onView} />
      {filters}
      <PhoneSort columns={shown} view={view} onView={onView} />
      {isNarrowed(knownView(view, columns)) && (
        <Button variant="subtle" onClick={() => onView(widened(view, columns))}>
          {t("ui.table.clearFilters")}
        </Button>
      )}
      <div className={classes.toolbarEnd}>
        {views !== undefined && <ViewsMenu {...views} columns={columns} current={views.hrefOf(view)} />}
        <ColumnsMenu columns={columns} view={view} onView={onView} />
        {csvName !== undefined && (
          <CsvButton
            name={csvName}
            columns={columns}
            rows={rows}
            view={knownView(view, columns)}
            searchedElsewhere={props.searchedElsewhere === true}
            partial={partial}
            loadAll={loadAll}
          />
        )}
      </div>
    </div>
  );
}

type ViewProps = { view: TableView; onView: (view: TableView) => void };

function SearchInput({ title, view, onView }: ViewProps & { title: string }) {
  const t = useT();
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={t("ui.table.search", { title })}
      placeholder={t("common.search")}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        view.search !== "" && (
          <CloseButton
            size="sm"
            aria-label={t("ui.table.clearFilters")}
            onClick={() => onView({ ...view, search: "" })}
          />
        )
      }
      value={view.search}
      onChange={({ currentTarget }) => onView({ ...view, search: currentTarget.value })}
    />
  );
}

function ChoiceFilters<Row>({ columns, view, onView }: ViewProps & { columns: readonly DataColumn<Row>[] }) {
  const t = useT();
  return columns.map(({ id, label, choices }) => {
    if (choices === undefined) return null;
    const { [id]: chosen = "", ...others } = view.filters;
    return (
      <NativeSelect
        key={id}
        className={classes.filter}
        aria-label={t("ui.table.filterBy", { column: label })}
        data={[{ value: "", label: t("ui.table.any", { column: label }) }, ...choices]}
        value={chosen}
        onChange={({ currentTarget: { value } }) =>
          onView({ ...view, filters: value === "" ? others : { ...others, [id]: value } })
        }
      />
    );
  });
}

/** On a phone there are no column heads to press. */
function PhoneSort<Row>({ columns, view, onView }: ViewProps & { columns: readonly DataColumn<Row>[] }) {
  const t = useT();
  const sortable = columns.filter((column) => column.sortable !== false);
  const orders = sortable.flatMap(({ id, label }) => [
    { value: `${id}:up`, label: t("ui.table.ascending", { column: label }) },
    { value: `${id}:down`, label: t("ui.table.descending", { column: label }) },
  ]);
  const { sort } = view;
  return (
    <Input.Wrapper className={classes.phoneSort}>
      <NativeSelect
        aria-label={t("ui.table.sort")}
        data={[{ value: "", label: t("ui.table.sort") }, ...orders]}
        value={sort === null ? "" : `${sort.column}:${sort.descending ? "down" : "up"}`}
        onChange={({ currentTarget: { value } }) => {
          const [column, way] = value.split(":");
          onView({
            ...view,
            sort: column === undefined || column === "" ? null : { column, descending: way === "down" },
          });
        }}
      />
    </Input.Wrapper>
  );
}
