import { Checkbox, Stack } from "@mantine/core";
import { tidyRoles } from "../../../convex/people/rules/memberships";
import { type Role, ROLES } from "../../../convex/people/rules/roles";
import { useField } from "../../ui/forms/FormScope";
import { useT } from "../../ui/i18n/useT";

type Props = {
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
  /** Only owners make owners. */
  mayChooseOwner: boolean;
};

/** The roles somebody has or gets, each with what it is for. */
export function RoleChoices({ roles, onChange, mayChooseOwner }: Props) {
  const t = useT();
  const { id, error } = useField("roles");
  return (
    <Checkbox.Group
      label={t("adminPeople.roles")}
      error={error}
      inputWrapperOrder={["label", "description", "error", "input"]}
      value={[...roles]}
      onChange={(chosen) => onChange(tidyRoles(chosen as Role[]))}
    >
      <Stack gap={10} mt={4}>
        {ROLES.map((role, place) => (
          <Checkbox
            key={role}
            {...(place === 0 && { id })}
            value={role}
            label={t(`people.roles.${role}`)}
            description={t(`adminPeople.role.${role}`)}
            disabled={role === "owner" && !mayChooseOwner}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
