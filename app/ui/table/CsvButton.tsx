import { Button } from "@mantine/core";
import { useState } from "react";
import { useLocale } from "../i18n/LocaleProvider";
import { useT } from "../i18n/useT";
import { IconDownload } from "../icons";
import type { DataColumn, TableView } from "./columns";
import { csvOf, downloadText } from "./csv";
import { rowsInView } from "./tableView";

type Props<Row> = {
  /** The file's name without ending. */
  name: string;
  columns: readonly DataColumn<Row>[];
  /** What is shown, in its order. */
  rows: readonly Row[];
  view: TableView;
  searchedElsewhere: boolean;
  /** Whether there are rows that are not loaded, and how to get all of them. */
  partial: boolean;
  loadAll?: (() => Promise<readonly Row[]>) | undefined;
};

/** The table as a file: every row that fits, also those that are not loaded yet; else it says how many it has. */
export function CsvButton<Row>(props: Props<Row>) {
  const { name, columns, rows, view, partial, loadAll } = props;
  const t = useT();
  const { locale } = useLocale();
  const [state, setState] = useState<"idle" | "writing" | "failed">("idle");
  const write = (written: readonly Row[]) => {
    const shown = columns.filter(({ id, menu }) => menu !== true && !view.hidden.includes(id));
    downloadText(`${name}.csv`, csvOf(shown, written), "text/csv;charset=utf-8");
  };
  const writeAll = async (load: () => Promise<readonly Row[]>) => {
    setState("writing");
    try {
      const collator = new Intl.Collator(locale, { numeric: true });
      const searched = props.searchedElsewhere ? { ...view, search: "" } : view;
      write(rowsInView(await load(), columns, searched, collator));
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const whole = !partial || loadAll !== undefined;
  const labelOf = () => {
    if (state === "failed") return t("ui.table.csvFailed");
    return whole ? t("ui.table.csvShort") : t("ui.table.csvLoaded", { count: rows.length });
  };
  return (
    <Button
      variant="default"
      loading={state === "writing"}
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      {...(whole && state !== "failed" && { "aria-label": t("ui.table.csv"), title: t("ui.table.csv") })}
      onClick={() => (partial && loadAll !== undefined ? void writeAll(loadAll) : write(rows))}
    >
      {labelOf()}
    </Button>
  );
}
