import { useLocation } from "@remix-run/react";
import { useId } from "react";
import { AppLink } from "../navigation/AppLink";
import { currentLink } from "../navigation/currentLink";
import classes from "./shell.module.css";
import type { ShellLink, ShellSection } from "./shellLinks";

type SectionsProps = { sections: readonly ShellSection[]; onFollow?: () => void };

/** Sections of links, one below the other; the current page's is marked. */
export function NavigationSections({ sections, onFollow }: SectionsProps) {
  const current = useCurrent(sections.flatMap(({ links }) => links));
  return sections.map((section) => (
    <NavigationSection
      key={section.label ?? section.links[0]?.href}
      section={section}
      current={current}
      {...(onFollow && { onFollow })}
    />
  ));
}

type SectionProps = { section: ShellSection; current: string | null; onFollow?: () => void };

function NavigationSection({ section: { label, links }, current, onFollow }: SectionProps) {
  const id = useId();
  return (
    <div className={classes.section}>
      {label !== undefined && (
        <p id={id} className={classes.sectionLabel}>
          {label}
        </p>
      )}
      <ul className={classes.links} aria-labelledby={label === undefined ? undefined : id}>
        {links.map((link) => (
          <li key={link.href}>
            <NavigationLink link={link} current={link.href === current} {...(onFollow && { onFollow })} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Links side by side: the bar at the foot of a phone, the tabs at the head of a wide screen. */
export function NavigationRow({ links }: { links: readonly ShellLink[] }) {
  const current = useCurrent(links);
  return (
    <ul className={classes.row}>
      {links.map((link) => (
        <li key={link.href}>
          <NavigationLink link={link} current={link.href === current} />
        </li>
      ))}
    </ul>
  );
}

function NavigationLink({
  link,
  current,
  onFollow,
}: {
  link: ShellLink;
  current: boolean;
  onFollow?: () => void;
}) {
  const { href, label, icon: LinkIcon, badge } = link;
  return (
    <AppLink
      href={href}
      className={classes.link}
      aria-current={current ? "page" : undefined}
      title={label}
      onClick={onFollow}
    >
      {LinkIcon !== undefined && <LinkIcon size={18} aria-hidden="true" />}
      <span className={classes.linkLabel}>{label}</span>
      {badge !== undefined && <span className={classes.linkBadge}>{badge}</span>}
    </AppLink>
  );
}

function useCurrent(links: readonly ShellLink[]): string | null {
  const { pathname } = useLocation();
  const addresses = links.flatMap(({ href, also = [] }) => [href, ...also]);
  const current = currentLink(pathname, addresses);
  const place = links.find(({ href, also }) => href === current || also?.includes(current ?? "") === true);
  return place?.href ?? null;
}
