import "../../../app/ui/theme/styles";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router-dom";
import { directionOf, isLocale } from "../../../convex/shared/locales";
import { DesignScreen } from "../../../app/features/design/DesignScreen";
import { LocaleProvider } from "../../../app/ui/i18n/LocaleProvider";
import { loadMessages } from "../../../app/ui/i18n/localeMessages";
import { IconBook, IconHome, IconMail, IconSettings, IconUsers } from "../../../app/ui/icons";
import { openCommandPalette } from "../../../app/ui/palette/CommandPalette";
import { AdminShell } from "../../../app/ui/shells/AdminShell";
import { CockpitShell } from "../../../app/ui/shells/CockpitShell";
import { PortalShell } from "../../../app/ui/shells/PortalShell";
import { PublicShell } from "../../../app/ui/shells/PublicShell";
import { UserMenu } from "../../../app/ui/shells/UserMenu";
import { themeFor } from "../../../app/ui/theme/themeFor";

const asked = new URLSearchParams(window.location.search);
const locale = asked.get("locale") ?? "en";
const chosen = isLocale(locale) ? locale : "en";
const scheme = asked.get("scheme") === "dark" ? "dark" : "light";
const { theme, cssVariablesResolver } = themeFor(asked.get("color"));
document.documentElement.lang = chosen;
document.documentElement.dir = directionOf(chosen);

const links = [
  { href: "/", label: "Start", icon: IconHome },
  { href: "/people", label: "People", icon: IconUsers, badge: 12 },
  { href: "/library", label: "Bibliothek", icon: IconBook },
  { href: "/settings", label: "Benachrichtigungseinstellungen", icon: IconSettings },
];
const brand = { name: "Akademie für gemeinnützige Organisationen", logoUrl: null };
const userMenu = (
  <UserMenu
    person={{ name: "Ada Lovelace", email: "ada@example.org" }}
    links={[{ href: "/account", label: "Account", icon: IconMail }]}
    signOutAction="/"
  />
);

const SHELLS: Record<string, (children: ReactNode) => ReactNode> = {
  admin: (children) => (
    <AdminShell
      {...brand}
      sections={[{ links: links.slice(0, 1) }, { label: "People", links: links.slice(1) }]}
      userMenu={userMenu}
      onSearch={openCommandPalette}
    >
      {children}
    </AdminShell>
  ),
  portal: (children) => (
    <PortalShell {...brand} links={links} userMenu={userMenu}>
      {children}
    </PortalShell>
  ),
  cockpit: (children) => (
    <CockpitShell {...brand} companyName="Stiftung Beispiel" links={links} userMenu={userMenu}>
      {children}
    </CockpitShell>
  ),
  public: (children) => (
    <PublicShell {...brand} links={links} footerLinks={links.slice(0, 2)}>
      {children}
    </PublicShell>
  ),
};

const shell = SHELLS[asked.get("shell") ?? "admin"] ?? SHELLS["admin"]!;
const router = createBrowserRouter([{ path: "*", element: shell(<DesignScreen />) }]);

await loadMessages(chosen, ["everyday", "office", "website"]);
createRoot(document.getElementById("root")!).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
    <LocaleProvider locale={chosen} timeZone="America/New_York">
      <RouterProvider router={router} />
    </LocaleProvider>
  </MantineProvider>,
);
