import { type ReactNode, useId } from "react";
import { useT } from "../i18n/useT";
import { AppLink } from "../navigation/AppLink";
import { PageHeader, type PageHeaderProps } from "./PageHeader";
import classes from "./pages.module.css";

/** A tab is an address of its own, so that it can be passed on and gone back from. */
export type PageTab = { href: string; label: string; count?: number };

type Props = PageHeaderProps & {
  next?: ReactNode;
  tabs?: readonly PageTab[];
  /** The `href` of the tab that is shown. */
  currentTab?: string;
  /** FactList, at the side. */
  facts?: ReactNode;
  /** Timeline, below the facts. */
  activity?: ReactNode;
  children: ReactNode;
};

/** One thing: its state and next action, its parts in tabs, its facts and what happened to it. */
export function DetailPage({ next, tabs, currentTab, facts, activity, children, ...header }: Props) {
  const t = useT();
  return (
    <div className={classes.page}>
      <PageHeader {...header} />
      {next}
      {tabs && (
        <PageTabs tabs={tabs} currentTab={currentTab} label={t("ui.detail.views", { title: header.title })} />
      )}
      <div className={classes.detail} data-sided={facts !== undefined || activity !== undefined || undefined}>
        <div className={classes.detailMain}>{children}</div>
        {(facts !== undefined || activity !== undefined) && (
          <aside className={classes.detailSide}>
            {facts !== undefined && <SideSection title={t("ui.detail.facts")}>{facts}</SideSection>}
            {activity !== undefined && <SideSection title={t("ui.detail.activity")}>{activity}</SideSection>}
          </aside>
        )}
      </div>
    </div>
  );
}

type TabsProps = { tabs: readonly PageTab[]; currentTab: string | undefined; label: string };

function PageTabs({ tabs, currentTab, label }: TabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ href, label: tabLabel, count }) => (
        <AppLink key={href} href={href} aria-current={href === currentTab ? "page" : undefined}>
          {tabLabel}
          {count !== undefined && <span className={classes.tabCount}>{count}</span>}
        </AppLink>
      ))}
    </nav>
  );
}

function SideSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.sideSection} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
