import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { IconMinus, IconTrendingDown, IconTrendingUp } from "../icons";
import classes from "./data.module.css";

/** How a figure moved: its change as text ("12%"), its way, against what ("last month") and whether that is good. */
export type StatChange = { change: string; way: "up" | "down" | "same"; period: string; good?: boolean };

type Props = {
  label: string;
  /** Formatted by `useFormat`. */
  value: string;
  change?: StatChange;
  /** What the figure means, in one short sentence. */
  meaning?: ReactNode;
};

/** One big figure with its change and meaning. */
export function StatCard({ label, value, change, meaning }: Props) {
  return (
    <div className={classes.stat}>
      <p className={classes.statLabel}>{label}</p>
      <p className={classes.statValue}>{value}</p>
      {change && <Change {...change} />}
      {meaning !== undefined && <p className={classes.statMeaning}>{meaning}</p>}
    </div>
  );
}

function Change({ change, way, period, good }: StatChange) {
  const t = useT();
  const WayIcon = { up: IconTrendingUp, down: IconTrendingDown, same: IconMinus }[way];
  return (
    <p className={classes.statChange} data-good={good}>
      <WayIcon size={16} aria-hidden="true" className="followsReading" />
      {t(`ui.stat.${way}`, { change, period })}
    </p>
  );
}
