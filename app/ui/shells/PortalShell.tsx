import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { AppHeader } from "./AppHeader";
import { Brand } from "./Brand";
import { InteractiveRoot } from "./InteractiveRoot";
import { NavigationRow } from "./NavigationLinks";
import classes from "./shell.module.css";
import type { ShellBrand, ShellLink } from "./shellLinks";
import { MAIN_ID, SkipLink } from "./SkipLink";

export type PortalShellProps = ShellBrand & {
  /** At most five: on a phone they are the bar at the foot. */
  links: readonly ShellLink[];
  homeHref?: string;
  organizationSwitcher?: ReactNode;
  inbox?: ReactNode;
  userMenu?: ReactNode;
  onSearch?: () => void;
  notice?: ReactNode;
  children: ReactNode;
};

/** The frame for learners: air, few places, thumbs reach them. */
export function PortalShell(props: PortalShellProps) {
  const t = useT();
  const { name, logoUrl, links, homeHref = "/portal", organizationSwitcher, notice, children } = props;
  return (
    <InteractiveRoot>
      <div className={classes.app} data-shell="portal">
        <SkipLink />
        <AppHeader
          start={organizationSwitcher ?? <Brand name={name} logoUrl={logoUrl} href={homeHref} />}
          inbox={props.inbox}
          userMenu={props.userMenu}
          onSearch={props.onSearch}
        />
        {notice}
        <nav className={classes.portalNavigation} aria-label={t("ui.shell.navigation")}>
          <NavigationRow links={links} />
        </nav>
        <main id={MAIN_ID} tabIndex={-1} className={classes.portalMain}>
          {children}
        </main>
      </div>
    </InteractiveRoot>
  );
}
