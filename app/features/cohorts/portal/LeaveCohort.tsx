import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import type { Enrollment } from "../../portal/enrollments";
import classes from "./cohort.module.css";

/** What leaving gives up, by state; who answers or is out has nothing to leave. */
const LEAVING: Partial<Record<Enrollment["state"], "cohort" | "waitlist" | "request">> = {
  enrolled: "cohort",
  active: "cohort",
  waitlisted: "waitlist",
  requested: "request",
};

/** Lets the person leave the cohort, its waitlist or take a request back, after saying what follows. */
export function LeaveCohort({ own: { state, cohort } }: { own: Enrollment }) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const leave = useDo(api.cohorts.joining.leave);
  const what = LEAVING[state];
  const confirm = async () => {
    if (await attempt(() => leave({ cohort: cohort.id, reason: "" })))
      toast({ message: t("portal.leave.done", { cohort: cohort.name }), meaning: "success" });
  };
  if (what === undefined || cohort.state === "cancelled") return null;
  return (
    <div className={classes.leave}>
      <Button variant="subtle" color="danger" onClick={() => setAsked(true)}>
        {t(`portal.leave.${what}`)}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t(`portal.leave.${what}Title`, { cohort: cohort.name })}
        consequence={t(`portal.leave.${what}Text`)}
        confirmLabel={t(`portal.leave.${what}`)}
        cancelLabel={t("portal.leave.stay")}
        onConfirm={confirm}
      />
    </div>
  );
}
