import type { Icon } from "@tabler/icons-react";
import type { Meaning } from "../theme/tokens";
import classes from "./data.module.css";
import { MEANING_ICONS } from "./meanings";

type Props = { label: string; meaning: Meaning; icon?: Icon };

/** A state as a word with an icon; the colour only helps. */
export function StateBadge({ label, meaning, icon }: Props) {
  const StateIcon = icon ?? MEANING_ICONS[meaning];
  return (
    <span className={classes.badge} data-meaning={meaning}>
      <StateIcon size={14} aria-hidden="true" />
      {label}
    </span>
  );
}
