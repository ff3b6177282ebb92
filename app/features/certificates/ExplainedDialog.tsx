import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useSubmission } from "../live/useSubmission";

type Props = {
  title: string;
  /** What follows from it. */
  consequence: string;
  /** What the fields above the reason are called, by their names. */
  labels?: Readonly<Record<string, string>>;
  submitLabel: string;
  danger?: boolean;
  onSend: (form: FormData, reason: string) => Promise<unknown>;
  onClose: () => void;
  /** Fields above the reason. */
  children?: ReactNode;
};

/** Asks why before something is done with a certificate; whoever verifies it reads the answer. */
export function ExplainedDialog(props: Props) {
  const { title, consequence, labels = {}, submitLabel, danger = false, onSend, onClose, children } = props;
  const t = useT();
  const { pending, error, send } = useSubmission();
  const label = t("certificateScreens.reason");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (await send(() => onSend(form, String(form.get("reason") ?? "")))) onClose();
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
            <ErrorSummary labels={{ ...labels, reason: label }} />
            <Text>{consequence}</Text>
            {children}
            <TextField
              name="reason"
              label={label}
              description={t("certificateScreens.reasonText")}
              lines={3}
              {...(children === undefined && { "data-autofocus": true })}
            />
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
