import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { AppHeader } from "./AppHeader";
import { Brand } from "./Brand";
import { InteractiveRoot } from "./InteractiveRoot";
import { NavigationRow } from "./NavigationLinks";
import classes from "./shell.module.css";
import type { ShellBrand, ShellLink } from "./shellLinks";
import { MAIN_ID, SkipLink } from "./SkipLink";

export type CockpitShellProps = ShellBrand & {
  /** The company whose figures these are. */
  companyName: string;
  links: readonly ShellLink[];
  homeHref?: string;
  companySwitcher?: ReactNode;
  inbox?: ReactNode;
  userMenu?: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
};

/** The frame for companies: their name first, the academy's beside it, few places in a row. */
export function CockpitShell(props: CockpitShellProps) {
  const t = useT();
  const {
    name,
    logoUrl,
    companyName,
    links,
    homeHref = "/cockpit",
    companySwitcher,
    notice,
    children,
  } = props;
  return (
    <InteractiveRoot>
      <div className={classes.app} data-shell="cockpit">
        <SkipLink />
        <AppHeader
          start={<Brand name={name} logoUrl={logoUrl} href={homeHref} />}
          middle={companySwitcher ?? <strong className={classes.company}>{companyName}</strong>}
          inbox={props.inbox}
          userMenu={props.userMenu}
        />
        {notice}
        <nav className={classes.cockpitNavigation} aria-label={t("ui.shell.navigation")}>
          <NavigationRow links={links} />
        </nav>
        <main id={MAIN_ID} tabIndex={-1} className={classes.portalMain}>
          {children}
        </main>
      </div>
    </InteractiveRoot>
  );
}
