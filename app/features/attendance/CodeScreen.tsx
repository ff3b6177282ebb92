import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { CODE_LASTS, doorAt } from "../../../convex/attendance/rules/door";
import { EventTime } from "../../ui/i18n/EventTime";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { IconX } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { type OpenSession, sessionHref } from "../events/session";
import { useLater } from "../live/useLater";
import { useLive } from "../live/useLive";
import classes from "./attendance.module.css";
import { QrCode } from "./QrCode";

const SECOND = 1_000;

type Props = {
  first: OpenSession;
  /** Where the organization's pages are: "https://academy.example". */
  origin: string;
};

/** The code that a room full of people scans to check in; another one every half a minute. */
export function CodeScreen({ first, origin }: Props) {
  const t = useT();
  const now = useNow(SECOND);
  const { event: session } = useLive(api.events.events.get, { event: first.event.id }, first);
  const { inside } = useLive(
    api.attendance.sheet.summary,
    { event: session.id },
    { inside: 0, present: 0, partial: 0, absent: 0, excused: 0 },
  );
  const period = Math.floor(now / CODE_LASTS);
  const code = useLater(api.attendance.checkIn.code, { event: session.id, period });
  // Asked for ahead, so that it is there when its time comes.
  useLater(api.attendance.checkIn.code, { event: session.id, period: period + 1 });
  const isOpen = doorAt(session, now).is === "open";
  const seconds = Math.ceil((CODE_LASTS - (now % CODE_LASTS)) / SECOND);
  return (
    <main className={classes.screen}>
      <header>
        <h1>{session.title}</h1>
        <p>
          <EventTime at={session.startsAt} zone={session.timeZone} />
        </p>
      </header>
      {!isOpen || code === undefined ? (
        <p className={classes.waiting}>{t(isOpen ? "attendance.code.waiting" : "attendance.code.closed")}</p>
      ) : (
        <QrCode text={`${origin}${code.path}`} label={t("attendance.code.label")} />
      )}
      <footer className={classes.foot}>
        {isOpen && <p>{t("attendance.code.text")}</p>}
        <p>{t("attendance.code.inside", { count: inside })}</p>
        {isOpen && <p suppressHydrationWarning>{t("attendance.code.next", { seconds })}</p>}
        <Button
          component={AppLink}
          href={sessionHref(session.id, "sheet")}
          variant="default"
          leftSection={<IconX size={16} aria-hidden="true" />}
        >
          {t("attendance.code.close")}
        </Button>
      </footer>
    </main>
  );
}
