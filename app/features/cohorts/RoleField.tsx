import { ENROLLMENT_ROLES, type EnrollmentRole } from "../../../convex/cohorts/rules/statuses";
import { SelectField } from "../../ui/forms/SelectField";
import { useT } from "../../ui/i18n/useT";

type Props = { role: EnrollmentRole; onChange: (role: EnrollmentRole) => void };

/** As what somebody is in a cohort: volunteers use no seat. */
export function RoleField({ role, onChange }: Props) {
  const t = useT();
  return (
    <SelectField
      name="role"
      label={t("adminCohorts.role")}
      description={t("adminCohorts.roleText")}
      value={role}
      choices={ENROLLMENT_ROLES.map((value) => ({ value, label: t(`adminCohorts.roles.${value}`) }))}
      onChange={({ currentTarget: { value } }) =>
        onChange(ENROLLMENT_ROLES.find((known) => known === value) ?? role)
      }
    />
  );
}
