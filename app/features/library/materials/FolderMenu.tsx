import { useT } from "../../../ui/i18n/useT";
import { ActionMenu } from "../../../ui/menus/ActionMenu";
import type { FolderDeed } from "./FolderDialog";
import type { Folder } from "./material";

type Props = { folder: Folder; onDeed: (deed: FolderDeed) => void };

/** What can be done with a folder. */
export function FolderMenu({ folder: { id, name }, onDeed }: Props) {
  const t = useT();
  const actions = [
    { label: t("materials.rename"), onAct: () => onDeed({ kind: "rename", folder: id }) },
    { label: t("materials.move"), onAct: () => onDeed({ kind: "move", folder: id }) },
    {
      label: t("materials.folder.remove"),
      danger: true,
      onAct: () => onDeed({ kind: "remove", folder: id }),
    },
  ];
  return <ActionMenu look="dots" label={t("materials.actionsOf", { name })} actions={actions} />;
}
