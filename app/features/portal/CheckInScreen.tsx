import { Button, Text } from "@mantine/core";
import { problemsOf } from "../../ui/forms/problems";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";
import type { ErrorData } from "../../../convex/shared/errors";
import { cohortPath } from "./enrollments";
import type { Session } from "./sessions";
import { usePlaceTime } from "./usePlaceTime";

/** Why a code from a room's screen could not be taken. Works without scripts. */
export function RefusedCheckIn({ error }: { error: ErrorData }) {
  const t = useServerT();
  const isOld = error.code === "expired";
  return (
    <PublicPage
      title={t(isOld ? "portal.checkIn.expired.title" : "portal.checkIn.refused.title")}
      {...(isOld && { text: t("portal.checkIn.expired.text") })}
    >
      {!isOld && <Text role="alert">{problemsOf(error, t).message}</Text>}
      <div>
        <Button component="a" href="/portal/calendar" variant="default">
          {t("portal.door.calendar")}
        </Button>
      </div>
    </PublicPage>
  );
}

type DoneProps = {
  /** The session that the viewer is noted at; null for who leads it, or where nothing is noted. */
  session: Session | null;
  isNoted: boolean;
};

/** What the room's code led to. */
export function CheckedIn({ session, isNoted }: DoneProps) {
  const t = useServerT();
  const when = usePlaceTime();
  if (!isNoted)
    return <PublicPage title={t("portal.checkIn.none.title")} text={t("portal.checkIn.none.text")} />;
  return (
    <PublicPage
      title={t("portal.checkIn.done.title")}
      text={
        session === null
          ? t("portal.checkIn.done.plain")
          : t("portal.checkIn.done.text", {
              title: session.title,
              time: when(session.startsAt, session.timeZone),
            })
      }
    >
      {session !== null && (
        <div>
          <Button component="a" href={cohortPath(session.cohort)}>
            {t("portal.checkIn.cohort")}
          </Button>
        </div>
      )}
    </PublicPage>
  );
}
