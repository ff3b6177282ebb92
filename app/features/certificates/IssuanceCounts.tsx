import { StatCard } from "../../ui/data/StatCard";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import classes from "./certificates.module.css";
import { type Counts, progressOf } from "./issuance";

/** How many credentials are in each state, and while some are being made how far that is. Live with its counts. */
export function IssuanceCounts({ counts }: { counts: Counts }) {
  const t = useT();
  const format = useFormat();
  const { total, waiting } = progressOf(counts);
  const figures = (["queued", "issuing", "issued", "failed", "revoked", "superseded"] as const).filter(
    (state) => state !== "superseded" || counts[state] > 0,
  );
  return (
    <>
      {waiting > 0 && (
        <TaskProgress label={t("certificateScreens.making")} done={total - waiting} total={total} />
      )}
      <div className={classes.figures}>
        {figures.map((state) => (
          <StatCard
            key={state}
            label={t(`certificateScreens.state.${state}`)}
            value={format.number(counts[state])}
          />
        ))}
      </div>
    </>
  );
}
