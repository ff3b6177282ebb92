import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { FormEvent } from "react";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useSubmission } from "../live/useSubmission";

type Props<Answer> = {
  title: string;
  /** What follows from it. */
  text?: string;
  field: { name: string; label: string; type?: "text" | "email"; initial?: string };
  submitLabel: string;
  onSend: (value: string) => Promise<Answer>;
  /** After it was taken: what was sent, and what came back. */
  onDone: (value: string, answer: Answer) => void;
  onClose: () => void;
};

/** Asks for one line of text and sends it. */
export function FieldDialog<Answer>(props: Props<Answer>) {
  const { title, text, field, submitLabel, onSend, onDone, onClose } = props;
  const t = useT();
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get(field.name) ?? "").trim();
    const taken = await send(async () => onDone(value, await onSend(value)));
    if (taken) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ [field.name]: field.label }} />
            {text !== undefined && <Text>{text}</Text>}
            <TextField
              name={field.name}
              label={field.label}
              type={field.type ?? "text"}
              defaultValue={field.initial ?? ""}
              autoComplete="off"
              data-autofocus
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{submitLabel}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
