import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, useEffect, useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { lineOf } from "../../../../convex/library/rules/folderTree";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import { FolderField, folderChosen } from "./FolderField";
import type { Folder, FolderId } from "./material";

export type FolderDeed =
  { kind: "create"; parent: FolderId | null } | { kind: "rename" | "move" | "remove"; folder: FolderId };

type Props = {
  cohort: Id<"cohorts">;
  deed: FolderDeed;
  folders: readonly Folder[];
  onClose: () => void;
};

/** Makes, renames or moves a folder; removes one in which nothing lies, at once. */
export function FolderDialog(props: Props) {
  return props.deed.kind === "remove" ? <RemoveFolder {...props} /> : <FolderForm {...props} />;
}

function FolderForm({ cohort, deed, folders, onClose }: Props) {
  const t = useT();
  const { pending, error, send } = useSubmission();
  const run = useFolderDeed(cohort);
  const kind = deed.kind as "create" | "rename" | "move";
  const folder = deed.kind === "create" ? undefined : folders.find(({ id }) => id === deed.folder);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    if (await send(() => run(deed, String(entered.get("name") ?? ""), folderChosen(entered.get("parent")))))
      onClose();
  };
  const outside = folders.filter(({ id }) => !lineOf(folders, id).some((each) => each.id === folder?.id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`materials.folder.${kind}Title`, { name: folder?.name ?? "" })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ name: t("common.name"), parent: t("materials.folder") }} />
            {kind === "move" ? (
              <FolderField
                name="parent"
                label={t("materials.folder")}
                folders={outside}
                defaultValue={folder?.parent ?? null}
              />
            ) : (
              <TextField
                name="name"
                label={t("common.name")}
                autoComplete="off"
                defaultValue={folder?.name ?? ""}
                data-autofocus
              />
            )}
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{t(`materials.folder.${kind}`)}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

function useFolderDeed(cohort: Id<"cohorts">) {
  const create = useDo(api.library.materialFolders.create);
  const rename = useDo(api.library.materialFolders.rename);
  const move = useDo(api.library.materialFolders.move);
  return async (deed: FolderDeed, name: string, parent: FolderId | null) => {
    switch (deed.kind) {
      case "create":
        return create({ cohort, name, parent: deed.parent });
      case "rename":
        return rename({ folder: deed.folder, name });
      case "move":
        return move({ folder: deed.folder, parent });
      case "remove":
        return;
      default:
        return deed satisfies never;
    }
  };
}

/** An empty folder is soon made again: nobody is asked. One that is not empty is refused, with why. */
function RemoveFolder({ deed, folders, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const remove = useDo(api.library.materialFolders.remove);
  const { attempt } = useAttempt();
  const begun = useRef(false);
  const folder = deed.kind === "create" ? undefined : folders.find(({ id }) => id === deed.folder);
  useEffect(() => {
    if (folder === undefined || begun.current) return;
    begun.current = true;
    void attempt(async () => {
      await remove({ folder: folder.id });
      toast({ message: t("materials.folder.removed", { name: folder.name }) });
    }).then(onClose);
  }, [folder, attempt, remove, toast, t, onClose]);
  return null;
}
