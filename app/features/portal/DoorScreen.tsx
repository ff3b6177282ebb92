import { Button, Text } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";
import { Island } from "../shell/Island";
import { usePlaceTime } from "./usePlaceTime";

type Passed = FunctionReturnType<typeof api.attendance.door.enter>;
/** What a join link leads to, for who is not let through at once. */
export type Closed = Exclude<Passed, { is: "go" }> | { is: "limited" };

type Props = {
  closed: Closed;
  /** In how many milliseconds the page tries again by itself; null for never. */
  againIn: number | null;
};

/** A session's door that is not open, and why. Works without scripts; with them it opens by itself. */
export function DoorScreen({ closed, againIn }: Props) {
  const t = useServerT();
  const { title, text } = useDoorWords(closed);
  return (
    <PublicPage title={title} text={text}>
      {againIn !== null && (
        <div data-again-in={againIn} role="status">
          <Text c="dimmed">{t("portal.door.early.without")}</Text>
          <Island name="door" />
        </div>
      )}
      <div>
        {againIn !== null || closed.is === "limited" ? (
          <Button component="a" href="">
            {t("portal.door.again")}
          </Button>
        ) : (
          <Button component="a" href="/portal/calendar" variant="default">
            {t("portal.door.calendar")}
          </Button>
        )}
      </div>
    </PublicPage>
  );
}

function useDoorWords(closed: Closed): { title: string; text: string } {
  const t = useServerT();
  const when = usePlaceTime();
  if (closed.is === "unknown" || closed.is === "limited")
    return { title: t(`portal.door.${closed.is}.title`), text: t(`portal.door.${closed.is}.text`) };
  const { title, startsAt, timeZone } = closed;
  const time = when(closed.is === "early" ? closed.opensAt : startsAt, timeZone);
  if (closed.is === "room")
    return {
      title: t("portal.door.room.title", { title, room: closed.room }),
      text: t("portal.door.room.text", { time }),
    };
  return {
    title: t(`portal.door.${closed.is}.title`, { title }),
    text: t(`portal.door.${closed.is}.text`, { time }),
  };
}
