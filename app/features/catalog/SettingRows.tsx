import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "../../ui/icons";
import editor from "../admin/editor.module.css";
import classes from "./catalog.module.css";
import { linesOf } from "./folded";
import { emptyValue, newSetting, SETTING_KINDS } from "./schemaFields";
import { type SettingRow, withKind } from "./useFormatDraft";
import { ValueField } from "./ValueField";

type Props = { rows: readonly SettingRow[]; onRows: (rows: SettingRow[]) => void };

/** What can be set, one row each: name, kind, limits and default; in order by buttons, so by keyboard too. */
export function SettingRows({ rows, onRows }: Props) {
  const t = useT();
  const add = () => {
    const setting = newSetting(rows.map(({ key }) => key));
    const row = Math.max(-1, ...rows.map((each) => each.row)) + 1;
    onRows([...rows, { ...setting, row, value: emptyValue(setting) }]);
  };
  return (
    <div className={classes.stack}>
      {rows.length === 0 && <p className={editor.quiet}>{t("catalogScreens.settings.none")}</p>}
      <ol className={editor.rows}>
        {rows.map((row, place) => (
          <li key={row.row} className={editor.row}>
            <RowHead row={row} place={place} rows={rows} onRows={onRows} />
            <RowFields
              row={row}
              onRow={(next) => onRows(rows.map((each, at) => (at === place ? next : each)))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
          {t("catalogScreens.settings.add")}
        </Button>
      </div>
    </div>
  );
}

type HeadProps = Props & { row: SettingRow; place: number };

function RowHead({ row, place, rows, onRows }: HeadProps) {
  const t = useT();
  const name = row.title === "" ? row.key : row.title;
  const move = (to: number) => {
    const next = rows.filter((_, at) => at !== place);
    next.splice(to, 0, row);
    onRows(next);
  };
  return (
    <Group justify="space-between" gap={8}>
      <strong>{name}</strong>
      <Group gap={4}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("catalogScreens.moveUp", { name })}
          disabled={place === 0}
          onClick={() => move(place - 1)}
        >
          <IconArrowUp size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("catalogScreens.moveDown", { name })}
          disabled={place === rows.length - 1}
          onClick={() => move(place + 1)}
        >
          <IconArrowDown size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="danger"
          aria-label={t("catalogScreens.removeIt", { name })}
          onClick={() => onRows(rows.filter((_, at) => at !== place))}
        >
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </Group>
    </Group>
  );
}

type FieldsProps = { row: SettingRow; onRow: (row: SettingRow) => void };

function RowFields({ row, onRow }: FieldsProps) {
  const t = useT();
  const set = (part: Partial<SettingRow>) => onRow({ ...row, ...part });
  const hasOptions = row.kind === "choice" || row.kind === "choices";
  const isNumber = row.kind === "whole" || row.kind === "number";
  return (
    <div className={editor.fields}>
      <TextInput
        label={t("catalogScreens.settings.what")}
        value={row.title}
        onChange={({ currentTarget: { value } }) => set({ title: value })}
      />
      <TextInput
        label={t("catalogScreens.settings.key")}
        value={row.key}
        onChange={({ currentTarget: { value } }) => set({ key: value })}
      />
      <NativeSelect
        label={t("catalogScreens.settings.kind")}
        value={row.kind}
        data={SETTING_KINDS.filter((kind) => kind !== "other" || row.kind === "other").map((kind) => ({
          value: kind,
          label: t(`catalogScreens.kind.${kind}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          onRow(withKind(row, SETTING_KINDS.find((kind) => kind === value) ?? "text"))
        }
      />
      {hasOptions && (
        <Textarea
          label={t("catalogScreens.settings.options")}
          description={t("catalogScreens.oneALine")}
          autosize
          defaultValue={row.options.join("\n")}
          onChange={({ currentTarget: { value } }) => set({ options: linesOf(value) })}
        />
      )}
      {isNumber && <Limits row={row} onRow={onRow} />}
      <ValueField
        key={row.kind}
        setting={row}
        label={t("catalogScreens.settings.default")}
        value={row.value}
        onChange={(value) => set({ value })}
      />
      <Checkbox
        label={t("catalogScreens.settings.required")}
        checked={row.required}
        onChange={({ currentTarget: { checked } }) => set({ required: checked })}
      />
    </div>
  );
}

function Limits({ row, onRow }: FieldsProps) {
  const t = useT();
  return (["min", "max"] as const).map((limit) => (
    <NumberInput
      key={limit}
      label={t(`catalogScreens.settings.${limit}`)}
      value={row[limit] ?? ""}
      onChange={(value) => onRow({ ...row, [limit]: value === "" ? null : Number(value) })}
    />
  ));
}
