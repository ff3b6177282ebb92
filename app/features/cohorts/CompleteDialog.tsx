import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { SheetRow } from "./sheet";

type Props = { row: SheetRow; onClose: () => void };

/** Asks before one person is completed; of who is not ready it says so. */
export function CompleteDialog({ row: { enrollment, name, isReady, met, of }, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const complete = useDo(api.progress.completion.completePerson);
  return (
    <ConfirmDialog
      opened
      danger={!isReady}
      title={t("adminCohorts.deed.completeTitle", { name })}
      consequence={
        isReady || of === 0
          ? t("adminCohorts.deed.completeText")
          : t("adminCohorts.complete.anyway", { name, met, of })
      }
      confirmLabel={t("adminCohorts.deed.complete")}
      onConfirm={async () => {
        if (await attempt(() => complete({ enrollment, anyway: !isReady })))
          toast({ message: t("adminCohorts.deed.completeDone", { name }) });
      }}
      onClose={onClose}
    />
  );
}
