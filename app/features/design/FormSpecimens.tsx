import { useState } from "react";
import type { ErrorData } from "../../../convex/shared/errors";
import { useT } from "../../ui/i18n/useT";
import { ColorField } from "../../ui/forms/ColorField";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FileDrop } from "../../ui/forms/FileDrop";
import { FormScope } from "../../ui/forms/FormScope";
import { RichDate } from "../../ui/forms/RichDate";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SearchSelectField } from "../../ui/forms/SearchSelectField";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { TimeZoneField } from "../../ui/forms/TimeZoneField";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { FormPage, FormSection } from "../../ui/pages/FormPage";

const REFUSED: ErrorData = {
  code: "invalid",
  message: "Please check what you entered.",
  details: { fields: { name: "required", email: "email" } },
};
const LABELS = { name: "Name", email: "Benachrichtigungsadresse für Zulassungsentscheide" };
const PLACES = ["Zürich", "Basel", "Genève"].map((label) => ({ value: label, label }));

/** Every field, and a form that was refused. */
export function FormSpecimens() {
  const t = useT();
  const { dirty, saved, watch } = useDirty();
  const [error, setError] = useState<ErrorData | null>(REFUSED);
  const [files, setFiles] = useState<File[]>([]);
  return (
    <form
      noValidate
      {...watch}
      onSubmit={(event) => {
        event.preventDefault();
        setError(error === null ? REFUSED : null);
        saved();
      }}
    >
      <FormScope error={error}>
        <UnsavedGuard dirty={dirty} />
        <FormPage title="Edit the organization" description="What everybody sees of it.">
          <ErrorSummary labels={LABELS} />
          <FormSection title="About it" description="Name and address stand on every certificate.">
            <TextField name="name" label={LABELS.name} />
            <TextField name="email" label={LABELS.email} type="email" description="Only staff see it." />
            <TextField name="about" label="About" lines={4} optional />
            <SelectField name="place" label="Place" choices={PLACES} />
            <SearchSelectField name="city" label="City" choices={PLACES} clearable />
          </FormSection>
          <FormSection title="Time and colour">
            <TimeZoneField name="timeZone" label="Time zone" defaultValue="Europe/Zurich" />
            <RichDate name="starts" label="Starts" zone="Europe/Zurich" defaultValue="2026-11-24 18:00:00" />
            <ColorField name="primaryColor" label="Colour" defaultValue="#f4c20d" />
          </FormSection>
          <FormSection title="Files">
            <FileDrop
              name="logo"
              label="Logo"
              description="On light and dark."
              accept="image/*"
              maxSize={1_000_000}
              maxFiles={2}
              files={files}
              onFiles={setFiles}
            />
          </FormSection>
          <SaveBar dirty={dirty}>
            <SubmitButton>{t("common.save")}</SubmitButton>
          </SaveBar>
        </FormPage>
      </FormScope>
    </form>
  );
}
