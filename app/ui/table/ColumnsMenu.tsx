import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { useT } from "../i18n/useT";
import { IconColumns3 } from "../icons";
import type { DataColumn, TableView } from "./columns";

type Props<Row> = {
  columns: readonly DataColumn<Row>[];
  view: TableView;
  onView: (view: TableView) => void;
};

/** Which columns are shown. */
export function ColumnsMenu<Row>({ columns, view, onView }: Props<Row>) {
  const t = useT();
  const optional = columns.filter(({ fixed, menu }) => fixed !== true && menu !== true);
  if (optional.length === 0) return null;
  const toggle = (id: string, shown: boolean) =>
    onView({ ...view, hidden: shown ? view.hidden.filter((hidden) => hidden !== id) : [...view.hidden, id] });
  return (
    <Popover position="bottom-end" trapFocus withRoles>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden="true" />}>
          {t("ui.table.columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("ui.table.columns")}>
        <Stack gap={10}>
          {optional.map(({ id, label }) => (
            <Checkbox
              key={id}
              label={label}
              checked={!view.hidden.includes(id)}
              onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
