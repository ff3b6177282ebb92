import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { TimeZoneField } from "../../ui/forms/TimeZoneField";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { languages } from "../../ui/i18n/languages";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { useDo } from "../live/useLive";
import { SettingsPage } from "./SettingsPage";

export type Settings = FunctionReturnType<typeof api.tenancy.organizations.settings>;

/** What the organization is called, and in which zone, currency and language it works. */
export function ProfileScreen({ settings }: { settings: Settings }) {
  const t = useT();
  const { dirty, watch, pending, error, send } = useProfileForm();
  const labels = {
    name: t("common.name"),
    slug: t("organization.setup.address"),
    timeZone: t("organization.profile.timeZone"),
    currency: t("organization.profile.currency"),
    locale: t("organization.profile.locale"),
  };
  return (
    <SettingsPage tab="profile">
      <form noValidate onSubmit={send} {...watch}>
        <UnsavedGuard dirty={dirty} />
        <FormScope error={error}>
          <FormSection title={t("organization.tab.profile")}>
            <ErrorSummary labels={labels} />
            <TextField name="name" label={labels.name} defaultValue={settings.name} />
            <TextField
              name="slug"
              label={labels.slug}
              description={t("organization.setup.address.text")}
              defaultValue={settings.slug}
            />
            <TimeZoneField name="timeZone" label={labels.timeZone} defaultValue={settings.timeZone} />
            <TextField
              name="currency"
              label={labels.currency}
              description={t("organization.profile.currency.text")}
              defaultValue={settings.currency}
              maxLength={3}
            />
            <SelectField
              name="locale"
              label={labels.locale}
              description={t("organization.profile.locale.text")}
              defaultValue={settings.locale}
              choices={languages}
            />
          </FormSection>
          <SaveBar dirty={dirty}>
            <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
          </SaveBar>
        </FormScope>
      </form>
    </SettingsPage>
  );
}

function useProfileForm() {
  const t = useT();
  const toast = useToast();
  const change = useDo(api.tenancy.organizations.change);
  const { dirty, saved, watch } = useDirty();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (form: FormData) => {
    const entered = (name: string) => String(form.get(name) ?? "").trim();
    setPending(true);
    try {
      await change({
        name: entered("name"),
        slug: entered("slug"),
        timeZone: entered("timeZone"),
        currency: entered("currency").toUpperCase(),
        locale: entered("locale"),
      });
      setError(null);
      saved();
      toast({ message: t("common.saved") });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void save(new FormData(event.currentTarget));
  };
  return { dirty, watch, pending, error, send };
}
