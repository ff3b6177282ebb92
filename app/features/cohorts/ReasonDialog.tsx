import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useSubmission } from "../live/useSubmission";

type Props = {
  title: string;
  /** What follows from it. */
  text?: string;
  /** Whether a reason is needed, may be given, or is of no interest. */
  reason?: "needed" | "optional" | "none";
  submitLabel: string;
  danger?: boolean;
  onSend: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  /** More between the reason and the buttons, such as the mail that will go. */
  children?: (reason: string) => ReactNode;
};

/** Asks why before something is done that people are told of. */
export function ReasonDialog({ reason: wanted = "needed", danger = false, ...props }: Props) {
  const { title, text, submitLabel, onSend, onDone, onClose, children } = props;
  const t = useT();
  const { pending, error, send } = useSubmission();
  const [reason, setReason] = useState("");
  const label = t("adminCohorts.reason");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => onSend(reason)))) return;
    onDone();
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ reason: label }} />
            {text !== undefined && <Text>{text}</Text>}
            {wanted !== "none" && (
              <TextField
                name="reason"
                label={label}
                description={t("adminCohorts.reasonText")}
                lines={3}
                optional={wanted === "optional"}
                value={reason}
                onChange={({ currentTarget }) => setReason(currentTarget.value)}
                data-autofocus
              />
            )}
            {children?.(reason)}
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending} {...(danger && { color: "danger" })}>
                {submitLabel}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
