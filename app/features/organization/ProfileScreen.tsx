import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { useDo } from "../live/useLive";
import { enteredProfile, ProfileFields, useProfileLabels } from "./ProfileFields";
import { SettingsPage } from "./SettingsPage";

export type Settings = FunctionReturnType<typeof api.tenancy.organizations.settings>;

/** What the organization is called, and in which zone, currency and language it works. */
export function ProfileScreen({ settings }: { settings: Settings }) {
  const t = useT();
  const { dirty, watch, pending, error, send } = useProfileForm();
  const labels = useProfileLabels();
  return (
    <SettingsPage tab="profile">
      <form noValidate onSubmit={send} {...watch}>
        <UnsavedGuard dirty={dirty} />
        <FormScope error={error}>
          <FormSection title={t("organization.tab.profile")}>
            <ErrorSummary labels={labels} />
            <ProfileFields values={settings} />
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
    setPending(true);
    try {
      await change(enteredProfile(form));
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
