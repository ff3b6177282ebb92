import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { ContentKind } from "../../../../convex/publishing/rules/statuses";
import { LOCALES } from "../../../../convex/shared/locales";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SelectField } from "../../../ui/forms/SelectField";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { languageName } from "../../catalog/languageName";
import { useDo } from "../../live/useLive";
import { useOrganization } from "../../live/useOrganization";
import { useSubmission } from "../../live/useSubmission";
import { itemHref } from "./content";
import { TemplateField } from "./TemplateField";

type Props = { kind: ContentKind; onClose: () => void };

/** Makes a draft with a title in a language, a page perhaps from a template, and leads to it. */
export function NewItemDialog({ kind, onClose }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const { locale } = useLocale();
  const { locale: usual } = useOrganization();
  const create = useDo(api.publishing.items.create);
  const { pending, error, send } = useSubmission();
  const title = t(`contentScreens.${kind}.new`);
  const labels = { title: t("contentScreens.field.title"), locale: t("contentScreens.field.locale") };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entered = (name: string) => String(form.get(name) ?? "").trim();
    const template = entered("template");
    await send(async () => {
      const id = await create({
        kind,
        title: entered("title"),
        locale: entered("locale"),
        ...(template !== "" && { template: template as Id<"pageTemplates"> }),
      });
      navigate(itemHref({ id, kind }));
    });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={labels} />
            <TextField name="title" label={labels.title} autoComplete="off" data-autofocus />
            <SelectField
              name="locale"
              label={labels.locale}
              defaultValue={usual}
              choices={LOCALES.map((value) => ({ value, label: languageName(value, locale) }))}
            />
            {kind === "page" && <TemplateField />}
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
