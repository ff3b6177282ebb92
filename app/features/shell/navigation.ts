import type { Translate } from "../../../convex/shared/messages/translate";
import {
  IconBell,
  IconBuilding,
  IconHome,
  IconMail,
  IconSettings,
  IconShield,
  IconHistory,
  IconUserCircle,
  IconUsers,
  IconSchool,
} from "../../ui/icons";
import type { ShellLink, ShellSection } from "../../ui/shells/shellLinks";
import type { Presence } from "./presence";

type Permission = Presence["permissions"][number];
type Place = ShellLink & { needs: Permission };

/** The places of the portal. */
export function portalLinks(t: Translate): ShellLink[] {
  return [
    { href: "/portal", label: t("shell.home"), icon: IconHome },
    { href: "/portal/inbox", label: t("shell.inbox"), icon: IconBell },
    { href: "/portal/account", label: t("shell.account"), icon: IconUserCircle },
  ];
}

/** The places of the administration that these permissions open. */
export function adminSections(t: Translate, permissions: readonly Permission[]): ShellSection[] {
  const sections: { label?: string; links: Place[] }[] = [
    { links: [{ href: "/admin", label: t("shell.dashboard"), icon: IconHome, needs: "staff.enter" }] },
    {
      label: t("shell.people"),
      links: [
        { href: "/admin/people", label: t("shell.people"), icon: IconUsers, needs: "people.read" },
        { href: "/admin/members", label: t("shell.members"), icon: IconSchool, needs: "members.read" },
        {
          href: "/admin/companies",
          label: t("shell.companies"),
          icon: IconBuilding,
          needs: "companies.read",
        },
      ],
    },
    {
      label: t("shell.settings"),
      links: [
        { href: "/admin/outbox", label: t("shell.outbox"), icon: IconMail, needs: "deliveries.read" },
        { href: "/admin/audit", label: t("shell.audit"), icon: IconHistory, needs: "audit.read" },
        { href: "/admin/privacy", label: t("shell.privacy"), icon: IconShield, needs: "privacy.manage" },
        {
          href: "/admin/settings",
          label: t("shell.settings"),
          icon: IconSettings,
          needs: "organization.manage",
        },
      ],
    },
  ];
  return sections
    .map(({ links, ...section }) => ({
      ...section,
      links: links.filter(({ needs }) => permissions.includes(needs)),
    }))
    .filter(({ links }) => links.length > 0);
}

/** What a person finds in their own menu. */
export function accountLinks(t: Translate, { permissions, companies }: Presence): ShellLink[] {
  return [
    { href: "/portal", label: t("shell.portal"), icon: IconHome },
    { href: "/portal/account", label: t("shell.account"), icon: IconUserCircle },
    ...(permissions.includes("staff.enter")
      ? [{ href: "/admin", label: t("shell.admin"), icon: IconSettings }]
      : []),
    ...companies.map(({ slug, name }) => ({ href: `/cockpit/${slug}`, label: name, icon: IconBuilding })),
  ];
}
