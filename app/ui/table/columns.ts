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
  /** Stays on one line beside long neighbours: dates, states. */
  whole?: boolean;
  /** The values one may filter by. */
  choices?: readonly { value: string; label: string }[];
  sortable?: boolean;
  /** Shown in any case: what the row is known by. */
  fixed?: boolean;
  /** The menu of what can be done with the row: no value, not sorted by, in the corner of a phone's card. */
  menu?: boolean;
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

export type SavedView = {
  id: string;
  name: string;
  view: TableView;
  /** Whether colleagues see it too. */
  shared: boolean;
  /** Whether the viewer may rename and remove it. */
  changeable: boolean;
};

/** Views of a table that are kept. */
export type TableViews = {
  kept: readonly SavedView[];
  /** The address under which the table shows a view. */
  hrefOf: (view: TableView) => string;
  /** Keeps what is shown now. */
  onSave: (name: string, shared: boolean) => void;
  onRename: (view: SavedView, name: string) => void;
  onRemove: (view: SavedView) => void;
};
