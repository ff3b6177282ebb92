import "../../../ui/theme/appStyles";
import { ActionIcon, Menu } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { IconDots } from "../../../ui/icons";
import type { FolderDeed } from "./FolderDialog";
import type { Folder } from "./material";

type Props = { folder: Folder; onDeed: (deed: FolderDeed) => void };

/** What can be done with a folder. */
export function FolderMenu({ folder: { id, name }, onDeed }: Props) {
  const t = useT();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("materials.actionsOf", { name })}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onDeed({ kind: "rename", folder: id })}>{t("materials.rename")}</Menu.Item>
        <Menu.Item onClick={() => onDeed({ kind: "move", folder: id })}>{t("materials.move")}</Menu.Item>
        <Menu.Item color="danger" onClick={() => onDeed({ kind: "remove", folder: id })}>
          {t("materials.folder.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
