import "../../ui/theme/appStyles";
import { ActionIcon, Menu } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { useT } from "../../ui/i18n/useT";
import { IconDots } from "../../ui/icons";

export type RowAction = { label: string; icon: Icon; danger?: boolean; onAct: () => void };

/** What can be done with one row of a list. `name` says which. */
export function RowMenu({ name, actions }: { name: string; actions: readonly RowAction[] }) {
  const t = useT();
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("adminPeople.actionsFor", { name })}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon: ActionMark, danger = false, onAct }) => (
          <Menu.Item
            key={label}
            {...(danger && { color: "danger" })}
            leftSection={<ActionMark size={16} aria-hidden="true" />}
            onClick={onAct}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
