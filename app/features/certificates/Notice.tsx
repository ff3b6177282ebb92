import type { ReactNode } from "react";
import { MEANING_ICONS } from "../../ui/data/meanings";
import type { Meaning } from "../../ui/theme/tokens";
import classes from "./certificates.module.css";

type Props = {
  meaning: Meaning;
  title: string;
  children?: ReactNode;
  /** What to do about it: a button or a link. */
  action?: ReactNode;
};

/** Something that one has to know before going on, with what to do about it. */
export function Notice({ meaning, title, children, action }: Props) {
  const NoticeIcon = MEANING_ICONS[meaning];
  return (
    <div className={classes.notice} data-meaning={meaning}>
      <NoticeIcon size={20} aria-hidden="true" />
      <div className={classes.noticeText}>
        <p className={classes.noticeTitle}>{title}</p>
        {children}
      </div>
      {action}
    </div>
  );
}
