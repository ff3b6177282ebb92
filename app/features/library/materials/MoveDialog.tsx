import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import { FolderField, folderChosen } from "./FolderField";
import type { Folder, FolderId, MaterialLine } from "./material";

type Props = {
  material: MaterialLine;
  folder: FolderId | null;
  folders: readonly Folder[];
  onClose: () => void;
};

/** Puts a material into another folder, behind what lies there. */
export function MoveDialog({ material, folder, folders, onClose }: Props) {
  const t = useT();
  const move = useDo(api.library.materials.move);
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = folderChosen(new FormData(event.currentTarget).get("folder"));
    if (await send(() => move({ material: material.id, folder: chosen, before: null }))) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("materials.folder.moveTitle", { name: material.title })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ folder: t("materials.folder") }} />
            <FolderField
              name="folder"
              label={t("materials.folder")}
              folders={folders}
              defaultValue={folder}
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{t("materials.folder.move")}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
