import type { Id } from "../../../../convex/_generated/dataModel";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff, IconTrash } from "../../../ui/icons";
import { ActionMenu } from "../../../ui/menus/ActionMenu";
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
  const place = (before: Id<"recordings"> | null) => void deeds.place(recording.id, before);
  const actions = [
    (open || recording.state === "draft") && {
      label: t(open ? "recordings.unpublish" : "recordings.publish"),
      icon: open ? IconEyeOff : IconEye,
      onAct: () => void (open ? deeds.unpublish(recording) : deeds.publish(recording)),
    },
    up !== undefined && { label: t("recordings.up"), icon: IconArrowUp, onAct: () => place(up) },
    down !== undefined && { label: t("recordings.down"), icon: IconArrowDown, onAct: () => place(down) },
    { label: t("recordings.remove"), icon: IconTrash, danger: true, onAct: onRemove },
  ].filter((action) => action !== false);
  return (
    <ActionMenu look="dots" label={t("recordings.actionsOf", { title: recording.title })} actions={actions} />
  );
}
