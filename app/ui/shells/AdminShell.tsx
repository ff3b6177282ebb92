import { UnstyledButton } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useT } from "../i18n/useT";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "../icons";
import { AppHeader } from "./AppHeader";
import { Brand } from "./Brand";
import { InteractiveRoot } from "./InteractiveRoot";
import { NavigationSections } from "./NavigationLinks";
import classes from "./shell.module.css";
import type { ShellBrand, ShellSection } from "./shellLinks";
import { MAIN_ID, SkipLink } from "./SkipLink";

/** Only phones have it, and only once it is asked for. */
const MenuDrawer = lazy(() => import("./MenuDrawer"));

export type AdminShellProps = ShellBrand & {
  sections: readonly ShellSection[];
  /** Where the brand leads to. */
  homeHref?: string;
  /** Stands in the place of the brand for people of several organizations. */
  organizationSwitcher?: ReactNode;
  inbox?: ReactNode;
  userMenu?: ReactNode;
  /** Opens the command palette; without it there is no search in the bar. */
  onSearch?: () => void;
  /** ConnectionBar, or a notice about the whole organization. */
  notice?: ReactNode;
  /** Whether the navigation shows icons alone at first, and what to do when that changes (keep it). */
  collapsed?: boolean;
  onCollapsedChange?: (collapsed: boolean) => void;
  children: ReactNode;
};

/** The frame for staff: dense, with everything at the side. */
export function AdminShell(props: AdminShellProps) {
  const [open, setOpen] = useState(false);
  const [menuAsked, setMenuAsked] = useState(false);
  const openMenu = () => {
    setMenuAsked(true);
    setOpen(true);
  };
  const { name, logoUrl, sections, homeHref = "/admin", organizationSwitcher, notice, children } = props;
  return (
    <InteractiveRoot>
      <div className={classes.app} data-density="compact">
        <SkipLink />
        <AppHeader
          start={organizationSwitcher ?? <Brand name={name} logoUrl={logoUrl} href={homeHref} />}
          inbox={props.inbox}
          userMenu={props.userMenu}
          onSearch={props.onSearch}
          onMenu={openMenu}
        />
        {notice}
        <div className={classes.sides}>
          <SideNavigation {...props} />
          <main id={MAIN_ID} tabIndex={-1} className={classes.adminMain}>
            {children}
          </main>
        </div>
      </div>
      {menuAsked && (
        <Suspense>
          <MenuDrawer name={name} sections={sections} opened={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </InteractiveRoot>
  );
}

function SideNavigation({ sections, collapsed: initially = false, onCollapsedChange }: AdminShellProps) {
  const t = useT();
  const [collapsed, setCollapsed] = useState(initially);
  const toggle = () => {
    setCollapsed(!collapsed);
    onCollapsedChange?.(!collapsed);
  };
  const ToggleIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav
      className={classes.side}
      data-collapsed={collapsed || undefined}
      aria-label={t("ui.shell.navigation")}
    >
      <NavigationSections sections={sections} />
      <UnstyledButton
        className={classes.collapse}
        onClick={toggle}
        aria-expanded={!collapsed}
        aria-label={t(collapsed ? "ui.shell.expand" : "ui.shell.collapse")}
      >
        <ToggleIcon size={18} aria-hidden="true" className="followsReading" />
        <span className={classes.linkLabel}>{t("ui.shell.collapse")}</span>
      </UnstyledButton>
    </nav>
  );
}
