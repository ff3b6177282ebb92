import type { Overrides } from "@measured/puck";
import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from "@mantine/core";
import { safeUrl } from "../../../../../../convex/shared/documents/urls";
import { useT } from "../../../../../ui/i18n/useT";
import "../../../../../ui/theme/appStyles";

type FieldTypes = NonNullable<Overrides["fieldTypes"]>;
type Metadata = { max?: number; address?: boolean };

/** Plain fields in the product's own look. */
export const fieldTypes: FieldTypes = {
  text: ({ field, id, value, onChange, readOnly }) => (
    <LineField
      id={id}
      label={field.label}
      value={String(value ?? "")}
      onChange={onChange}
      readOnly={readOnly}
      {...((field.metadata ?? {}) as Metadata)}
    />
  ),
  textarea: ({ field, id, value, onChange, readOnly }) => (
    <Textarea
      id={id}
      label={field.label}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={(field.metadata as Metadata | undefined)?.max}
      readOnly={readOnly}
      value={String(value ?? "")}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  ),
  select: ({ field, id, value, onChange, readOnly }) => (
    <NativeSelect
      id={id}
      label={field.label}
      disabled={readOnly}
      value={String(value ?? "")}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={optionsOf(field)}
    />
  ),
  radio: ({ field, id, value, onChange, readOnly }) => (
    <Switch
      id={id}
      label={field.label}
      disabled={readOnly}
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  ),
  number: ({ field, id, value, onChange, readOnly }) => (
    <NumberInput
      id={id}
      label={field.label}
      {...limitsOf(field)}
      clampBehavior="strict"
      allowDecimal={false}
      hideControls
      readOnly={readOnly}
      value={Number(value)}
      onChange={(entered) => typeof entered === "number" && onChange(entered)}
    />
  ),
};

function optionsOf(field: object): { value: string; label: string }[] {
  const { options = [] } = field as { options?: { value: string; label: string }[] };
  return options;
}

function limitsOf(field: object): { min?: number; max?: number } {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = field as { min?: number; max?: number };
  return { min, max };
}

type LineProps = Metadata & {
  id: string | undefined;
  label: string | undefined;
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean | undefined;
};

function LineField({ id, label, value, onChange, readOnly, max, address = false }: LineProps) {
  const t = useT();
  const wrong = address && value.trim() !== "" && safeUrl(value) === null;
  return (
    <TextInput
      id={id}
      label={label}
      maxLength={max}
      readOnly={readOnly}
      value={value}
      error={wrong ? t("pageEditor.reason.address") : undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
