import { NativeSelect, type NativeSelectProps } from "@mantine/core";
import { useT } from "../i18n/useT";
import { useField } from "./FormScope";

export type Choice = { value: string; label: string };

type Props = Omit<NativeSelectProps, "error" | "id" | "name" | "label" | "required" | "data"> & {
  name: string;
  label: string;
  choices: readonly Choice[];
  optional?: boolean;
};

/**
 * One of some choices by the browser's own select, which works without a script and on every phone, and finds
 * a choice by what is typed. One of very many: SearchSelectField.
 */
export function SelectField({ name, label, choices, optional = false, ...props }: Props) {
  const t = useT();
  return (
    <NativeSelect
      {...props}
      {...useField(name)}
      name={name}
      label={optional ? t("ui.form.optional", { label }) : label}
      data={[...choices]}
      inputWrapperOrder={["label", "description", "error", "input"]}
    />
  );
}
