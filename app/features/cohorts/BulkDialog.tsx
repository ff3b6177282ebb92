import { api } from "../../../convex/_generated/api";
import { type BulkAction, BULK_LETTERS } from "../../../convex/cohorts/rules/bulk";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAct } from "../live/useAct";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import type { Cohort } from "./cohort";
import classes from "./cohorts.module.css";
import type { Enrollment } from "./enrollment";
import { MailPreview } from "./MailPreview";
import { reasonFor } from "./reasonFor";
import { ReasonDialog } from "./ReasonDialog";

type Props = {
  cohort: Cohort;
  action: BulkAction;
  chosen: readonly Enrollment[];
  /** After it was done. */
  onDone: () => void;
  onClose: () => void;
};

/** Does the same with many people: says whom it fits, and shows their mail, before it is done. */
export function BulkDialog({ cohort, action, chosen, onDone, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const run = useDo(api.cohorts.bulk.run);
  const preview = useAct(api.cohorts.bulk.previewMail);
  const enrollments = chosen.map(({ id }) => id);
  const what = { cohort: cohort.id, action };
  const checked = useLater(api.cohorts.bulk.check, { ...what, enrollments, reason: "" });
  const fitting = checked?.filter(({ outcome }) => outcome === "done").length ?? chosen.length;
  const others = checked?.filter(({ outcome }) => outcome !== "done") ?? [];
  const send = async (reason: string) => {
    const outcomes = await run({ ...what, enrollments, reason });
    const done = outcomes.filter(({ outcome }) => outcome === "done").length;
    const full = outcomes.filter(({ outcome }) => outcome === "full").length;
    toast({
      message: t("adminCohorts.bulk.done", { done, full }),
      meaning: done === 0 || full > 0 ? "warning" : "success",
    });
  };
  return (
    <ReasonDialog
      title={t(`adminCohorts.bulk.${action}`, { count: fitting })}
      text={t(`adminCohorts.deed.${action}Text`)}
      reason={reasonFor(action)}
      submitLabel={t(`adminCohorts.bulk.${action}`, { count: fitting })}
      danger={action === "withdraw" || action === "fail"}
      onSend={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(reason) => (
        <>
          {others.length > 0 && <LeftOut names={others.map(({ name }) => name)} />}
          {BULK_LETTERS[action] !== null && (
            <MailPreview write={(locale) => preview({ ...what, reason, locale })} />
          )}
        </>
      )}
    </ReasonDialog>
  );
}

function LeftOut({ names }: { names: readonly string[] }) {
  const t = useT();
  return (
    <details>
      <summary>{t("adminCohorts.bulk.leftOut", { count: names.length })}</summary>
      <ul className={classes.scrolled}>
        {names.map((name, place) => (
          <li key={`${place} ${name}`}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
