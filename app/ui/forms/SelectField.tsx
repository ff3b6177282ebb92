import { NativeSelect, type NativeSelectProps, Select, type SelectProps } from "@mantine/core";
import { useT } from "../i18n/useT";
import { useField } from "./FormScope";

export type Choice = { value: string; label: string };

type Naming = { name: string; label: string; choices: readonly Choice[]; optional?: boolean };
type Taken = "error" | "id" | "name" | "label" | "required" | "data";

type Native = Omit<NativeSelectProps, Taken> & { searchable?: false };
type Searchable = Omit<SelectProps, Taken> & { searchable: true };

/**
 * One of a few choices by the browser's own select, which works without a script and on every phone; one of many
 * with `searchable`.
 */
export function SelectField({
  name,
  label,
  choices,
  optional = false,
  ...props
}: Naming & (Native | Searchable)) {
  const t = useT();
  const common = {
    ...useField(name),
    name,
    label: optional ? t("ui.form.optional", { label }) : label,
    data: [...choices],
  };
  if (props.searchable === true)
    return (
      <Select
        {...props}
        {...common}
        inputWrapperOrder={["label", "description", "error", "input"]}
        nothingFoundMessage={t("ui.palette.nothing")}
        clearButtonProps={{ "aria-label": t("ui.form.clear", { label }) }}
      />
    );
  const { searchable: _, ...rest } = props;
  return (
    <NativeSelect {...rest} {...common} inputWrapperOrder={["label", "description", "error", "input"]} />
  );
}
