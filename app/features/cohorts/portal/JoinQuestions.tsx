import { Checkbox, Radio } from "@mantine/core";
import type { ReactNode } from "react";
import type { Field } from "../../../../convex/forms/rules/fields";
import { useField } from "../../../ui/forms/FormScope";
import { TextField } from "../../../ui/forms/TextField";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import { Island } from "../../shell/Island";
import type { Entered } from "./joinAnswers";
import classes from "./cohort.module.css";

type Props = { fields: readonly Field[]; entered: Entered };

/**
 * A form's questions for a page without framework script. All are shown, with the condition of those that have
 * one; where scripts run, those whose condition does not hold are hidden.
 */
export function JoinQuestions({ fields, entered }: Props) {
  return (
    <>
      {fields.map((field) => (
        <Question key={field.key} field={field} fields={fields} entered={entered[field.key] ?? []} />
      ))}
      {fields.some(({ shownIf }) => shownIf !== undefined) && <Island name="conditions" />}
    </>
  );
}

type QuestionProps = { field: Field; fields: readonly Field[]; entered: readonly string[] };

function Question({ field, fields, entered }: QuestionProps) {
  const { key, kind, shownIf } = field;
  const condition = shownIf && { "data-if-key": shownIf.key, "data-if-is": JSON.stringify(shownIf.is) };
  return (
    <div data-question={key} {...condition}>
      {shownIf && <Condition shownIf={shownIf} fields={fields} />}
      {kind === "choice" || kind === "choices" || kind === "yesNo" ? (
        <Choices field={field} entered={entered} />
      ) : (
        <Entry field={field} entered={entered} />
      )}
    </div>
  );
}

type ConditionProps = { shownIf: NonNullable<Field["shownIf"]>; fields: readonly Field[] };

function Condition({ shownIf, fields }: ConditionProps) {
  const t = useServerT();
  const format = useFormat();
  const other = fields.find(({ key }) => key === shownIf.key);
  const answers = shownIf.is.map((answer) =>
    other?.kind === "yesNo" ? t(answer === "yes" ? "common.yes" : "common.no") : answer,
  );
  return (
    <p className={classes.condition} data-condition>
      {t("portal.joining.onlyIf", { question: other?.label ?? "", answers: format.list(answers) })}
    </p>
  );
}

type InputProps = { field: Field; entered: readonly string[] };

const TYPES = { email: "email", date: "date" } as const;

function Entry({ field: { key, kind, label, help, required }, entered }: InputProps) {
  const common = {
    name: key,
    label,
    optional: !required,
    defaultValue: entered[0] ?? "",
    ...(help !== undefined && { description: help }),
  };
  if (kind === "longText") return <TextField {...common} lines={5} />;
  if (kind === "number") return <TextField {...common} inputMode="decimal" />;
  return <TextField {...common} {...(kind in TYPES && { type: TYPES[kind as keyof typeof TYPES] })} />;
}

/** Options with their values, as a browser posts them. */
function Choices({ field: { key, kind, label, help, required, options = [] }, entered }: InputProps) {
  const t = useServerT();
  const { id, error } = useField(key);
  const Input = kind === "choices" ? Checkbox : Radio;
  const offered =
    kind === "yesNo"
      ? [
          { value: "yes", text: t("common.yes") },
          { value: "no", text: t("common.no") },
        ]
      : options.map((option) => ({ value: option, text: option }));
  return (
    <fieldset
      className={classes.question}
      {...(error !== undefined && { "aria-describedby": `${id}-problem` })}
    >
      <legend>{required ? label : t("ui.form.optional", { label })}</legend>
      {help !== undefined && <Hint>{help}</Hint>}
      {error !== undefined && (
        <p id={`${id}-problem`} className={classes.problem}>
          {error}
        </p>
      )}
      <div className={classes.options}>
        {offered.map(({ value, text }, place) => (
          <Input
            key={value}
            id={place === 0 ? id : `${id}-${place}`}
            name={key}
            value={value}
            label={text}
            defaultChecked={entered.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return <p className={classes.condition}>{children}</p>;
}
