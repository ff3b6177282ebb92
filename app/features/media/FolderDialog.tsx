import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import type { Folder } from "./asset";
import { FolderField, folderChosen } from "./FolderField";
import { type MediaPlace, placeHref, withinFolder } from "./place";

type Id = Folder["id"];
export type FolderDeed =
  { kind: "create"; parent: Id | null } | { kind: "rename" | "move" | "remove"; folder: Id };

type Props = { deed: FolderDeed; folders: readonly Folder[]; place: MediaPlace; onClose: () => void };

/** Makes, renames or moves a folder; removes one in which nothing lies, at once. */
export function FolderDialog(props: Props) {
  return props.deed.kind === "remove" ? <RemoveFolder {...props} /> : <FolderForm {...props} />;
}

function FolderForm({ deed, folders, place, onClose }: Props) {
  const t = useT();
  const { pending, error, send } = useSubmission();
  const run = useFolderDeed(place);
  const folder = deed.kind === "create" ? undefined : folders.find(({ id }) => id === deed.folder);
  const parent = deed.kind === "create" ? folders.find(({ id }) => id === deed.parent) : undefined;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    if (await send(() => run(deed, String(entered.get("name") ?? ""), folderChosen(entered.get("parent")))))
      onClose();
  };
  const title =
    deed.kind === "create"
      ? parent === undefined
        ? t("media.folder.new")
        : t("media.folder.newIn", { name: parent.name })
      : t(deed.kind === "rename" ? "media.folder.renameTitle" : "media.folder.moveTitle", {
          name: folder?.name ?? "",
        });
  const within = folder === undefined ? new Set<Id>() : withinFolder(folders, folder.id);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ name: t("common.name"), parent: t("media.folder.parent") }} />
            {deed.kind === "move" ? (
              <FolderField
                name="parent"
                label={t("media.folder.parent")}
                folders={folders.filter(({ id }) => !within.has(id))}
                defaultValue={folder?.parent ?? ""}
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
              <SubmitButton pending={pending}>
                {t(`media.folder.${deed.kind as "create" | "rename" | "move"}`)}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

function useFolderDeed(place: MediaPlace) {
  const navigate = useNavigate();
  const create = useDo(api.media.folders.create);
  const rename = useDo(api.media.folders.rename);
  const move = useDo(api.media.folders.move);
  return async (deed: FolderDeed, name: string, parent: Id | null) => {
    switch (deed.kind) {
      case "create":
        return navigate(placeHref({ kind: place.kind, folder: await create({ name, parent: deed.parent }) }));
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
function RemoveFolder({ deed, folders, place, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const remove = useDo(api.media.folders.remove);
  const { attempt } = useAttempt();
  const begun = useRef(false);
  const folder = deed.kind === "create" ? undefined : folders.find(({ id }) => id === deed.folder);
  useEffect(() => {
    if (folder === undefined || begun.current) return;
    begun.current = true;
    void attempt(async () => {
      await remove({ folder: folder.id });
      toast({ message: t("media.folder.removed", { name: folder.name }) });
      if (place.folder === folder.id) navigate(placeHref({ kind: place.kind }));
    }).then(onClose);
  }, [folder, attempt, remove, toast, t, place, navigate, onClose]);
  return null;
}
