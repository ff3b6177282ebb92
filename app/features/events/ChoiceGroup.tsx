import { Checkbox } from "@mantine/core";
import { useField } from "../../ui/forms/FormScope";
import classes from "./events.module.css";

type Props = {
  name: string;
  label: string;
  choices: readonly { value: string; label: string; disabled?: boolean }[];
  value: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Several of a few choices, beside each other. */
export function ChoiceGroup({ name, label, choices, value, onChange }: Props) {
  const { id, error } = useField(name);
  return (
    <Checkbox.Group
      label={label}
      error={error}
      inputWrapperOrder={["label", "description", "error", "input"]}
      value={[...value]}
      onChange={onChange}
    >
      <div className={classes.choices}>
        {choices.map((choice, place) => (
          <Checkbox
            key={choice.value}
            {...(place === 0 && { id })}
            value={choice.value}
            label={choice.label}
            disabled={choice.disabled ?? false}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
