import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { useT } from "../../ui/i18n/useT";
import { IconLock } from "../../ui/icons";
import { FormArea, FormSection } from "../../ui/pages/FormPage";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { BasicsFields } from "./BasicsFields";
import type { Cohort } from "./cohort";
import { CohortPage } from "./CohortPage";
import { type JoinForm, JoiningFields } from "./JoiningFields";
import { enteredBasics, enteredJoining, enteredTerms, settingsOf } from "./settings";
import { OverridesField, TermsFields } from "./TermsFields";
import { useCohort } from "./useCohort";
import { useSettingsLabels } from "./useSettingsLabels";

type Props = { first: Cohort; forms: readonly JoinForm[]; currency: string };

/** Everything that staff say of a cohort. */
export function SettingsScreen(props: Props) {
  const t = useT();
  const { state } = useCohort(props.first);
  const over = state === "archived" || state === "cancelled";
  return (
    <CohortPage first={props.first} tab="settings">
      {over ? (
        <EmptyState
          icon={IconLock}
          title={t("adminCohorts.settings.over.title")}
          text={t("adminCohorts.settings.over.text")}
        />
      ) : (
        <SettingsForm {...props} />
      )}
    </CohortPage>
  );
}

function SettingsForm({ first, forms, currency }: Props) {
  const t = useT();
  const toast = useToast();
  const labels = useSettingsLabels();
  const { used } = useCohort(first);
  const change = useDo(api.cohorts.cohorts.change);
  const { dirty, saved, watch } = useDirty();
  const { pending, error, send } = useSubmission();
  const [zone, setZone] = useState(first.timeZone);
  const values = settingsOf(first);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const basics = enteredBasics(form);
    const settings = { ...basics, ...enteredJoining(form, basics.timeZone), ...enteredTerms(form) };
    if (!(await send(() => change({ cohort: first.id, settings })))) return;
    saved();
    toast({ message: t("common.saved") });
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)} {...watch}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        <FormArea>
          <ErrorSummary labels={labels} />
          <FormSection
            title={t("adminCohorts.settings.basics")}
            description={t("adminCohorts.settings.basicsText")}
          >
            <BasicsFields values={values} onZone={setZone} />
          </FormSection>
          <FormSection
            title={t("adminCohorts.settings.joining")}
            description={t("adminCohorts.settings.joiningText")}
          >
            <JoiningFields values={values} forms={forms} zone={zone} used={used} />
          </FormSection>
          <FormSection
            title={t("adminCohorts.settings.terms")}
            description={t("adminCohorts.settings.termsText")}
          >
            <TermsFields values={values} currency={currency} />
          </FormSection>
          <FormSection
            title={t("adminCohorts.settings.config")}
            description={t("adminCohorts.settings.configText")}
          >
            <OverridesField values={values} />
          </FormSection>
          <SaveBar dirty={dirty}>
            <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
          </SaveBar>
        </FormArea>
      </FormScope>
    </form>
  );
}
