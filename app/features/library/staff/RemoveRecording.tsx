import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useT } from "../../../ui/i18n/useT";
import type { StaffRecording } from "./staffRecording";
import { useRecordingDeeds } from "./useRecordingDeeds";

type Props = {
  /** The one to be removed; null while none is. */
  recording: Pick<StaffRecording, "id" | "title"> | null;
  /** While it is being removed: what is shown of it is about to end. */
  onRemoving?: (isRemoving: boolean) => void;
  onRemoved?: () => void;
  onClose: () => void;
};

/** Asks before a recording goes for good. */
export function RemoveRecording({ recording, onRemoving, onRemoved, onClose }: Props) {
  const t = useT();
  const deeds = useRecordingDeeds();
  return (
    <ConfirmDialog
      opened={recording !== null}
      title={t("recordings.remove.title", { title: recording?.title ?? "" })}
      consequence={t("recordings.remove.text")}
      confirmLabel={t("recordings.remove.do")}
      onConfirm={async () => {
        if (recording === null) return;
        onRemoving?.(true);
        if (await deeds.remove(recording)) onRemoved?.();
        else onRemoving?.(false);
      }}
      onClose={onClose}
    />
  );
}
