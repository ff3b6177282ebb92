import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useNow } from "../../../ui/i18n/useNow";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { type Enrollment, waitsForAnswer } from "../../portal/enrollments";
import classes from "./cohort.module.css";
import { usePlaceWords } from "./usePlaceWords";

/** Where somebody stands who is not inside: what they wait for, or what waits for their answer. */
export function PlacePanel({ own }: { own: Enrollment }) {
  const t = useT();
  const now = useNow();
  const answerable = waitsForAnswer(own, now);
  const words = usePlaceWords(own);
  const isOut = ["withdrawn", "declined", "expired"].includes(own.state) && own.cohort.state !== "cancelled";
  return (
    <div className={classes.place} data-answer={answerable || undefined}>
      <p className={classes.placeText}>{words}</p>
      {own.state === "waitlisted" && <p className={classes.quiet}>{t("portal.place.waitlistedNote")}</p>}
      {own.reason !== null && own.reason !== "" && (
        <p className={classes.quiet}>{t("portal.place.reason", { reason: own.reason })}</p>
      )}
      {answerable && <Answer own={own} />}
      {isOut && (
        <Button component="a" href="/programs" variant="default">
          {t("portal.place.again")}
        </Button>
      )}
      {own.until !== null && answerable && <TimeLeft until={own.until} now={now} />}
    </div>
  );
}

function TimeLeft({ until, now }: { until: number; now: number }) {
  const format = useFormat();
  return (
    <p className={classes.quiet} suppressHydrationWarning>
      {format.relative(until, now)}
    </p>
  );
}

function Answer({ own: { state, cohort } }: { own: Enrollment }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [declining, setDeclining] = useState(false);
  const accept = useDo(api.cohorts.joining.accept);
  const decline = useDo(api.cohorts.joining.decline);
  const isSeat = state === "offered";
  const here = { cohort: cohort.id };
  const take = () =>
    attempt(async () => {
      const seating = await accept(here);
      const said = seating === "enrolled" ? "portal.place.accepted" : "portal.place.queued";
      toast({ message: t(said, { cohort: cohort.name }), meaning: "success" });
    });
  const leave = async () => {
    if (await attempt(() => decline(here)))
      toast({ message: t("portal.place.declinedDone", { cohort: cohort.name }), meaning: "success" });
  };
  return (
    <div className={classes.placeButtons}>
      <Button loading={pending} onClick={() => void take()}>
        {t(isSeat ? "portal.place.take" : "portal.place.accept")}
      </Button>
      <Button variant="default" onClick={() => setDeclining(true)}>
        {t(isSeat ? "portal.place.leaveSeat" : "portal.place.decline")}
      </Button>
      <ConfirmDialog
        opened={declining}
        onClose={() => setDeclining(false)}
        title={t(isSeat ? "portal.decline.seatTitle" : "portal.decline.title", { cohort: cohort.name })}
        consequence={t(isSeat ? "portal.decline.seatText" : "portal.decline.text")}
        confirmLabel={t(isSeat ? "portal.place.leaveSeat" : "portal.place.decline")}
        onConfirm={leave}
      />
    </div>
  );
}
