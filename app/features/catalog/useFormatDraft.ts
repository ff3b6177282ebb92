import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { type Json, storedObject } from "../../../convex/shared/json";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { folded, linesOf } from "./folded";
import type { Version } from "./format";
import { emptyValue, schemaOf, type Setting, settingsOf } from "./schemaFields";

/** A setting with its default, and what tells it from the others while its key changes. */
export type SettingRow = Setting & { row: number; value: Json };

const LISTS = ["outcomeMetrics", "groupTags", "configSchema", "defaults"];

/** The draft of a version as it is edited: rows of settings in state, the rest in the form's fields. */
export function useFormatDraft(version: Version) {
  const t = useT();
  const toast = useToast();
  const change = useDo(api.catalog.templateVersions.change);
  const { pending, error, send } = useSubmission();
  const [rows, setRows] = useState(() => rowsOf(version));
  const [dirty, setDirty] = useState(false);
  const onRows = (next: SettingRow[]) => {
    setRows(next);
    setDirty(true);
  };
  const save = async (form: FormData) => {
    const taken = await send(() => change({ version: version.id, content: contentOf(form, rows) }));
    if (taken) {
      setDirty(false);
      toast({ message: t("common.saved") });
    }
    return taken;
  };
  return { rows, onRows, dirty, touch: () => setDirty(true), pending, error: folded(error, LISTS), save };
}

/** A setting of another kind or with other options holds what it can hold. */
export function withKind(row: SettingRow, kind: Setting["kind"]): SettingRow {
  const next = {
    ...row,
    kind,
    rest: {},
    options: kind === "choice" || kind === "choices" ? row.options : [],
  };
  return { ...next, value: emptyValue(next) };
}

function rowsOf({ configSchema, defaults }: Version): SettingRow[] {
  const values = storedObject(defaults);
  return settingsOf(configSchema).map((setting, row) => ({
    ...setting,
    row,
    value: values[setting.key] ?? emptyValue(setting),
  }));
}

function contentOf(form: FormData, rows: readonly SettingRow[]) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const count = (name: string) => Number(text(name));
  return {
    summary: text("summary"),
    costHints: text("costHints"),
    capacity: {
      min: count("capacity/min"),
      max: count("capacity/max"),
      volunteers: count("capacity/volunteers"),
    },
    outcomeMetrics: linesOf(text("outcomeMetrics")),
    groupTags: linesOf(text("groupTags")),
    isPublic: form.get("isPublic") !== null,
    configSchema: schemaOf(rows.map(({ row: _, value: __, ...setting }) => setting)),
    defaults: JSON.stringify(Object.fromEntries(rows.map(({ key, value }) => [key, value]))),
  };
}
