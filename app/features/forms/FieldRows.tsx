import { ActionIcon, Button, Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FieldErrors } from "../../../convex/shared/errors";
import { FIELD_KINDS } from "../../../convex/forms/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "../../ui/icons";
import { ConditionFields } from "./ConditionFields";
import type { FieldRow } from "./form";
import editor from "../admin/editor.module.css";
import classes from "./forms.module.css";

type Props = {
  rows: readonly FieldRow[];
  /** What stands against publishing, as `fields.<place>.<what>`. */
  problems: FieldErrors;
  onRows: (rows: FieldRow[]) => void;
};

/** The questions in their order, which buttons change, so the keyboard too; what moved where is said. */
export function FieldRows({ rows, problems, onRows }: Props) {
  const t = useT();
  const [said, setSaid] = useState("");
  const nameOf = (row: FieldRow, place: number) =>
    row.label.trim() === "" ? t("formScreens.untitled", { place: place + 1 }) : row.label;
  const move = (row: FieldRow, to: number) => {
    const next = rows.filter((each) => each.row !== row.row);
    next.splice(to, 0, row);
    onRows(next);
    setSaid(t("formScreens.moved", { name: nameOf(row, to), place: to + 1 }));
  };
  const add = () => onRows([...rows, newField(rows)]);
  return (
    <>
      <p role="status" className="visuallyHidden">
        {said}
      </p>
      {rows.length === 0 && <p className={editor.quiet}>{t("formScreens.noQuestions")}</p>}
      <ol className={editor.rows}>
        {rows.map((row, place) => (
          <li key={row.row} className={editor.row}>
            <RowHead
              name={nameOf(row, place)}
              isFirst={place === 0}
              isLast={place === rows.length - 1}
              onMove={(by) => move(row, place + by)}
              onRemove={() => onRows(rows.filter((each) => each.row !== row.row))}
            />
            <FieldEditor
              row={row}
              before={rows.slice(0, place)}
              problemOf={(what) => problems[`fields.${place}.${what}`]}
              onRow={(next) => onRows(rows.map((each) => (each.row === row.row ? next : each)))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
          {t("formScreens.add")}
        </Button>
      </div>
    </>
  );
}

function newField(rows: readonly FieldRow[]): FieldRow {
  let count = rows.length + 1;
  while (rows.some(({ key }) => key === `question${count}`)) count++;
  const row = Math.max(-1, ...rows.map((each) => each.row)) + 1;
  return { row, key: `question${count}`, kind: "text", label: "", required: false };
}

type HeadProps = {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function RowHead({ name, isFirst, isLast, onMove, onRemove }: HeadProps) {
  const t = useT();
  const quiet = { variant: "subtle", color: "gray" } as const;
  return (
    <Group justify="space-between" gap={8} wrap="nowrap">
      <strong className={classes.name}>{name}</strong>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          {...quiet}
          aria-label={t("formScreens.moveUp", { name })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          {...quiet}
          aria-label={t("formScreens.moveDown", { name })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          {...quiet}
          color="danger"
          aria-label={t("formScreens.remove", { name })}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </Group>
    </Group>
  );
}

type EditorProps = {
  row: FieldRow;
  before: readonly FieldRow[];
  problemOf: (what: string) => string | undefined;
  onRow: (row: FieldRow) => void;
};

function FieldEditor({ row, before, problemOf, onRow }: EditorProps) {
  const t = useT();
  const set = (part: Partial<FieldRow>) => onRow({ ...row, ...part });
  const sentence = (what: string) => {
    const key = `errors.${problemOf(what) ?? ""}`;
    return t.knows(key) ? t(key) : undefined;
  };
  const choosing = row.kind === "choice" || row.kind === "choices";
  return (
    <div className={editor.fields}>
      <TextInput
        label={t("formScreens.label")}
        value={row.label}
        error={sentence("label")}
        onChange={({ currentTarget: { value } }) => set({ label: value })}
      />
      <NativeSelect
        label={t("formScreens.kind")}
        value={row.kind}
        data={FIELD_KINDS.map((kind) => ({ value: kind, label: t(`forms.kind.${kind}`) }))}
        onChange={({ currentTarget: { value } }) => onRow(withKind(row, value))}
      />
      <TextInput
        label={t("formScreens.help")}
        value={row.help ?? ""}
        error={sentence("help")}
        onChange={({ currentTarget: { value } }) => set({ help: value })}
      />
      <TextInput
        label={t("formScreens.key")}
        value={row.key}
        error={sentence("key")}
        onChange={({ currentTarget: { value } }) => set({ key: value })}
      />
      {choosing && (
        <Textarea
          label={t("formScreens.options")}
          description={t("formScreens.oneALine")}
          autosize
          minRows={2}
          defaultValue={(row.options ?? []).join("\n")}
          error={sentence("options")}
          onChange={({ currentTarget: { value } }) => set({ options: linesOf(value) })}
        />
      )}
      <ConditionFields row={row} before={before} error={sentence("shownIf")} onRow={onRow} />
      <Checkbox
        label={t("formScreens.required")}
        checked={row.required}
        onChange={({ currentTarget: { checked } }) => set({ required: checked })}
      />
    </div>
  );
}

/** Only what is chosen from has options. */
function withKind({ options, ...row }: FieldRow, wanted: string): FieldRow {
  const kind = FIELD_KINDS.find((known) => known === wanted) ?? "text";
  return kind === "choice" || kind === "choices"
    ? { ...row, kind, options: options ?? [] }
    : { ...row, kind };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
