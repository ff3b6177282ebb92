import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import { PROGRAM_TYPES, type ProgramType } from "../../../convex/catalog/rules/statuses";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";

/** Makes a format with a first draft, and leads to it. */
export function NewFormatDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const create = useDo(api.catalog.templates.create);
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const type = String(entered.get("type")) as ProgramType;
    await send(async () => {
      const id = await create({ type, name: String(entered.get("name")) });
      navigate(`/admin/formats/${id}/draft`);
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("catalogScreens.formats.create")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ name: t("common.name") }} />
            <TextField name="name" label={t("common.name")} autoComplete="off" data-autofocus />
            <SelectField
              name="type"
              label={t("catalogScreens.type")}
              description={t("catalogScreens.formats.typeText")}
              choices={PROGRAM_TYPES.map((value) => ({ value, label: t(`catalog.type.${value}`) }))}
              defaultValue="course"
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{t("catalogScreens.formats.create")}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
