import { Textarea, TextInput, type TextareaProps, type TextInputProps } from "@mantine/core";
import { useT } from "../i18n/useT";
import { useField } from "./FormScope";

type Naming = {
  /** The field's name in the form and in the server's answer. */
  name: string;
  label: string;
  /** Says so beside the label; what is not optional must be filled in. */
  optional?: boolean;
};

type Single = Omit<TextInputProps, "error" | "id" | "name" | "label" | "required"> & { lines?: never };
type Several = Omit<TextareaProps, "error" | "id" | "name" | "label" | "required"> & { lines: number };

/** A line of text, or several with `lines`; its problem stands below the label. */
export function TextField({ name, label, optional = false, ...props }: Naming & (Single | Several)) {
  const t = useT();
  const common = {
    ...useField(name),
    name,
    label: optional ? t("ui.form.optional", { label }) : label,
    "aria-required": !optional,
    inputWrapperOrder: ["label", "description", "error", "input"] as const,
  };
  const inputWrapperOrder = [...common.inputWrapperOrder];
  if (props.lines === undefined)
    return <TextInput {...withoutLines(props)} {...common} inputWrapperOrder={inputWrapperOrder} />;
  const { lines, ...rest } = props;
  return (
    <Textarea
      {...rest}
      {...common}
      inputWrapperOrder={inputWrapperOrder}
      minRows={lines}
      rows={lines}
      resize="vertical"
    />
  );
}

function withoutLines({ lines: _, ...props }: Single): TextInputProps {
  return props;
}
