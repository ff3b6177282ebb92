import { useId } from "react";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { usePages } from "../live/usePages";
import type { Cohort } from "./cohort";
import classes from "./cohorts.module.css";
import type { ImportsPage } from "./imports";

type Import = ImportsPage["page"][number];

/** The lists that were taken in, and how far the present one is, live. */
export function RecentImports({ cohort, first }: { cohort: Cohort; first: ImportsPage }) {
  const t = useT();
  const heading = useId();
  const { rows, status, loadMore } = usePages(api.cohorts.imports.recent, { cohort: cohort.id }, first);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <h2 id={heading}>{t("adminCohorts.import.recent")}</h2>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <ImportRow key={row.id} row={row} />
        ))}
      </ul>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

function ImportRow({ row }: { row: Import }) {
  const t = useT();
  const { state, done, total, added, changed, unchanged, refused, startedAt } = row;
  if (state === "running")
    return (
      <li>
        <div className={classes.rowMain}>
          <TaskProgress label={t("adminCohorts.import.running")} done={done} total={total} />
        </div>
      </li>
    );
  return (
    <li>
      <span className={classes.rowMain}>
        <span>{t("adminCohorts.import.result", { added, changed, unchanged, refused })}</span>
        <StateBadge
          label={t(`adminCohorts.import.state.${state}`)}
          meaning={state === "done" ? (refused > 0 ? "warning" : "success") : "danger"}
        />
      </span>
      <span className={classes.rowMeta}>
        <RelativeTime at={startedAt} />
      </span>
    </li>
  );
}
