import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { MeetingState } from "../../../convex/conferencing/rules/statuses";
import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import { IconRefresh } from "../../ui/icons";
import type { Meaning } from "../../ui/theme/tokens";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import classes from "./conferencing.module.css";

export type Meeting = NonNullable<FunctionReturnType<typeof api.conferencing.meetings.ofEvent>>;

const MEANINGS: Record<MeetingState, Meaning> = {
  wanted: "info",
  ready: "success",
  failed: "danger",
  unwanted: "info",
  removed: "neutral",
};

type Props = { event: Id<"events">; first: Meeting | null; mayManage: boolean };

/** How a session's meeting at Zoom stands, live; one that failed is tried again from here. */
export function MeetingPanel({ event, first, mayManage }: Props) {
  const t = useT();
  const meeting = useLive(api.conferencing.meetings.ofEvent, { event }, first);
  const retry = useDo(api.conferencing.meetings.retry);
  const { pending, attempt } = useAttempt();
  const state = meeting?.state ?? "wanted";
  const problem = meeting?.problem ?? null;
  return (
    <section className={classes.panel} aria-labelledby="meeting">
      <div className={classes.head}>
        <h2 id="meeting">{t("video.meeting.title")}</h2>
        <StateBadge label={t(`video.meeting.${state}`)} meaning={MEANINGS[state]} />
      </div>
      <p className={classes.text}>{t(`video.meeting.${state}Text`)}</p>
      {problem !== null && (
        <p className={classes.problem} dir="auto">
          {t("video.meeting.problem", { problem })}
        </p>
      )}
      {state === "failed" && mayManage && (
        <Button
          variant="default"
          className={classes.action ?? ""}
          loading={pending}
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          onClick={() => void attempt(() => retry({ event }))}
        >
          {t("common.retry")}
        </Button>
      )}
    </section>
  );
}
