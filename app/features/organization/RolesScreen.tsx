import { Text } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { ROLES } from "../../../convex/shared/roles";
import { useT } from "../../ui/i18n/useT";
import { IconCheck, IconMinus } from "../../ui/icons";
import classes from "./organization.module.css";
import { SettingsPage } from "./SettingsPage";

type Permissions = FunctionReturnType<typeof api.people.roles.table>;

/** The table of who may do what, as the functions themselves go by it. */
export function RolesScreen({ permissions }: { permissions: Permissions }) {
  const t = useT();
  return (
    <SettingsPage tab="roles">
      <Text mb={16}>{t("organization.roles.text")}</Text>
      <div className={classes.scroll} role="group" aria-label={t("organization.tab.roles")} tabIndex={0}>
        <table className={classes.permissions}>
          <thead>
            <tr>
              <th scope="col">{t("organization.roles.permission")}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {t(`people.roles.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map(({ permission, roles }) => (
              <tr key={permission}>
                <th scope="row">{t(`people.permissions.${permission}`)}</th>
                {ROLES.map((role) => (
                  <td key={role}>
                    <Mark granted={roles.includes(role)} role={t(`people.roles.${role}`)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
