import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import { FORM_PURPOSES, type FormPurpose } from "../../../convex/forms/rules/statuses";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";

/** Makes a form with an empty draft, and leads to its questions. */
export function NewFormDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const create = useDo(api.forms.forms.create);
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const purpose = String(entered.get("purpose")) as FormPurpose;
    await send(async () => {
      const form = await create({ purpose, name: String(entered.get("name")) });
      navigate(`/admin/forms/${form}/draft`);
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("formScreens.create")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ name: t("common.name") }} />
            <TextField name="name" label={t("common.name")} autoComplete="off" data-autofocus />
            <SelectField
              name="purpose"
              label={t("formScreens.purpose")}
              choices={FORM_PURPOSES.map((value) => ({ value, label: t(`forms.purpose.${value}`) }))}
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{t("formScreens.create")}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
