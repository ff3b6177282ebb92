import { Radio, Stack } from "@mantine/core";
import { EDIT_SCOPES, type EditScope } from "../../../convex/events/rules/statuses";
import { useField } from "../../ui/forms/FormScope";
import { useT } from "../../ui/i18n/useT";

type Props = { scope: EditScope; onChange: (scope: EditScope) => void };

/** Of a series: this session alone, it and what follows, or all that is still to come. */
export function ScopeChoice({ scope, onChange }: Props) {
  const t = useT();
  const { id, error } = useField("scope");
  return (
    <Radio.Group
      label={t("sessions.scope")}
      error={error}
      value={scope}
      onChange={(value) => onChange(value as EditScope)}
    >
      <Stack gap={10} mt={6}>
        {EDIT_SCOPES.map((value, place) => (
          <Radio
            key={value}
            {...(place === 0 && { id })}
            value={value}
            label={t(`sessions.scope.${value}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
