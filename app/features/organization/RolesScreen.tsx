import { ScrollArea, Table, Text } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { ROLES } from "../../../convex/shared/roles";
import { useT } from "../../ui/i18n/useT";
import { IconCheck, IconMinus } from "../../ui/icons";
import { SettingsPage } from "./SettingsPage";

type Permissions = FunctionReturnType<typeof api.people.roles.table>;

/** The table of who may do what, as the functions themselves go by it. */
export function RolesScreen({ permissions }: { permissions: Permissions }) {
  const t = useT();
  return (
    <SettingsPage tab="roles">
      <Text mb={16}>{t("organization.roles.text")}</Text>
      <ScrollArea type="auto">
        <Table striped withTableBorder miw={960}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("organization.roles.permission")}</Table.Th>
              {ROLES.map((role) => (
                <Table.Th key={role} scope="col">
                  {t(`people.roles.${role}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {permissions.map(({ permission, roles }) => (
              <Table.Tr key={permission}>
                <Table.Th scope="row" fw={400}>
                  {t(`people.permissions.${permission}`)}
                </Table.Th>
                {ROLES.map((role) => (
                  <Table.Td key={role}>
                    <Mark granted={roles.includes(role)} role={t(`people.roles.${role}`)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </SettingsPage>
  );
}

function Mark({ granted, role }: { granted: boolean; role: string }) {
  const t = useT();
  const label = t(granted ? "organization.roles.may" : "organization.roles.mayNot", { role });
  const MarkIcon = granted ? IconCheck : IconMinus;
  return (
    <MarkIcon
      size={18}
      role="img"
      aria-label={label}
      color={granted ? "var(--success-text)" : "var(--dimmed)"}
    />
  );
}
