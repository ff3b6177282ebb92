import { Radio, Stack } from "@mantine/core";
import { COMPANY_ROLES, type CompanyRole } from "../../../convex/people/rules/roles";
import { useT } from "../../ui/i18n/useT";

type Props = { role: CompanyRole; onChange: (role: CompanyRole) => void };

/** What somebody may do for a company. */
export function CompanyRoleChoice({ role, onChange }: Props) {
  const t = useT();
  return (
    <Radio.Group
      label={t("adminPeople.company.role")}
      value={role}
      onChange={(value) => onChange(COMPANY_ROLES.find((known) => known === value) ?? role)}
    >
      <Stack gap={10} mt={4}>
        {COMPANY_ROLES.map((value) => (
          <Radio
            key={value}
            value={value}
            label={t(`people.roles.${value}`)}
            description={t(`adminPeople.role.${value}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
