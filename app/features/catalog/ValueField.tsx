import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import type { Json } from "../../../convex/shared/json";
import { useT } from "../../ui/i18n/useT";
import { wordOf } from "./catalogWords";
import editor from "../admin/editor.module.css";
import classes from "./catalog.module.css";
import { linesOf } from "./folded";
import type { Setting } from "./schemaFields";

type Props = {
  setting: Setting;
  label: string;
  value: Json;
  /** What is wrong with it, as a sentence. */
  error?: string | undefined;
  onChange: (value: Json) => void;
};

/** A setting's value, entered as its kind asks for. */
export function ValueField({ setting, label, value, error, onChange }: Props) {
  const t = useT();
  const common = { label, error };
  switch (setting.kind) {
    case "whole":
    case "number":
      return (
        <NumberInput
          {...common}
          value={typeof value === "number" ? value : ""}
          allowDecimal={setting.kind === "number"}
          onChange={(entered) => onChange(entered === "" ? null : Number(entered))}
        />
      );
    case "yesNo":
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={({ currentTarget: { checked } }) => onChange(checked)}
        />
      );
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={typeof value === "string" ? value : ""}
          data={setting.options.map((option) => ({ value: option, label: wordOf(t, "choice", option) }))}
          onChange={({ currentTarget: { value: chosen } }) => onChange(chosen)}
        />
      );
    case "choices":
      return <Choices {...{ setting, label, value, error, onChange }} />;
    case "words":
      return <Words {...{ setting, label, value, error, onChange }} />;
    case "text":
      return (
        <TextInput
          {...common}
          value={typeof value === "string" ? value : ""}
          onChange={({ currentTarget: { value: entered } }) => onChange(entered)}
        />
      );
    case "other":
      return (
        <TextInput
          {...common}
          value={JSON.stringify(value)}
          readOnly
          description={t("catalogScreens.kind.otherText")}
        />
      );
    default:
      return setting.kind satisfies never;
  }
}

function Choices({ setting, label, value, error, onChange }: Props) {
  const t = useT();
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (option: string, on: boolean) =>
    onChange(setting.options.filter((each) => (each === option ? on : chosen.includes(each))));
  return (
    <fieldset className={editor.choices}>
      <legend>{label}</legend>
      {error !== undefined && <p className={classes.problem}>{error}</p>}
      <div className={classes.options}>
        {setting.options.map((option) => (
          <Checkbox
            key={option}
            label={wordOf(t, "choice", option)}
            checked={chosen.includes(option)}
            onChange={({ currentTarget: { checked } }) => toggle(option, checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Words({ label, value, error, onChange }: Props) {
  const t = useT();
  const lines = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  return (
    <Textarea
      label={label}
      error={error}
      description={t("catalogScreens.oneALine")}
      minRows={2}
      autosize
      defaultValue={lines.join("\n")}
      onChange={({ currentTarget: { value: entered } }) => onChange(linesOf(entered))}
    />
  );
}
