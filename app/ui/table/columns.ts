import type { ReactNode } from "react";

/** What a cell holds for sorting, searching and CSV; null for nothing. */
export type CellValue = string | number | boolean | null;

/** One column of a table of `Row`s. */
export type DataColumn<Row> = {
  id: string;
  label: string;
  value: (row: Row) => CellValue;
  /** How the cell looks; its value as text where it is left out. */
  cell?: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  align?: "start" | "end";
  /** The values one may filter by. */
  choices?: readonly { value: string; label: string }[];
  sortable?: boolean;
  /** Shown in any case: what the row is known by. */
  fixed?: boolean;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
};

/** What a table shows and how: what a saved view keeps. Plain data, fit for a document. */
export type TableView = {
  search: string;
  /** The column sorted by; null for the order in which the rows came. */
  sort: { column: string; descending: boolean } | null;
  /** Column to the value it is filtered by. */
  filters: Record<string, string>;
  hidden: string[];
};

export type SavedView = { id: string; name: string; view: TableView };
