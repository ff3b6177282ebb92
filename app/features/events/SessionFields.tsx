import { Checkbox } from "@mantine/core";
import { CONFERENCE_PROVIDERS } from "../../../convex/events/rules/statuses";
import { useField } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { TimeZoneField } from "../../ui/forms/TimeZoneField";
import { useT } from "../../ui/i18n/useT";
import type { EventKind } from "../../../convex/events/rules/statuses";
import type { Cohort } from "../cohorts/cohort";
import { ChoiceGroup } from "./ChoiceGroup";
import classes from "./events.module.css";
import { REMINDERS } from "./reminders";
import { KINDS } from "./session";
import type { SessionForm } from "./sessionForm";
import { useSessionLabels } from "./useSessionLabels";

export type FieldsProps = { form: SessionForm; onChange: (change: Partial<SessionForm>) => void };

/** What it is called and what happens there. */
export function AboutFields({ form, onChange }: FieldsProps) {
  const t = useT();
  const labels = useSessionLabels();
  return (
    <>
      <TextField
        name="title"
        label={labels.title}
        value={form.title}
        autoComplete="off"
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <SelectField
        name="kind"
        label={labels.kind}
        choices={KINDS.map((value) => ({ value, label: t(`sessions.kind.${value}`) }))}
        value={form.kind}
        onChange={({ currentTarget }) => onChange({ kind: currentTarget.value as EventKind })}
        className={classes.short}
      />
      <TextField
        name="description"
        label={labels.description}
        description={t("sessions.field.descriptionText")}
        lines={4}
        optional
        value={form.description}
        onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
      />
    </>
  );
}

/** When it is, by whose clocks, and for how long. */
export function TimeFields({ form, onChange }: FieldsProps) {
  const t = useT();
  const labels = useSessionLabels();
  return (
    <>
      <div className={classes.pair}>
        <TextField
          name="wallStart"
          type="date"
          label={labels.wallStart}
          value={form.date}
          onChange={({ currentTarget }) => onChange({ date: currentTarget.value })}
        />
        <TextField
          name="time"
          type="time"
          label={t("sessions.field.time")}
          value={form.time}
          onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
        />
        <TextField
          name="durationMinutes"
          inputMode="numeric"
          label={labels.durationMinutes}
          value={form.minutes}
          onChange={({ currentTarget }) => onChange({ minutes: currentTarget.value })}
        />
      </div>
      <TimeZoneField
        name="timeZone"
        label={labels.timeZone}
        value={form.timeZone}
        allowDeselect={false}
        onChange={(zone) => zone !== null && onChange({ timeZone: zone })}
      />
    </>
  );
}

/** In a room, online, or both. */
export function PlaceFields({ form, onChange, zoom }: FieldsProps & { zoom: boolean }) {
  const t = useT();
  const labels = useSessionLabels();
  const services = CONFERENCE_PROVIDERS.filter((name) => name !== "zoom" || zoom || form.online === "zoom");
  return (
    <>
      <TextField
        name="place"
        label={labels.place}
        optional
        description={t("sessions.field.roomText")}
        value={form.room}
        onChange={({ currentTarget }) => onChange({ room: currentTarget.value })}
      />
      <SelectField
        name="online"
        label={t("sessions.field.online")}
        description={zoom ? undefined : t("sessions.field.noZoom")}
        choices={[
          { value: "", label: t("sessions.provider.none") },
          ...services.map((value) => ({ value, label: t(`sessions.provider.${value}`) })),
        ]}
        value={form.online}
        onChange={({ currentTarget }) => onChange({ online: currentTarget.value as SessionForm["online"] })}
      />
      {form.online === "link" && (
        <TextField
          name="url"
          type="url"
          dir="ltr"
          label={t("sessions.field.url")}
          placeholder="https://"
          value={form.url}
          onChange={({ currentTarget }) => onChange({ url: currentTarget.value })}
        />
      )}
    </>
  );
}

type People = Cohort["instructors"];

/** Who leads it, and when people are reminded. */
export function PeopleFields({ form, onChange, people }: FieldsProps & { people: People }) {
  const t = useT();
  const labels = useSessionLabels();
  const minutes = [...new Set([...REMINDERS, ...form.reminders.map(Number)])].sort((a, b) => a - b);
  return (
    <>
      {people.length === 0 ? (
        <p className={classes.meta}>{t("sessions.field.noInstructors")}</p>
      ) : (
        <ChoiceGroup
          name="instructors"
          label={labels.instructors}
          choices={people.map(({ person, name }) => ({ value: person, label: name }))}
          value={form.instructors}
          onChange={(chosen) => onChange({ instructors: chosen as SessionForm["instructors"] })}
        />
      )}
      <ChoiceGroup
        name="remindBefore"
        label={labels.remindBefore}
        choices={minutes.map((each) => ({ value: String(each), label: reminderText(t, each) }))}
        value={form.reminders}
        onChange={(reminders) => onChange({ reminders })}
      />
    </>
  );
}

function reminderText(t: ReturnType<typeof useT>, minutes: number): string {
  if (minutes % 1_440 === 0) return t("sessions.reminder.days", { days: minutes / 1_440 });
  if (minutes % 60 === 0) return t("sessions.reminder.hours", { hours: minutes / 60 });
  return t("sessions.reminder.minutes", { minutes });
}

/** Who may come: everybody, or who registers for one of the seats. */
export function AdmissionFields({ form, onChange }: FieldsProps) {
  const t = useT();
  const labels = useSessionLabels();
  return (
    <>
      <Checkbox
        label={t("sessions.field.registers")}
        description={t("sessions.field.registersText")}
        checked={form.registers}
        onChange={({ currentTarget }) => onChange({ registers: currentTarget.checked })}
      />
      {form.registers && (
        <>
          <TextField
            name="seats"
            inputMode="numeric"
            label={labels.seats}
            optional
            description={t("sessions.field.seatsText")}
            value={form.seats}
            onChange={({ currentTarget }) => onChange({ seats: currentTarget.value })}
            className={classes.short}
          />
          <KeepsWaiting form={form} onChange={onChange} />
        </>
      )}
    </>
  );
}

function KeepsWaiting({ form, onChange }: FieldsProps) {
  const t = useT();
  const { id } = useField("keepsWaiting");
  return (
    <Checkbox
      id={id}
      label={t("sessions.field.keepsWaiting")}
      checked={form.keepsWaiting}
      onChange={({ currentTarget }) => onChange({ keepsWaiting: currentTarget.checked })}
    />
  );
}
