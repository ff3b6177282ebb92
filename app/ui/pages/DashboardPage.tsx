import type { ReactNode } from "react";
import { PageHeader, type PageHeaderProps } from "./PageHeader";
import classes from "./pages.module.css";

type Props = PageHeaderProps & {
  next?: ReactNode;
  /** Two to four StatCards. */
  stats: ReactNode;
  charts?: ReactNode;
  /** The rows behind the figures. */
  children?: ReactNode;
};

/** Few big figures with change and meaning, then charts, then rows. */
export function DashboardPage({ next, stats, charts, children, ...header }: Props) {
  return (
    <div className={classes.page}>
      <PageHeader {...header} />
      {next}
      <div className={classes.stats}>{stats}</div>
      {charts}
      {children}
    </div>
  );
}
