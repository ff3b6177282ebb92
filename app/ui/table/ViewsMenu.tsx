import { ActionIcon, Button, Divider, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useT } from "../i18n/useT";
import { IconBookmark, IconTrash } from "../icons";
import type { DataColumn, SavedView, TableView } from "./columns";
import { firstView } from "./tableView";

type Props = {
  views: readonly SavedView[];
  columns: readonly Pick<DataColumn<never>, "id" | "hidden" | "fixed">[];
  onPick: (view: TableView) => void;
  onSave?: (name: string) => void;
  onRemove?: (view: SavedView) => void;
};

/** Views that were saved, and the present one to save. */
export function ViewsMenu({ views, columns, onPick, onSave, onRemove }: Props) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const pick = (view: TableView) => {
    onPick(view);
    setOpened(false);
  };
  return (
    <Popover position="bottom-end" width={280} trapFocus withRoles opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {t("ui.table.views")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("ui.table.views")}>
        <Stack gap={4}>
          <PickButton name={t("ui.table.allRows")} onClick={() => pick(firstView(columns))} />
          {views.map((saved) => (
            <Group key={saved.id} gap={4} wrap="nowrap">
              <PickButton name={saved.name} onClick={() => pick(saved.view)} />
              {onRemove && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("ui.table.removeView", { name: saved.name })}
                  onClick={() => onRemove(saved)}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              )}
            </Group>
          ))}
          {onSave && (
            <SaveForm
              onSave={(name) => {
                onSave(name);
                setOpened(false);
              }}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function PickButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button variant="subtle" color="gray" justify="flex-start" fullWidth onClick={onClick}>
      {name}
    </Button>
  );
}

function SaveForm({ onSave }: { onSave: (name: string) => void }) {
  const t = useT();
  const [name, setName] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") onSave(name.trim());
      }}
    >
      <Divider my={8} />
      <Stack gap={8}>
        <TextInput
          label={t("ui.table.viewName")}
          value={name}
          maxLength={60}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ""}>
          {t("ui.table.saveView")}
        </Button>
      </Stack>
    </form>
  );
}
