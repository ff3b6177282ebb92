import type { Id } from "../../../../convex/_generated/dataModel";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff, IconFolder, IconTrash } from "../../../ui/icons";
import { ActionMenu } from "../../../ui/menus/ActionMenu";
import type { MaterialLine } from "./material";
import { useMaterialDeeds } from "./useMaterialDeeds";

type Props = {
  material: MaterialLine;
  /** In front of which other it goes when it moves up or down: null for the end, undefined where it cannot. */
  up: Id<"materials"> | undefined;
  down: Id<"materials"> | null | undefined;
  onPlace: (before: Id<"materials"> | null) => void;
  /** Another folder is to be chosen. */
  onMove: () => void;
};

/** What can be done with a material in its folder. */
export function MaterialMenu({ material, up, down, onPlace, onMove }: Props) {
  const t = useT();
  const deeds = useMaterialDeeds();
  const open = material.state === "published";
  const actions = [
    {
      label: t(open ? "materials.unpublish" : "materials.publish"),
      icon: open ? IconEyeOff : IconEye,
      onAct: () => void (open ? deeds.unpublish(material) : deeds.publish(material)),
    },
    { label: t("materials.move"), icon: IconFolder, onAct: onMove },
    up !== undefined && { label: t("materials.up"), icon: IconArrowUp, onAct: () => onPlace(up) },
    down !== undefined && { label: t("materials.down"), icon: IconArrowDown, onAct: () => onPlace(down) },
    {
      label: t("materials.remove"),
      icon: IconTrash,
      danger: true,
      onAct: () => void deeds.remove(material),
    },
  ].filter((action) => action !== false);
  return (
    <ActionMenu look="dots" label={t("materials.actionsOf", { name: material.title })} actions={actions} />
  );
}
