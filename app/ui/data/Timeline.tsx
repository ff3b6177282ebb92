import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { RelativeTime } from "../i18n/RelativeTime";
import { IconHistory } from "../icons";
import type { Meaning } from "../theme/tokens";
import classes from "./data.module.css";

export type TimelineEntry = {
  id: string;
  at: number;
  title: ReactNode;
  text?: ReactNode;
  icon?: Icon;
  meaning?: Meaning;
};

/** What happened, the newest first as it is given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={classes.timeline}>
      {entries.map(({ id, at, title, text, icon: EntryIcon = IconHistory, meaning = "neutral" }) => (
        <li key={id}>
          <span className={classes.timelineIcon} data-meaning={meaning}>
            <EntryIcon size={14} aria-hidden="true" />
          </span>
          <div className={classes.timelineBody}>
            <p>{title}</p>
            {text !== undefined && <div className={classes.timelineText}>{text}</div>}
            <p className={classes.timelineTime}>
              <RelativeTime at={at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
