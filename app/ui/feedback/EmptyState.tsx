import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./feedback.module.css";

type Props = {
  icon?: Icon;
  title: string;
  /** One sentence that teaches what will be here and how it gets here. */
  text: string;
  /** The first step: a button or a link. */
  action?: ReactNode;
};

/** Nothing here yet, what will be, and the first step towards it. */
export function EmptyState({ icon: EmptyIcon, title, text, action }: Props) {
  return (
    <div className={classes.empty}>
      {EmptyIcon && (
        <span className={classes.emptyIcon}>
          <EmptyIcon size={24} aria-hidden="true" />
        </span>
      )}
      <p className={classes.emptyTitle}>{title}</p>
      <p className={classes.emptyText}>{text}</p>
      {action}
    </div>
  );
}
