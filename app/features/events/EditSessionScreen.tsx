import { Checkbox } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { EditScope } from "../../../convex/events/rules/statuses";
import { errorData } from "../../../convex/shared/errors";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { FormPage, FormSection } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";
import type { Cohort } from "../cohorts/cohort";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { ChangeSummary } from "./ChangeSummary";
import { RuleFields } from "./RepeatFields";
import { ScopeChoice } from "./ScopeChoice";
import { type Session, sessionHref } from "./session";
import { AboutFields, type FieldsProps, PeopleFields, PlaceFields, TimeFields } from "./SessionFields";
import { formOf, type SessionForm } from "./sessionForm";
import { changesOf, presentOf } from "./sessionChanges";
import { useSessionLabels } from "./useSessionLabels";

type Props = { session: Session; people: Cohort["instructors"]; zoom: boolean };

/** Changes a session, and with it what follows in its series if that is wanted. */
export function EditSessionScreen({ session, people, zoom }: Props) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const labels = useSessionLabels();
  const [form, setForm] = useState(() => formOf(session));
  const [scope, setScope] = useState<EditScope>("one");
  const [anyway, setAnyway] = useState(false);
  const [dirty, setDirty] = useState(false);
  const changeEvent = useDo(api.events.events.change);
  const { pending, error, send } = useSubmission();
  const change = (next: Partial<SessionForm>) => {
    setForm((before) => ({ ...before, ...next }));
    setDirty(true);
  };
  const changes = changesOf(session, form, scope);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    let count = 0;
    const work = async () => {
      ({ occurrences: count } = await changeEvent({ event: session.id, scope, change: changes, anyway }));
    };
    if (!(await send(work))) return;
    setDirty(false);
    toast({ message: t("sessions.edit.done", { count }) });
    // The guard hears of it first.
    setTimeout(() => navigate(sessionHref(session.id)), 0);
  };
  const fields = { form, onChange: change };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        <FormPage
          title={t("sessions.edit.title")}
          back={{ href: sessionHref(session.id), label: session.title }}
        >
          <ErrorSummary labels={labels} />
          {session.series !== null && (
            <FormSection title={t("sessions.section.scope")} description={t("sessions.scope.text")}>
              <ScopeChoice scope={scope} onChange={setScope} />
            </FormSection>
          )}
          <EditFields {...fields} session={session} scope={scope} people={people} zoom={zoom} />
          <FormSection title={t("sessions.section.result")}>
            <ChangeSummary present={presentOf(session)} changes={changes} scope={scope} />
            {errorData(error)?.code === "conflict" && <Anyway anyway={anyway} onChange={setAnyway} />}
          </FormSection>
          <SaveBar dirty={dirty}>
            <SubmitButton pending={pending}>{t("sessions.edit.submit")}</SubmitButton>
          </SaveBar>
        </FormPage>
      </FormScope>
    </form>
  );
}

type AnywayProps = { anyway: boolean; onChange: (anyway: boolean) => void };

/** Lets those who manage cohorts have somebody lead two sessions at once. */
function Anyway({ anyway, onChange }: AnywayProps) {
  const t = useT();
  const may = useMay();
  if (!may("cohorts.manage")) return null;
  return (
    <Checkbox
      label={t("sessions.anyway")}
      checked={anyway}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

type EditProps = FieldsProps & Props & { scope: EditScope };

/** What can be said of a session; its rule only where more than the session alone changes. */
function EditFields({ session, scope, people, zoom, ...fields }: EditProps) {
  const t = useT();
  const mayRepeat = session.series !== null && fields.form.repeats && scope !== "one";
  return (
    <>
      <FormSection title={t("sessions.section.about")}>
        <AboutFields {...fields} />
      </FormSection>
      <FormSection title={t("sessions.section.time")}>
        <TimeFields {...fields} />
        {mayRepeat && <RuleFields {...fields} />}
      </FormSection>
      <FormSection title={t("sessions.section.place")}>
        <PlaceFields {...fields} zoom={zoom} />
      </FormSection>
      <FormSection title={t("sessions.section.people")}>
        <PeopleFields {...fields} people={people} />
      </FormSection>
    </>
  );
}
