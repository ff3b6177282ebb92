import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import classes from "./cohorts.module.css";
import { majorPrice, type Terms } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

type Props = { values: Terms; currency: string };

/** When somebody was present, what stays open afterwards, and what it costs. `currency` where there is no price yet. */
export function TermsFields({ values, currency }: Props) {
  const t = useT();
  const labels = useSettingsLabels();
  return (
    <>
      <TextField
        name="presentShare"
        inputMode="numeric"
        label={labels.presentShare}
        description={t("adminCohorts.field.presentShareText")}
        defaultValue={Math.round(values.presentShare * 100)}
        className={classes.short}
      />
      <TextField
        name="accessDays"
        inputMode="numeric"
        label={labels.accessDays}
        description={t("adminCohorts.field.accessDaysText")}
        defaultValue={values.accessDays}
        className={classes.short}
      />
      <div className={classes.pair}>
        <TextField
          name="price"
          inputMode="decimal"
          label={labels.price}
          optional
          defaultValue={values.price === null ? "" : majorPrice(values.price)}
        />
        <TextField
          name="currency"
          label={t("adminCohorts.field.currency")}
          maxLength={3}
          defaultValue={values.price?.currency ?? currency}
        />
      </div>
    </>
  );
}

/** What of the program's configuration this cohort does otherwise, as JSON. */
export function OverridesField({ values }: { values: Terms }) {
  const t = useT();
  const labels = useSettingsLabels();
  return (
    <TextField
      name="overrides"
      label={labels.overrides}
      description={t("adminCohorts.field.overridesText")}
      lines={6}
      optional
      defaultValue={values.overrides === "{}" ? "" : pretty(values.overrides)}
      spellCheck={false}
      dir="ltr"
      classNames={{ input: classes.code ?? "" }}
    />
  );
}

function pretty(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
