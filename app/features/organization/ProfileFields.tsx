import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { TimeZoneField } from "../../ui/forms/TimeZoneField";
import { languages } from "../../ui/i18n/languages";
import { useT } from "../../ui/i18n/useT";

export type Profile = { name: string; slug: string; timeZone: string; currency: string; locale: string };

/** What the fields of an organization's profile are called. */
export function useProfileLabels(): Record<keyof Profile, string> {
  const t = useT();
  return {
    name: t("common.name"),
    slug: t("organization.setup.address"),
    timeZone: t("organization.profile.timeZone"),
    currency: t("organization.profile.currency"),
    locale: t("organization.profile.locale"),
  };
}

/** An organization's profile, as a form asks for it. Inside a FormScope. */
export function ProfileFields({ values }: { values: Profile }) {
  const t = useT();
  const labels = useProfileLabels();
  return (
    <>
      <TextField name="name" label={labels.name} defaultValue={values.name} autoComplete="organization" />
      <TextField
        name="slug"
        label={labels.slug}
        description={t("organization.setup.address.text")}
        defaultValue={values.slug}
        autoComplete="off"
      />
      <TimeZoneField name="timeZone" label={labels.timeZone} defaultValue={values.timeZone} />
      <TextField
        name="currency"
        label={labels.currency}
        description={t("organization.profile.currency.text")}
        defaultValue={values.currency}
        maxLength={3}
      />
      <SelectField
        name="locale"
        label={labels.locale}
        description={t("organization.profile.locale.text")}
        defaultValue={values.locale}
        choices={languages}
      />
    </>
  );
}

/** What was entered in the fields. */
export function enteredProfile(form: FormData): Profile {
  const entered = (name: keyof Profile) => String(form.get(name) ?? "").trim();
  return {
    name: entered("name"),
    slug: entered("slug"),
    timeZone: entered("timeZone"),
    currency: entered("currency").toUpperCase(),
    locale: entered("locale"),
  };
}
