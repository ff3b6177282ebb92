import "../theme/appStyles";
import { Menu } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { MenuButton, type MenuButtonProps } from "./MenuButton";

export type MenuAction = {
  label: string;
  icon?: Icon;
  /** Whether something is lost by it. */
  danger?: boolean;
  onAct: () => void;
};
export type ActionMenuProps = MenuButtonProps & { actions: readonly MenuAction[] };

/** The menu itself, open at first: it is loaded when somebody asks for it. */
export default function OpenActionMenu({ actions, ...button }: ActionMenuProps) {
  return (
    <Menu position="bottom-end" keepMounted={false} withinPortal defaultOpened>
      <Menu.Target>
        <MenuButton {...button} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon: ActionMark, danger = false, onAct }) => (
          <Menu.Item
            key={label}
            {...(danger && { color: "danger" })}
            {...(ActionMark !== undefined && { leftSection: <ActionMark size={16} aria-hidden="true" /> })}
            onClick={onAct}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
