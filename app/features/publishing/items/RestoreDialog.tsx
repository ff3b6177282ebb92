import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import type { Version } from "./version";

type Props = { version: Pick<Version, "id" | "number">; onClose: () => void };

/** Asks before an item becomes what it was. */
export function RestoreDialog({ version: { id, number }, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const restore = useDo(api.publishing.versions.restore);
  return (
    <ConfirmDialog
      opened
      danger={false}
      title={t("contentScreens.versions.restoreTitle", { number })}
      consequence={t("contentScreens.versions.restoreText")}
      confirmLabel={t("contentScreens.versions.restoreOf", { number })}
      onConfirm={async () => {
        if (await attempt(() => restore({ version: id })))
          toast({ message: t("contentScreens.versions.restored", { number }) });
      }}
      onClose={onClose}
    />
  );
}
