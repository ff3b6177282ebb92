import { useMutation } from "convex/react";
import type { FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import { ErrorState } from "../../ui/feedback/ErrorState";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { FormPage, FormSection } from "../../ui/pages/FormPage";
import { useOrganization } from "../live/useOrganization";
import { useSubmission } from "../live/useSubmission";
import { useEntry } from "../tenancy/useEntry";
import { enteredProfile, ProfileFields, useProfileLabels } from "./ProfileFields";

/** A further organization of the deployment. Whoever founds it is led there, signed in. */
export function FoundScreen({ mayFound }: { mayFound: boolean }) {
  const t = useT();
  if (!mayFound)
    return (
      <ErrorState
        wholePage
        title={t("organization.found.mayNot.title")}
        text={t("organization.found.mayNot.text")}
      />
    );
  return (
    <FormPage title={t("organization.found.title")} description={t("organization.found.text")}>
      <FoundingForm />
    </FormPage>
  );
}

function FoundingForm() {
  const t = useT();
  const labels = useProfileLabels();
  const { timeZone, currency, locale } = useOrganization();
  const { pending, error, submit } = useFounding();
  return (
    <form noValidate onSubmit={submit}>
      <FormScope error={error}>
        <FormSection title={t("organization.tab.profile")}>
          <ErrorSummary labels={labels} />
          <ProfileFields values={{ name: "", slug: "", timeZone, currency, locale }} />
        </FormSection>
        <SaveBar dirty={false}>
          <SubmitButton pending={pending}>{t("organization.found.submit")}</SubmitButton>
        </SaveBar>
      </FormScope>
    </form>
  );
}

function useFounding() {
  const found = useMutation(api.tenancy.organizations.found);
  const entry = useEntry();
  const { pending, error, send } = useSubmission();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const profile = enteredProfile(new FormData(event.currentTarget));
    void send(async () => {
      const { origin } = await found(profile);
      window.location.assign(entry(origin, "/admin"));
    });
  };
  return { pending, error, submit };
}
