import "../theme/appStyles";
import "../theme/dateStyles";
import "dayjs/locale/ar";
import "dayjs/locale/de";
import { DatesProvider, DateTimePicker } from "@mantine/dates";
import { useState } from "react";
import { EventTime } from "../i18n/EventTime";
import { useLocale } from "../i18n/LocaleProvider";
import { useT } from "../i18n/useT";
import { useField } from "./FormScope";
import classes from "./forms.module.css";
import { wallTimeToInstant } from "./timeZones";

type Props = {
  name: string;
  label: string;
  description?: string;
  /** The zone in which the event is; the day and time are meant there. */
  zone: string;
  /** Wall time: "2026-11-24 18:00:00". */
  defaultValue?: string;
  onChange?: (wall: string | null) => void;
};

/** A day and a time in an event's zone; below it what that is for the viewer. The form gets the wall time. */
export function RichDate({ name, label, description, zone, defaultValue, onChange }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const field = useField(name);
  const [wall, setWall] = useState<string | null>(defaultValue ?? null);
  const instant = wall === null ? null : wallTimeToInstant(wall, zone);
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, consistentWeeks: true }}>
      <div>
        <DateTimePicker
          {...field}
          name={name}
          label={label}
          description={description}
          value={wall}
          onChange={(next) => {
            setWall(next);
            onChange?.(next);
          }}
          valueFormat="ddd D MMM YYYY, HH:mm"
          clearable
          popoverProps={{ attributes: { dropdown: { "aria-label": label } } }}
          ariaLabels={{ previousMonth: t("ui.calendar.previous"), nextMonth: t("ui.calendar.next") }}
          timePickerProps={{ "aria-label": t("ui.calendar.time") }}
          submitButtonProps={{ "aria-label": t("ui.calendar.take") }}
          clearButtonProps={{ "aria-label": t("ui.form.clear", { label }) }}
          inputWrapperOrder={["label", "description", "error", "input"]}
        />
        <p className={classes.hint} role="status">
          {instant === null ? t("ui.date.inZone", { zone }) : <EventTime at={instant} zone={zone} />}
        </p>
      </div>
    </DatesProvider>
  );
}
