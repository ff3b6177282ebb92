import type { ReactNode } from "react";
import { PageHeader, type PageHeaderProps } from "./PageHeader";
import classes from "./pages.module.css";

type Props = Omit<PageHeaderProps, "actions" | "state"> & {
  /** The primary action: what makes a new one. */
  action?: ReactNode;
  /** NextAction: what waits here. */
  next?: ReactNode;
  /** DataTable, which has filters, bulk bar and empty state; or cards. */
  children: ReactNode;
};

/** Many of a kind. */
export function ListPage({ action, next, children, ...header }: Props) {
  return (
    <div className={classes.page}>
      <PageHeader {...header} actions={action} />
      {next}
      {children}
    </div>
  );
}
