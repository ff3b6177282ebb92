import { type FormEvent, useState } from "react";
import type { FunctionArgs } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { chaptersText, readChapters } from "../../../../convex/library/rules/chapters";
import { invalid } from "../../../../convex/shared/errors";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { type Choice, SelectField } from "../../../ui/forms/SelectField";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { UnsavedGuard } from "../../../ui/forms/UnsavedGuard";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import classes from "./staff.module.css";
import type { StaffRecording } from "./staffRecording";

/** A session that a recording may be of. */
export type Session = { id: Id<"events">; title: string; startsAt: number };
type Props = { recording: StaffRecording; sessions: readonly Session[] };
type Fields = Record<
  "title" | "description" | "event" | "chapters" | "consentNotice" | "retainUntil",
  string
>;
type Described = Omit<FunctionArgs<typeof api.library.recordings.describe>, "organization" | "recording">;

/** What a recording is called, what it is about and how long it is kept. */
export function DetailsForm({ recording, sessions }: Props) {
  const t = useT();
  const toast = useToast();
  const describe = useDo(api.library.recordings.describe);
  const { pending, error, send } = useSubmission();
  const saved = fieldsOf(recording);
  const [fields, setFields] = useState(saved);
  const changed = (Object.keys(fields) as (keyof Fields)[]).filter((name) => fields[name] !== saved[name]);
  const labels = useLabels();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const save = () => describe({ recording: recording.id, ...describedBy(fields, changed) });
    if (await send(save)) toast({ message: t("common.saved") });
  };
  const field = (name: keyof Fields) => ({
    name,
    label: labels[name],
    value: fields[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setFields({ ...fields, [name]: currentTarget.value });
    },
  });
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <FormScope error={error}>
        <ErrorSummary labels={labels} />
        <TextField {...field("title")} autoComplete="off" />
        <SelectField {...field("event")} choices={useChoices(sessions, recording.session)} optional />
        <TextField
          {...field("description")}
          description={t("recordings.field.markdown")}
          optional
          lines={4}
        />
        <TextField
          {...field("chapters")}
          description={t("recordings.field.chaptersHint")}
          optional
          lines={5}
        />
        <TextField
          {...field("consentNotice")}
          description={t("recordings.field.consentHint")}
          optional
          lines={3}
        />
        <TextField
          {...field("retainUntil")}
          description={t("recordings.field.retainHint")}
          optional
          type="date"
        />
        <div className={classes.buttons}>
          <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
        </div>
      </FormScope>
      <UnsavedGuard dirty={changed.length > 0} />
    </form>
  );
}

function useLabels(): Record<keyof Fields, string> {
  const t = useT();
  return {
    title: t("recordings.field.title"),
    event: t("recordings.field.session"),
    description: t("recordings.field.description"),
    chapters: t("recordings.chapters"),
    consentNotice: t("recordings.field.consent"),
    retainUntil: t("recordings.field.retain"),
  };
}

/** The sessions to choose from; the chosen one too, though it may not be among those that were loaded. */
function useChoices(sessions: readonly Session[], chosen: Session | null): Choice[] {
  const t = useT();
  const { dateTime } = useFormat();
  const isThere = chosen === null || sessions.some(({ id }) => id === chosen.id);
  const all = isThere ? sessions : [chosen, ...sessions];
  return [
    { value: "", label: t("recordings.field.noSession") },
    ...all.map(({ id, title, startsAt }) => ({ value: id, label: `${title}, ${dateTime(startsAt)}` })),
  ];
}

function fieldsOf(recording: StaffRecording): Fields {
  const { title, description, session, chapters, consentNotice, retainUntil } = recording;
  return {
    ...{ title, description, event: session?.id ?? "", chapters: chaptersText(chapters) },
    ...{ consentNotice: consentNotice ?? "", retainUntil: retainUntil ?? "" },
  };
}

/** What changed, as the server takes it. @throws `invalid` for lines that are no chapters */
function describedBy(fields: Fields, changed: readonly (keyof Fields)[]): Described {
  const { title, description, event, consentNotice, retainUntil } = fields;
  const chapters = readChapters(fields.chapters);
  if (chapters === null) throw invalid({ chapters: "chapterLines" });
  const all: Required<Pick<Described, keyof Fields>> = {
    ...{ title, description, chapters },
    event: event === "" ? null : (event as Id<"events">),
    consentNotice: consentNotice.trim() === "" ? null : consentNotice,
    retainUntil: retainUntil === "" ? null : retainUntil,
  };
  return Object.fromEntries(changed.map((name) => [name, all[name]]));
}
