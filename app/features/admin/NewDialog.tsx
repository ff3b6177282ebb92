import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useSubmission } from "../live/useSubmission";

type Props<Kind extends string> = {
  /** Names the dialog and its button: "New form". */
  title: string;
  kind: {
    name: string;
    label: string;
    description?: string;
    choices: { value: Kind; label: string }[];
    defaultValue?: Kind;
  };
  /** Makes it and gives the path of its page. */
  onCreate: (name: string, kind: Kind) => Promise<string>;
  onClose: () => void;
};

/** Makes something that has a name and is of a kind, and leads to it. */
export function NewDialog<Kind extends string>({ title, kind, onCreate, onClose }: Props<Kind>) {
  const t = useT();
  const navigate = useNavigate();
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    await send(async () => {
      navigate(await onCreate(String(entered.get("name")), String(entered.get(kind.name)) as Kind));
    });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ name: t("common.name") }} />
            <TextField name="name" label={t("common.name")} autoComplete="off" data-autofocus />
            <SelectField {...kind} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{title}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
