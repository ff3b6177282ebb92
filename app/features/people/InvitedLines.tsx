import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import type { Meaning } from "../../ui/theme/tokens";
import classes from "./people.module.css";
import type { InvitedLine } from "./useInvitees";

const MEANINGS: Record<InvitedLine["outcome"], Meaning> = {
  ready: "success",
  email: "danger",
  repeated: "warning",
  member: "neutral",
  invited: "neutral",
};

/** Line by line, what will happen to each address. */
export function InvitedLines({ lines }: { lines: readonly InvitedLine[] }) {
  const t = useT();
  return (
    <ul className={classes.lines} aria-label={t("adminPeople.invite.lines")} tabIndex={0}>
      {lines.map(({ entered, outcome }, place) => (
        <li key={`${place} ${entered}`}>
          <span className={classes.lineText}>{entered}</span>
          <StateBadge label={t(`people.lines.${outcome}`)} meaning={MEANINGS[outcome]} />
        </li>
      ))}
    </ul>
  );
}
