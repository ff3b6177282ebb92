import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type AnswerValue, type AnswerValues, visibleFields } from "../../../convex/forms/rules/answers";
import { useT } from "../../ui/i18n/useT";
import type { Field } from "./form";
import editor from "../admin/editor.module.css";
import classes from "./forms.module.css";

/** The questions as somebody meets them who is asked: what depends on an answer comes and goes with it. */
export function FormPreview({ fields }: { fields: readonly Field[] }) {
  const t = useT();
  const [values, setValues] = useState<AnswerValues>({});
  if (fields.length === 0) return <p className={editor.quiet}>{t("formScreens.noQuestions")}</p>;
  return (
    <section className={classes.preview} aria-label={t("formScreens.preview")}>
      <p className={editor.quiet}>{t("formScreens.previewText")}</p>
      {visibleFields(fields, values).map((field) => (
        <Question
          key={field.key}
          field={field}
          value={values[field.key]}
          onAnswer={(value) => setValues({ ...values, [field.key]: value })}
        />
      ))}
    </section>
  );
}

const INPUT_TYPES = { text: "text", email: "email", number: "number", date: "date" } as const;

type Props = {
  field: Field;
  value: AnswerValue | undefined;
  onAnswer: (value: AnswerValue) => void;
};

function Question({ field, value, onAnswer }: Props) {
  const t = useT();
  const { kind, options = [] } = field;
  const label = field.required ? field.label : t("ui.form.optional", { label: field.label });
  const common = { label, description: field.help };
  switch (kind) {
    case "longText":
      return <Textarea {...common} autosize minRows={3} />;
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={typeof value === "string" ? value : ""}
          data={[{ value: "", label: t("formScreens.choose") }, ...options]}
          onChange={({ currentTarget: { value: chosen } }) => onAnswer(chosen)}
        />
      );
    case "choices":
      return <Choices label={label} options={options} value={value} onAnswer={onAnswer} />;
    case "yesNo":
      return (
        <NativeSelect
          {...common}
          value={typeof value === "boolean" ? (value ? "yes" : "no") : ""}
          data={[
            { value: "", label: t("formScreens.choose") },
            { value: "yes", label: t("common.yes") },
            { value: "no", label: t("common.no") },
          ]}
          onChange={({ currentTarget: { value: chosen } }) => onAnswer(chosen === "" ? "" : chosen === "yes")}
        />
      );
    default:
      return <TextInput {...common} type={INPUT_TYPES[kind]} />;
  }
}

type ChoicesProps = {
  label: string;
  options: readonly string[];
  value: AnswerValue | undefined;
  onAnswer: (value: string[]) => void;
};

function Choices({ label, options, value, onAnswer }: ChoicesProps) {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset className={editor.choices}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          label={option}
          checked={chosen.includes(option)}
          onChange={({ currentTarget: { checked } }) =>
            onAnswer(options.filter((each) => (each === option ? checked : chosen.includes(each))))
          }
        />
      ))}
    </fieldset>
  );
}
