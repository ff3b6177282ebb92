import { Checkbox, NativeSelect } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import type { FieldRow } from "./form";
import editor from "../admin/editor.module.css";

type Props = {
  row: FieldRow;
  before: readonly FieldRow[];
  error: string | undefined;
  onRow: (row: FieldRow) => void;
};

/** On which answers to an earlier question a question depends; only what is answered by choosing can decide. */
export function ConditionFields({ row, before, error, onRow }: Props) {
  const t = useT();
  const { shownIf, ...always } = row;
  const deciding = before.filter(({ kind }) => ["yesNo", "choice", "choices"].includes(kind));
  const other = deciding.find(({ key }) => key === shownIf?.key);
  if (deciding.length === 0 && shownIf === undefined) return null;
  const choose = (key: string) => onRow(key === "" ? always : { ...row, shownIf: { key, is: [] } });
  return (
    <>
      <NativeSelect
        label={t("formScreens.condition")}
        value={shownIf?.key ?? ""}
        error={error}
        data={[
          { value: "", label: t("formScreens.always") },
          ...deciding.map(({ key, label }) => ({ value: key, label: label === "" ? key : label })),
        ]}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      {other !== undefined && shownIf !== undefined && (
        <fieldset className={editor.choices}>
          <legend>{t("formScreens.conditionIs")}</legend>
          {answersOf(other, t).map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={shownIf.is.includes(value)}
              onChange={({ currentTarget: { checked } }) =>
                onRow({ ...row, shownIf: { key: other.key, is: toggled(shownIf.is, value, checked) } })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function answersOf({ kind, options = [] }: FieldRow, t: ReturnType<typeof useT>) {
  if (kind !== "yesNo") return options.map((value) => ({ value, label: value }));
  return [
    { value: "yes", label: t("common.yes") },
    { value: "no", label: t("common.no") },
  ];
}

function toggled(answers: readonly string[], answer: string, on: boolean): string[] {
  return on ? [...answers, answer] : answers.filter((each) => each !== answer);
}
