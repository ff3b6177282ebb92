import "../../../ui/theme/appStyles";
import { ActionIcon, Menu } from "@mantine/core";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useT } from "../../../ui/i18n/useT";
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconEye,
  IconEyeOff,
  IconFolder,
  IconTrash,
} from "../../../ui/icons";
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
  const StateIcon = open ? IconEyeOff : IconEye;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("materials.actionsOf", { name: material.title })}
        >
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<StateIcon size={16} aria-hidden="true" />}
          onClick={() => void (open ? deeds.unpublish(material) : deeds.publish(material))}
        >
          {t(open ? "materials.unpublish" : "materials.publish")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolder size={16} aria-hidden="true" />} onClick={onMove}>
          {t("materials.move")}
        </Menu.Item>
        {up !== undefined && (
          <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden="true" />} onClick={() => onPlace(up)}>
            {t("materials.up")}
          </Menu.Item>
        )}
        {down !== undefined && (
          <Menu.Item
            leftSection={<IconArrowDown size={16} aria-hidden="true" />}
            onClick={() => onPlace(down)}
          >
            {t("materials.down")}
          </Menu.Item>
        )}
        <Menu.Item
          color="danger"
          leftSection={<IconTrash size={16} aria-hidden="true" />}
          onClick={() => void deeds.remove(material)}
        >
          {t("materials.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
