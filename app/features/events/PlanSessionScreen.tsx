import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { FormPage, FormSection } from "../../ui/pages/FormPage";
import { type Cohort, cohortHref } from "../cohorts/cohort";
import { useSubmission } from "../live/useSubmission";
import { PlanPreviewPanel } from "./PlanPreviewPanel";
import { RepeatFields } from "./RepeatFields";
import {
  AboutFields,
  AdmissionFields,
  type FieldsProps,
  PeopleFields,
  PlaceFields,
  TimeFields,
} from "./SessionFields";
import { blankForm, draftOf, type SessionForm } from "./sessionForm";
import { usePlan } from "./usePlan";
import { usePlanPreview } from "./usePlanPreview";
import { useSessionLabels } from "./useSessionLabels";

type Props = { cohort: Cohort; zoom: boolean; today: string };

/** Plans a session of a cohort, or a series of them. */
export function PlanSessionScreen({ cohort, zoom, today }: Props) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const labels = useSessionLabels();
  const first = today > cohort.startDate ? today : cohort.startDate;
  const [form, setForm] = useState(() => blankForm(cohort.timeZone, first));
  const [dirty, setDirty] = useState(false);
  const [without, setWithout] = useState<string[]>([]);
  const [anyway, setAnyway] = useState(false);
  const preview = usePlanPreview(cohort.id, form);
  const plan = usePlan(cohort.id);
  const { pending, error, send } = useSubmission();
  const change = (next: Partial<SessionForm>) => {
    setForm((before) => ({ ...before, ...next }));
    setDirty(true);
  };
  const left = (preview?.starts ?? []).filter(({ wall }) => without.includes(wall));
  const count = Math.max(1, (preview?.starts.length ?? 1) - left.length);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => plan({ draft: draftOf(form), anyway, left })))) return;
    setDirty(false);
    toast({ message: t("sessions.plan.done", { count }) });
    // The guard hears of it first.
    setTimeout(() => navigate(cohortHref(cohort.id, "sessions")), 0);
  };
  const fields = { form, onChange: change };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        <FormPage
          title={t("sessions.plan.title")}
          description={t("sessions.plan.text", { cohort: cohort.name })}
          back={{ href: cohortHref(cohort.id, "sessions"), label: cohort.name }}
        >
          <ErrorSummary labels={labels} />
          <FormSection title={t("sessions.section.about")}>
            <AboutFields {...fields} />
          </FormSection>
          <FormSection title={t("sessions.section.time")}>
            <TimeFields {...fields} />
            <RepeatFields {...fields} />
            <PlanPreviewPanel
              preview={preview}
              timeZone={form.timeZone}
              {...{ without, onWithout: setWithout, anyway, onAnyway: setAnyway }}
            />
          </FormSection>
          <PlaceAndPeople {...fields} zoom={zoom} people={cohort.instructors} />
          <SaveBar dirty={dirty}>
            <SubmitButton pending={pending}>{t("sessions.plan.submit", { count })}</SubmitButton>
          </SaveBar>
        </FormPage>
      </FormScope>
    </form>
  );
}

type MoreProps = FieldsProps & { zoom: boolean; people: Cohort["instructors"] };

/** Where it is, who leads it and who comes. */
function PlaceAndPeople({ zoom, people, ...fields }: MoreProps) {
  const t = useT();
  return (
    <>
      <FormSection title={t("sessions.section.place")}>
        <PlaceFields {...fields} zoom={zoom} />
      </FormSection>
      <FormSection title={t("sessions.section.people")}>
        <PeopleFields {...fields} people={people} />
        <AdmissionFields {...fields} />
      </FormSection>
    </>
  );
}
