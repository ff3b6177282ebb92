import "../theme/appStyles";
import { Select, type SelectProps } from "@mantine/core";
import { useT } from "../i18n/useT";
import { useField } from "./FormScope";
import type { Choice } from "./SelectField";

type Props = Omit<SelectProps, "error" | "id" | "name" | "label" | "required" | "data" | "searchable"> & {
  name: string;
  label: string;
  choices: readonly Choice[];
  optional?: boolean;
};

/** One of very many choices, narrowed by typing. */
export function SearchSelectField({ name, label, choices, optional = false, ...props }: Props) {
  const t = useT();
  return (
    <Select
      {...props}
      {...useField(name)}
      name={name}
      label={optional ? t("ui.form.optional", { label }) : label}
      data={[...choices]}
      searchable
      inputWrapperOrder={["label", "description", "error", "input"]}
      nothingFoundMessage={t("ui.palette.nothing")}
      clearButtonProps={{ "aria-label": t("ui.form.clear", { label }) }}
    />
  );
}
