import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { FactList } from "../../ui/data/FactList";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { BasicsFields } from "./BasicsFields";
import { type Cohort, cohortHref } from "./cohort";
import classes from "./cohorts.module.css";
import { type JoinForm, JoiningFields } from "./JoiningFields";
import { enteredBasics, enteredJoining, settingsOf } from "./settings";
import { StepDialog } from "./StepDialog";
import { useCohort } from "./useCohort";
import { useCohortFacts } from "./useCohortFacts";
import { useSettingsLabels } from "./useSettingsLabels";
import { type PlanStep, WizardFrame } from "./WizardFrame";

type Props = { first: Cohort; step: Exclude<PlanStep, "program">; forms: readonly JoinForm[] };

const NEXT = { dates: "seats", seats: "review" } as const;

/** The steps of planning that follow once there is a draft. */
export function PlanScreen({ first, step, forms }: Props) {
  const cohort = useCohort(first);
  const hrefOf = (wanted: PlanStep) => cohortHref(cohort.id, `plan?step=${wanted}`);
  return (
    <WizardFrame
      title={cohort.name}
      draft={cohort.state === "draft"}
      current={step}
      hrefs={{ dates: hrefOf("dates"), seats: hrefOf("seats"), review: hrefOf("review") }}
    >
      {step === "review" ? (
        <ReviewStep cohort={cohort} />
      ) : (
        <FieldsStep key={step} cohort={cohort} step={step} forms={forms} />
      )}
    </WizardFrame>
  );
}

type FieldsProps = { cohort: Cohort; step: keyof typeof NEXT; forms: readonly JoinForm[] };

function FieldsStep({ cohort, step, forms }: FieldsProps) {
  const t = useT();
  const navigate = useNavigate();
  const change = useDo(api.cohorts.cohorts.change);
  const labels = useSettingsLabels();
  const { pending, error, send } = useSubmission();
  const [values] = useState(() => settingsOf(cohort));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const settings = step === "dates" ? enteredBasics(form) : enteredJoining(form, cohort.timeZone);
    if (await send(() => change({ cohort: cohort.id, settings })))
      navigate(cohortHref(cohort.id, `plan?step=${NEXT[step]}`));
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.wizardForm}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        {step === "dates" ? (
          <BasicsFields values={values} onZone={ignore} />
        ) : (
          <JoiningFields values={values} forms={forms} zone={cohort.timeZone} used={cohort.used} />
        )}
        <div className={classes.buttons}>
          {step === "seats" && (
            <Button component={AppLink} href={cohortHref(cohort.id, "plan?step=dates")} variant="default">
              {t("common.back")}
            </Button>
          )}
          <SubmitButton pending={pending}>{t("common.continue")}</SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}

function ReviewStep({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const facts = useCohortFacts(cohort);
  const home = cohortHref(cohort.id);
  return (
    <div className={classes.wizardForm}>
      <p className={classes.text}>
        {t(cohort.state === "draft" ? "adminCohorts.plan.reviewText" : "adminCohorts.plan.reviewOpen")}
      </p>
      <FactList facts={facts} />
      <div className={classes.buttons}>
        <Button component={AppLink} href={home} variant="default">
          {t(cohort.state === "draft" ? "adminCohorts.plan.keepDraft" : "adminCohorts.plan.toCohort")}
        </Button>
        {cohort.state === "draft" && (
          <Button onClick={() => setAsked(true)}>{t("adminCohorts.step.open")}</Button>
        )}
      </div>
      {asked && <StepDialog cohort={cohort} step="open" onClose={() => setAsked(false)} />}
    </div>
  );
}

/** Nothing else on this step goes by the zone. */
function ignore() {}
