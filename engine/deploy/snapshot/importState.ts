import type { Json } from "../../protocol/json";
import { int64Of, int64ToJson, type JsonObject } from "../../protocol/scalars";
import type { ImportFormat } from "./importFile";
import type { TableChange } from "./importSummary";
import type { ImportMode, SystemRow } from "./snapshotOperations";

/**
 * How far an import has come:
 * uploaded → waiting_for_confirmation → in_progress → completed, and failed from each of the first three.
 */
export type ImportState =
  | { state: "uploaded" }
  | { state: "waiting_for_confirmation"; message_to_confirm: string; require_manual_confirmation: boolean }
  | { state: "in_progress"; progress_message: string; checkpoint_messages: string[] }
  | { state: "completed"; timestamp: bigint; num_rows_written: number }
  | { state: "failed"; error_message: string };

/** An import as it is on record in the system table `_snapshot_imports`; `fileKey` names the uploaded file. */
export type ImportRecord = {
  state: ImportState;
  format: ImportFormat;
  mode: ImportMode;
  component: string;
  fileKey: string;
  changes: TableChange[];
};

const FORMAT_NAMES = { csv: "csv", jsonLines: "jsonl", jsonArray: "json_array", zip: "zip" } as const;

/** The record as a system document, with the field names of Convex. */
export function recordFields(record: ImportRecord): { [field: string]: Json } {
  const { state, format, mode, component, fileKey, changes } = record;
  return {
    state: stateFields(state),
    format: {
      format: FORMAT_NAMES[format.format],
      ...("table" in format ? { table: format.table } : {}),
    },
    mode,
    component_path: component === "" ? null : component,
    fq_object_key: fileKey,
    member_id: null,
    checkpoints: changes.map(checkpointFields),
    requestor: { type: "snapshotImport" },
  };
}

export function recordOf(row: SystemRow): ImportRecord {
  const format = row["format"] as { format: string; table?: string };
  const component = row["component_path"];
  return {
    state: stateOf(row["state"] as { [field: string]: Json }),
    format: formatOf(format),
    mode: row["mode"] as ImportMode,
    component: typeof component === "string" ? component : "",
    fileKey: row["fq_object_key"] as string,
    changes: [],
  };
}

function formatOf({ format, table = "" }: { format: string; table?: string }): ImportFormat {
  switch (format) {
    case "csv":
      return { format: "csv", table };
    case "jsonl":
      return { format: "jsonLines", table };
    case "json_array":
      return { format: "jsonArray", table };
    default:
      return { format: "zip" };
  }
}

function stateOf(fields: { [field: string]: Json }): ImportState {
  if (fields["state"] !== "completed") return fields as unknown as ImportState;
  const { timestamp, num_rows_written } = fields as { [field: string]: JsonObject };
  return {
    state: "completed",
    timestamp: int64Of(timestamp ?? {}),
    num_rows_written: Number(int64Of(num_rows_written ?? {})),
  };
}

function stateFields(state: ImportState): Json {
  if (state.state !== "completed") return state;
  return {
    state: "completed",
    timestamp: int64ToJson(state.timestamp),
    num_rows_written: int64ToJson(BigInt(state.num_rows_written)),
  };
}

function checkpointFields({ component, table, added, deleted, existing }: TableChange): Json {
  return {
    component_path: component === "" ? null : component,
    display_table_name: table,
    total_num_rows_to_write: int64ToJson(BigInt(added)),
    existing_rows_to_delete: int64ToJson(BigInt(deleted)),
    existing_rows_in_table: int64ToJson(BigInt(existing)),
  };
}
