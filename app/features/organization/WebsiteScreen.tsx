import type { FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import { MAX_KEPT_VERSIONS } from "../../../convex/publishing/rules/keptVersions";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import type { Settings } from "./ProfileScreen";
import { SettingsPage } from "./SettingsPage";

/** How the organization keeps what it publishes. */
export function WebsiteScreen({ settings }: { settings: Settings }) {
  const t = useT();
  const toast = useToast();
  const setKeptVersions = useDo(api.tenancy.organizations.setKeptVersions);
  const { dirty, saved, watch } = useDirty();
  const { pending, error, send } = useSubmission();
  const label = t("organization.website.keptVersions");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = String(new FormData(event.currentTarget).get("keptVersions") ?? "");
    const keptVersions = entered.trim() === "" ? Number.NaN : Number(entered);
    if (!(await send(() => setKeptVersions({ keptVersions })))) return;
    saved();
    toast({ message: t("common.saved") });
  };
  return (
    <SettingsPage tab="website">
      <form noValidate onSubmit={(event) => void submit(event)} {...watch}>
        <UnsavedGuard dirty={dirty} />
        <FormScope error={error}>
          <FormSection
            title={t("organization.website.versions")}
            description={t("organization.website.versions.text")}
          >
            <ErrorSummary labels={{ keptVersions: label }} />
            <TextField
              name="keptVersions"
              label={label}
              type="number"
              inputMode="numeric"
              min={1}
              max={MAX_KEPT_VERSIONS}
              maw={240}
              defaultValue={settings.keptVersions}
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
