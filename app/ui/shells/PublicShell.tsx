import type { ReactNode } from "react";
import { Brand } from "./Brand";
import classes from "./shell.module.css";
import type { ShellBrand, ShellLink } from "./shellLinks";
import { MAIN_ID, SkipLink } from "./SkipLink";
import { useT } from "../i18n/useT";

type Props = ShellBrand & {
  links: readonly Omit<ShellLink, "icon">[];
  /** Imprint, privacy and the like. */
  footerLinks?: readonly Omit<ShellLink, "icon">[];
  children: ReactNode;
};

/** The frame of pages that anybody may read. Plain links only: it works without a script. */
export function PublicShell({ name, logoUrl, links, footerLinks = [], children }: Props) {
  const t = useT();
  return (
    <div className={classes.publicShell} data-voice="printed">
      <SkipLink />
      <header className={classes.publicHeader}>
        <div className={classes.publicBar}>
          <Brand name={name} logoUrl={logoUrl} href="/" />
          {links.length > 0 && (
            <nav className={classes.publicLinks} aria-label={t("ui.shell.navigation")}>
              <PlainLinks links={links} />
            </nav>
          )}
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className={classes.publicMain}>
        {children}
      </main>
      <footer className={classes.publicFooter}>
        <div className={classes.publicBar}>
          <span>{name}</span>
          {footerLinks.length > 0 && (
            <nav className={classes.publicLinks} aria-label={t("ui.shell.footer")}>
              <PlainLinks links={footerLinks} />
            </nav>
          )}
        </div>
      </footer>
    </div>
  );
}

function PlainLinks({ links }: { links: readonly Omit<ShellLink, "icon">[] }) {
  return links.map(({ href, label, badge }) => (
    <a key={href} href={href} className={classes.plainLink}>
      {label}
      {badge !== undefined && <span>{badge}</span>}
    </a>
  ));
}
