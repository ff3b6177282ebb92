import { Button } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { IconVideo } from "../../ui/icons";
import classes from "./portal.module.css";
import { doorPath, hasSeat, type Session } from "./sessions";
import { useCountdown } from "./useCountdown";

/** The way into a session: counts down, and works from the minute the door opens. Nothing for who has no seat. */
export function JoinButton({ session, quiet = false }: { session: Session; quiet?: boolean }) {
  const t = useT();
  const { door, minutes } = useCountdown(session);
  if (!hasSeat(session) || door === "over" || door === "cancelled") return null;
  if (session.place.online === undefined)
    return door === "open" ? <p className={classes.doorHint}>{t("portal.join.room")}</p> : null;
  if (door === "open")
    return (
      <Button
        component="a"
        href={doorPath(session.id)}
        leftSection={<IconVideo size={18} aria-hidden="true" />}
        aria-label={t("portal.join.of", { title: session.title })}
        className={classes.joinButton}
      >
        {t("portal.join.now")}
      </Button>
    );
  if (minutes === null) return quiet ? null : <p className={classes.doorHint}>{t("portal.join.opens")}</p>;
  return (
    <Button variant="default" disabled className={classes.joinButton} suppressHydrationWarning>
      {t("portal.join.in", { minutes })}
    </Button>
  );
}
