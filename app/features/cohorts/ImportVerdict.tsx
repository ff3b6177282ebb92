import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { useT } from "../../ui/i18n/useT";
import classes from "./cohorts.module.css";

/** What taking in a list would do. */
export type Verdict = FunctionReturnType<typeof api.cohorts.imports.check>;

/** What would become of a list, and which of its rows cannot be taken and why. */
export function ImportVerdict({ verdict }: { verdict: Verdict }) {
  const t = useT();
  const { total, added, changed, unchanged, wrong, problems } = verdict;
  return (
    <div className={classes.stack} role="status">
      <ul className={classes.rows} aria-label={t("adminCohorts.import.verdict", { total })}>
        {(Object.entries({ added, changed, unchanged, wrong }) as [keyof typeof COUNTED, number][])
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <li key={kind}>{t(COUNTED[kind], { count })}</li>
          ))}
      </ul>
      {problems.length > 0 && (
        <ul
          className={`${classes.rows} ${classes.scrolled}`}
          aria-label={t("adminCohorts.import.problems")}
          tabIndex={0}
        >
          {problems.map(({ line, field, message }) => (
            <li key={`${line} ${field} ${message}`}>
              <span className={classes.rowName}>
                {t("adminCohorts.import.line", { line, field: t(`adminCohorts.import.field.${field}`) })}
              </span>
              <span className={classes.rowMeta}>{reasonOf(t, message)}</span>
            </li>
          ))}
        </ul>
      )}
      {wrong > problems.length && (
        <p className={classes.none}>{t("adminCohorts.import.moreProblems", { shown: problems.length })}</p>
      )}
    </div>
  );
}

const COUNTED = {
  added: "adminCohorts.import.added",
  changed: "adminCohorts.import.changed",
  unchanged: "adminCohorts.import.unchanged",
  wrong: "adminCohorts.import.wrong",
} as const;

function reasonOf(t: Translate, message: string): string {
  const key = `errors.${message}`;
  return t.knows(key) ? t(key) : message;
}
