import { Checkbox, Radio } from "@mantine/core";
import { useField } from "../../ui/forms/FormScope";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { ChoiceGroup } from "./ChoiceGroup";
import classes from "./events.module.css";
import type { FieldsProps } from "./SessionFields";
import { useSessionLabels } from "./useSessionLabels";
import { WEEK_DAYS, type WeekDay, weekDayOf, type WeeklyRule } from "./weeklyRule";

/** Whether it repeats every week or so, on which days, and until when. */
export function RepeatFields({ form, onChange }: FieldsProps) {
  const t = useT();
  return (
    <>
      <Checkbox
        label={t("sessions.field.repeats")}
        checked={form.repeats}
        onChange={({ currentTarget }) => onChange({ repeats: currentTarget.checked })}
      />
      {form.repeats && <RuleFields form={form} onChange={onChange} />}
    </>
  );
}

/** On which days a series is, and until when. */
export function RuleFields({ form: { rule, date }, onChange: onForm }: FieldsProps) {
  const t = useT();
  const onChange = (next: Partial<WeeklyRule>) => onForm({ rule: { ...rule, ...next } });
  const labels = useSessionLabels();
  const first = weekDayOf(date);
  const chosen = first === null || rule.days.includes(first) ? rule.days : [...rule.days, first];
  return (
    <>
      <TextField
        name="every"
        inputMode="numeric"
        label={t("sessions.field.every")}
        value={rule.every}
        onChange={({ currentTarget }) => onChange({ every: currentTarget.value })}
        className={classes.short}
      />
      <ChoiceGroup
        name="rule"
        label={labels.rule}
        choices={WEEK_DAYS.map((value) => ({
          value,
          label: t(`sessions.weekDay.${value}`),
          disabled: value === first,
        }))}
        value={chosen}
        onChange={(days) => onChange({ days: days as WeekDay[] })}
      />
      <EndFields rule={rule} onChange={onChange} />
    </>
  );
}

type EndProps = { rule: WeeklyRule; onChange: (change: Partial<WeeklyRule>) => void };

function EndFields({ rule, onChange }: EndProps) {
  const t = useT();
  const { id } = useField("endsBy");
  return (
    <>
      <Radio.Group
        label={t("sessions.field.ends")}
        value={rule.endsBy}
        onChange={(endsBy) => onChange({ endsBy: endsBy as WeeklyRule["endsBy"] })}
      >
        <div className={classes.choices}>
          <Radio id={id} value="count" label={t("sessions.field.endsByCount")} />
          <Radio value="until" label={t("sessions.field.endsByDate")} />
        </div>
      </Radio.Group>
      {rule.endsBy === "count" ? (
        <TextField
          name="count"
          inputMode="numeric"
          label={t("sessions.field.count")}
          value={rule.count}
          onChange={({ currentTarget }) => onChange({ count: currentTarget.value })}
          className={classes.short}
        />
      ) : (
        <TextField
          name="until"
          type="date"
          label={t("sessions.field.until")}
          value={rule.until}
          onChange={({ currentTarget }) => onChange({ until: currentTarget.value })}
          className={classes.short}
        />
      )}
    </>
  );
}
