import { TextField } from "../../ui/forms/TextField";
import { TimeZoneField } from "../../ui/forms/TimeZoneField";
import { useT } from "../../ui/i18n/useT";
import classes from "./cohorts.module.css";
import type { Basics } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

type Props = { values: Basics; onZone: (zone: string) => void };

/** What a cohort is called, when it is, and whose clocks count. */
export function BasicsFields({ values, onZone }: Props) {
  const t = useT();
  const labels = useSettingsLabels();
  return (
    <>
      <TextField
        name="name"
        label={labels.name}
        description={t("adminCohorts.field.nameText")}
        defaultValue={values.name}
        autoComplete="off"
      />
      <div className={classes.pair}>
        <TextField name="startDate" type="date" label={labels.startDate} defaultValue={values.startDate} />
        <TextField name="endDate" type="date" label={labels.endDate} defaultValue={values.endDate} />
      </div>
      <TimeZoneField
        name="timeZone"
        label={labels.timeZone}
        description={t("adminCohorts.field.timeZoneText")}
        defaultValue={values.timeZone}
        allowDeselect={false}
        onChange={(zone) => zone !== null && onZone(zone)}
      />
    </>
  );
}
