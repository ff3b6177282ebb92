import { ActionIcon, Button, Checkbox, Divider, Group, Popover, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useT } from "../i18n/useT";
import { IconBookmark, IconEdit, IconTrash } from "../icons";
import { AppLink } from "../navigation/AppLink";
import type { DataColumn, SavedView, TableViews } from "./columns";
import classes from "./table.module.css";
import { firstView } from "./tableView";

type Props = TableViews & {
  columns: readonly Pick<DataColumn<never>, "id" | "hidden" | "fixed">[];
  /** The address of what is shown now. */
  current: string;
};

/** Views that were saved, each an address, and the present one to save. */
export function ViewsMenu({ kept, hrefOf, onSave, onRename, onRemove, columns, current }: Props) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const close = () => setOpened(false);
  const link = (name: string, href: string) => (
    <ViewLink name={name} href={href} current={href === current} onFollow={close} />
  );
  return (
    <Popover position="bottom-end" width={300} trapFocus withRoles opened={opened} onChange={setOpened}>
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
        <ul className={classes.views}>
          <li>{link(t("ui.table.allRows"), hrefOf(firstView(columns)))}</li>
          {kept.map((saved) => (
            <li key={saved.id}>
              {renamed === saved.id ? (
                <NameForm
                  name={saved.name}
                  submit={t("ui.table.renameView")}
                  onName={(name) => {
                    onRename(saved, name);
                    setRenamed(null);
                  }}
                />
              ) : (
                <Group gap={4} wrap="nowrap">
                  {link(saved.name, hrefOf(saved.view))}
                  {saved.shared && <span className={classes.viewShared}>{t("ui.table.sharedView")}</span>}
                  {saved.changeable && (
                    <ViewActions
                      saved={saved}
                      onRename={() => setRenamed(saved.id)}
                      onRemove={() => onRemove(saved)}
                    />
                  )}
                </Group>
              )}
            </li>
          ))}
        </ul>
        <Divider my={8} />
        <SaveForm
          onSave={(name, shared) => {
            onSave(name, shared);
            close();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type LinkProps = { name: string; href: string; current: boolean; onFollow: () => void };

function ViewLink({ name, href, current, onFollow }: LinkProps) {
  return (
    <AppLink
      className={classes.view}
      href={href}
      aria-current={current ? "true" : undefined}
      onClick={onFollow}
    >
      <bdi>{name}</bdi>
    </AppLink>
  );
}

type ActionProps = { saved: SavedView; onRename: () => void; onRemove: () => void };

function ViewActions({ saved: { name }, onRename, onRemove }: ActionProps) {
  const t = useT();
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("ui.table.renameViewOf", { name })}
        onClick={onRename}
      >
        <IconEdit size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("ui.table.removeView", { name })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden="true" />
      </ActionIcon>
    </>
  );
}

function SaveForm({ onSave }: { onSave: (name: string, shared: boolean) => void }) {
  const t = useT();
  const [shared, setShared] = useState(false);
  return (
    <NameForm name="" submit={t("ui.table.saveView")} onName={(name) => onSave(name, shared)}>
      <Checkbox
        label={t("ui.table.shareView")}
        checked={shared}
        onChange={({ currentTarget }) => setShared(currentTarget.checked)}
      />
    </NameForm>
  );
}

type NameProps = { name: string; submit: string; onName: (name: string) => void; children?: ReactNode };

function NameForm({ name: initial, submit, onName, children }: NameProps) {
  const t = useT();
  const [name, setName] = useState(initial);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") onName(name.trim());
      }}
    >
      <Stack gap={8}>
        <TextInput
          label={t("ui.table.viewName")}
          value={name}
          maxLength={60}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {children}
        <Button type="submit" disabled={name.trim() === ""}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
