import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { BasicsFields } from "./BasicsFields";
import { cohortHref, COHORTS } from "./cohort";
import classes from "./cohorts.module.css";
import { type ChosenProgram, ProgramPicker } from "./ProgramPicker";
import { enteredBasics, FIRST_TERMS } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";
import { WizardFrame } from "./WizardFrame";

const NEW = `${COHORTS}/new`;

type Props = { program: ChosenProgram | null; timeZone: string };

/** Begins a cohort: of which program, and when. With its dates it is a draft, and the rest follows there. */
export function NewCohortScreen({ program, timeZone }: Props) {
  const t = useT();
  return (
    <WizardFrame
      title={t("adminCohorts.new.title")}
      draft
      current={program === null ? "program" : "dates"}
      hrefs={{ program: NEW }}
    >
      {program === null ? <ProgramStep /> : <DatesStep program={program} timeZone={timeZone} />}
    </WizardFrame>
  );
}

function ProgramStep() {
  const t = useT();
  const [program, setProgram] = useState<ChosenProgram | null>(null);
  return (
    <div className={classes.wizardForm}>
      <p className={classes.text}>{t("adminCohorts.new.programText")}</p>
      <ProgramPicker
        label={t("adminCohorts.program")}
        placeholder={t("adminCohorts.new.findProgram")}
        program={program}
        onPick={setProgram}
      />
      <div className={classes.buttons}>
        <Button
          component={AppLink}
          href={program === null ? NEW : `${NEW}?program=${program.id}`}
          data-disabled={program === null || undefined}
          aria-disabled={program === null}
        >
          {t("common.continue")}
        </Button>
      </div>
    </div>
  );
}

function DatesStep({ program, timeZone }: { program: ChosenProgram; timeZone: string }) {
  const t = useT();
  const navigate = useNavigate();
  const create = useDo(api.cohorts.cohorts.create);
  const labels = useSettingsLabels();
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const basics = enteredBasics(new FormData(event.currentTarget));
    await send(async () => {
      const made = await create({ program: program.id, settings: { ...FIRST_TERMS, ...basics } });
      navigate(cohortHref(made, "plan?step=seats"));
    });
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.wizardForm}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <p className={classes.text}>{t("adminCohorts.new.datesText", { program: program.title })}</p>
        <BasicsFields values={{ name: "", startDate: "", endDate: "", timeZone }} onZone={ignore} />
        <div className={classes.buttons}>
          <Button component={AppLink} href={NEW} variant="default">
            {t("common.back")}
          </Button>
          <SubmitButton pending={pending}>{t("adminCohorts.new.create")}</SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}

/** Nothing else on this step goes by the zone. */
function ignore() {}
