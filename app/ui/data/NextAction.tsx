import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { IconArrowRight } from "../icons";
import { AppLink } from "../navigation/AppLink";
import classes from "./data.module.css";

type Props = {
  /** What waits: "3 left, due Friday". */
  text: ReactNode;
  /** What to press: "Join in 12 min". */
  actionLabel: string;
} & ({ href: string; onAct?: never } | { onAct: () => void; href?: never });

/** What this person does next, always in the same place of a page. */
export function NextAction({ text, actionLabel, href, onAct }: Props) {
  const t = useT();
  const arrow = <IconArrowRight size={16} aria-hidden="true" className="followsReading" />;
  return (
    <div role="group" className={classes.next} aria-label={t("ui.next.label")}>
      <p className={classes.nextText}>
        <span className={classes.nextLabel}>{t("ui.next.label")}</span>
        {text}
      </p>
      {href === undefined ? (
        <Button rightSection={arrow} onClick={onAct}>
          {actionLabel}
        </Button>
      ) : (
        <Button component={AppLink} href={href} rightSection={arrow}>
          {actionLabel}
        </Button>
      )}
    </div>
  );
}
