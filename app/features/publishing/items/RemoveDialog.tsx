import "../../../ui/theme/appStyles";
import { Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { TypedConfirmation } from "../../../ui/forms/TypedConfirmation";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { CONTENT_PATHS, type Item } from "./content";

type Props = { item: Item; onClose: () => void };

/** Deletes what is in the trash for good, once its title is typed; what has none is known by its slug. */
export function RemoveDialog({ item, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const remove = useDo(api.publishing.items.remove);
  const { pending, attempt } = useAttempt();
  const name = item.title === "" ? item.slug : item.title;
  const confirm = async () => {
    if (!(await attempt(() => remove({ item: item.id })))) return;
    toast({ message: t("contentScreens.deed.removeDone", { name }) });
    navigate(`${CONTENT_PATHS[item.kind]}?state=trashed`);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contentScreens.deed.removeTitle", { name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap={16}>
        <Text>{t("contentScreens.deed.removeText")}</Text>
        <TypedConfirmation
          phrase={name}
          confirmLabel={t("contentScreens.deed.removeSubmit")}
          pending={pending}
          onConfirm={() => void confirm()}
          onCancel={onClose}
        />
      </Stack>
    </Modal>
  );
}
