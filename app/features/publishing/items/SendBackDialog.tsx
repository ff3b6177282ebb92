import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import type { Item } from "./content";

type Props = { item: Item; onClose: () => void };

/** Gives what was submitted back, with what should change. */
export function SendBackDialog({ item, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const sendBack = useDo(api.publishing.items.sendBack);
  const { pending, error, send } = useSubmission();
  const label = t("contentScreens.deed.sendBackNote");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    if (!(await send(() => sendBack({ item: item.id, note })))) return;
    toast({ message: t("contentScreens.deed.sendBackDone") });
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("contentScreens.deed.sendBackTitle", { name: item.title })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ note: label }} />
            <Text>{t("contentScreens.deed.sendBackText")}</Text>
            <TextField name="note" label={label} lines={5} data-autofocus />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{t("contentScreens.deed.sendBack")}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
