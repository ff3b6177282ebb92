import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import type { Item } from "./content";
import { useTrash } from "./useDeeds";

type Props = { item: Item; onClose: () => void };

/** Asks before visitors cease to see something. */
export function UnpublishDialog({ item, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const unpublish = useDo(api.publishing.items.unpublish);
  return (
    <ConfirmDialog
      opened
      danger={false}
      title={t("contentScreens.deed.unpublishTitle", { name: item.title })}
      consequence={t("contentScreens.deed.unpublishText")}
      confirmLabel={t("contentScreens.deed.unpublish")}
      onConfirm={async () => {
        if (await attempt(() => unpublish({ item: item.id })))
          toast({ message: t("contentScreens.deed.unpublishDone") });
      }}
      onClose={onClose}
    />
  );
}

/** Asks before something that visitors see, or are to see, is put into the trash. */
export function TrashDialog({ item, onClose }: Props) {
  const t = useT();
  const { attempt } = useAttempt();
  const trash = useTrash(item);
  return (
    <ConfirmDialog
      opened
      title={t("contentScreens.deed.trashTitle", { name: item.title })}
      consequence={t("contentScreens.deed.trashText")}
      confirmLabel={t("contentScreens.deed.trash")}
      onConfirm={async () => void (await attempt(trash))}
      onClose={onClose}
    />
  );
}
