import "../../../ui/theme/appStyles";
import { ActionIcon, Menu } from "@mantine/core";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowDown, IconArrowUp, IconDots, IconEye, IconEyeOff, IconTrash } from "../../../ui/icons";
import type { StaffRecording } from "./staffRecording";
import { useRecordingDeeds } from "./useRecordingDeeds";

type Props = {
  recording: StaffRecording;
  /** In front of which other it goes when it moves up or down: null for the end, undefined where it cannot. */
  up: Id<"recordings"> | undefined;
  down: Id<"recordings"> | null | undefined;
  /** It is to be removed, which is asked about first. */
  onRemove: () => void;
};

/** What can be done with a recording in its list. */
export function RecordingMenu({ recording, up, down, onRemove }: Props) {
  const t = useT();
  const deeds = useRecordingDeeds();
  const open = recording.state === "published";
  const StateIcon = open ? IconEyeOff : IconEye;
  const moves = [
    { before: up, label: t("recordings.up"), Icon: IconArrowUp },
    { before: down, label: t("recordings.down"), Icon: IconArrowDown },
  ];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("recordings.actionsOf", { title: recording.title })}
        >
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(open || recording.state === "draft") && (
          <Menu.Item
            leftSection={<StateIcon size={16} aria-hidden="true" />}
            onClick={() => void (open ? deeds.unpublish(recording) : deeds.publish(recording))}
          >
            {t(open ? "recordings.unpublish" : "recordings.publish")}
          </Menu.Item>
        )}
        {moves.map(
          ({ before, label, Icon }) =>
            before !== undefined && (
              <Menu.Item
                key={label}
                leftSection={<Icon size={16} aria-hidden="true" />}
                onClick={() => void deeds.place(recording.id, before)}
              >
                {label}
              </Menu.Item>
            ),
        )}
        <Menu.Item color="danger" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={onRemove}>
          {t("recordings.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
