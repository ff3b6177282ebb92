import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { JOIN_MODES } from "../../../convex/cohorts/rules/statuses";
import { RichDate } from "../../ui/forms/RichDate";
import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import classes from "./cohorts.module.css";
import { type Joining, wallOf } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

/** A form that people answer when they ask to join. */
export type JoinForm = { id: string; name: string };

type Props = { values: Joining; forms: readonly JoinForm[]; zone: string; used: number };

/** How people get in, until when, and how many. `used`: seats that are taken or offered already. */
export function JoiningFields({ values, forms, zone, used }: Props) {
  const t = useT();
  const labels = useSettingsLabels();
  const [mode, setMode] = useState(values.joinMode);
  const startOf = (at: number | null) => (at === null ? {} : { defaultValue: wallOf(at, zone) });
  return (
    <>
      <SelectField
        name="joinMode"
        label={labels.joinMode}
        description={t(`adminCohorts.joinMode.${mode}Text`)}
        value={mode}
        choices={JOIN_MODES.map((value) => ({ value, label: t(`adminCohorts.joinMode.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setMode(JOIN_MODES.find((known) => known === value) ?? mode)
        }
      />
      <div hidden={mode !== "request"}>
        <SelectField
          name="joinForm"
          label={labels.joinForm}
          description={t("adminCohorts.field.joinFormText")}
          optional
          defaultValue={values.joinForm ?? ""}
          choices={[
            { value: "", label: t("adminCohorts.field.noForm") },
            ...forms.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <div className={classes.pair} key={zone}>
        <RichDate name="opensAt" label={labels.opensAt} zone={zone} {...startOf(values.opensAt)} />
        <RichDate name="closesAt" label={labels.closesAt} zone={zone} {...startOf(values.closesAt)} />
      </div>
      <SeatsFields values={values} used={used} />
    </>
  );
}

function SeatsFields({ values, used }: Pick<Props, "values" | "used">) {
  const t = useT();
  const labels = useSettingsLabels();
  return (
    <>
      <TextField
        name="seats"
        inputMode="numeric"
        label={labels.seats}
        description={
          used === 0 ? t("adminCohorts.field.seatsText") : t("adminCohorts.field.seatsUsed", { used })
        }
        optional
        defaultValue={values.seats ?? ""}
        className={classes.short}
      />
      <Checkbox
        name="keepsWaiting"
        label={labels.keepsWaiting}
        description={t("adminCohorts.field.keepsWaitingText")}
        defaultChecked={values.keepsWaiting}
      />
      <TextField
        name="offerHours"
        inputMode="numeric"
        label={labels.offerHours}
        description={t("adminCohorts.field.offerHoursText")}
        defaultValue={values.offerHours}
        className={classes.short}
      />
    </>
  );
}
