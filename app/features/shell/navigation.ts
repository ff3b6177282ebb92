import type { Translate } from "../../../convex/shared/messages/translate";
import {
  IconBell,
  IconBook,
  IconBrowser,
  IconBuilding,
  IconClipboardList,
  IconLayoutDashboard,
  IconUsersGroup,
  IconCalendar,
  IconCertificate,
  IconHome,
  IconMail,
  IconNews,
  IconPhoto,
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
/** A place of the administration: whom it is open to, and what it is for. */
export type Place = ShellLink & { needs: Permission; about?: string };
type PlaceSection = Omit<ShellSection, "links"> & { links: Place[] };

/** The places of the portal. */
export function portalLinks(t: Translate): ShellLink[] {
  return [
    { href: "/portal", label: t("shell.home"), icon: IconHome },
    { href: "/portal/calendar", label: t("portal.calendar.title"), icon: IconCalendar },
    { href: "/portal/certificates", label: t("own.certificates.title"), icon: IconCertificate },
    { href: "/portal/inbox", label: t("shell.inbox"), icon: IconBell },
    { href: "/portal/account", label: t("shell.account"), icon: IconUserCircle },
  ];
}

/** The places of the administration that these permissions open. */
export function adminSections(t: Translate, permissions: readonly Permission[]): PlaceSection[] {
  const sections: PlaceSection[] = [
    { links: [{ href: "/admin", label: t("shell.dashboard"), icon: IconHome, needs: "staff.enter" }] },
    { label: t("catalogScreens.sections.programs"), links: programPlaces(t, permissions) },
    { label: t("shell.people"), links: peoplePlaces(t) },
    { label: t("contentScreens.section"), links: sitePlaces(t) },
    { label: t("shell.settings"), links: officePlaces(t) },
  ];
  return sections
    .map(({ links, ...section }) => ({
      ...section,
      links: links.filter(({ needs }) => permissions.includes(needs)),
    }))
    .filter(({ links }) => links.length > 0);
}

function programPlaces(t: Translate, permissions: readonly Permission[]): Place[] {
  const reads = permissions.includes("certificates.read");
  return [
    {
      href: "/admin/programs",
      label: t("catalogScreens.programs.title"),
      icon: IconBook,
      about: t("catalogScreens.programs.text"),
      needs: "programs.read",
    },
    {
      href: "/admin/cohorts",
      label: t("catalogScreens.sections.cohorts"),
      icon: IconUsersGroup,
      about: t("catalogScreens.sections.cohortsText"),
      also: ["/admin/recordings", "/admin/materials"],
      needs: "cohorts.read",
    },
    {
      href: "/admin/sessions",
      label: t("sessions.title"),
      icon: IconCalendar,
      about: t("sessions.agenda.text"),
      needs: "cohorts.read",
    },
    {
      href: "/admin/formats",
      label: t("catalogScreens.formats.title"),
      icon: IconLayoutDashboard,
      about: t("catalogScreens.formats.text"),
      needs: "programs.read",
    },
    {
      href: "/admin/forms",
      label: t("formScreens.title"),
      icon: IconClipboardList,
      about: t("formScreens.text"),
      needs: "programs.read",
    },
    {
      // Who only designs them has no list of them to begin with.
      href: reads ? "/admin/certificates" : "/admin/certificates/designs",
      also: ["/admin/certificates"],
      label: t("certificateScreens.title"),
      icon: IconCertificate,
      about: t("certificateScreens.text"),
      needs: reads ? "certificates.read" : "certificates.design",
    },
  ];
}

function peoplePlaces(t: Translate): Place[] {
  return [
    {
      href: "/admin/people",
      label: t("shell.people"),
      icon: IconUsers,
      about: t("adminPeople.people.text"),
      needs: "people.read",
    },
    {
      href: "/admin/members",
      label: t("shell.members"),
      icon: IconSchool,
      about: t("adminPeople.members.text"),
      needs: "members.read",
    },
    {
      href: "/admin/companies",
      label: t("shell.companies"),
      icon: IconBuilding,
      about: t("adminPeople.companies.text"),
      needs: "companies.read",
    },
  ];
}

function sitePlaces(t: Translate): Place[] {
  return [
    {
      href: "/admin/posts",
      label: t("contentScreens.post.title"),
      icon: IconNews,
      about: t("contentScreens.post.text"),
      needs: "content.read",
    },
    {
      href: "/admin/pages",
      label: t("contentScreens.page.title"),
      icon: IconBrowser,
      about: t("contentScreens.page.text"),
      needs: "content.read",
    },
    {
      href: "/admin/media",
      label: t("contentScreens.media.title"),
      icon: IconPhoto,
      about: t("contentScreens.media.text"),
      needs: "media.read",
    },
  ];
}

function officePlaces(t: Translate): Place[] {
  return [
    {
      href: "/admin/outbox",
      also: ["/admin/templates"],
      label: t("shell.outbox"),
      icon: IconMail,
      about: t("office.outbox.text"),
      needs: "deliveries.read",
    },
    {
      href: "/admin/audit",
      label: t("shell.audit"),
      icon: IconHistory,
      about: t("office.audit.text"),
      needs: "audit.read",
    },
    {
      href: "/admin/privacy",
      label: t("shell.privacy"),
      icon: IconShield,
      about: t("office.privacy.text"),
      needs: "privacy.manage",
    },
    {
      href: "/admin/settings",
      label: t("shell.settings"),
      icon: IconSettings,
      about: t("office.home.settings"),
      needs: "organization.manage",
    },
  ];
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
