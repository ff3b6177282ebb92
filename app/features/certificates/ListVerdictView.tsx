import type { Translate } from "../../../convex/shared/messages/translate";
import { useT } from "../../ui/i18n/useT";
import classes from "./certificates.module.css";
import type { ListVerdict } from "./issuedList";

const COUNTED = ["issued", "known", "wrong"] as const;

/** What would become of a list, and which of its rows cannot be taken and why. */
export function ListVerdictView({ verdict }: { verdict: ListVerdict }) {
  const t = useT();
  const { total, problems, wrong } = verdict;
  return (
    <div className={classes.stack} role="status">
      <ul className={classes.rows} aria-label={t("certificateScreens.list.verdict", { total })}>
        {COUNTED.filter((kind) => verdict[kind] > 0).map((kind) => (
          <li key={kind}>{t(`certificateScreens.list.count.${kind}`, { count: verdict[kind] })}</li>
        ))}
      </ul>
      {problems.length > 0 && (
        <ul
          className={`${classes.rows} ${classes.scrolled}`}
          aria-label={t("certificateScreens.list.problems")}
          tabIndex={0}
        >
          {problems.map(({ line, field, message }) => (
            <li key={`${line} ${field} ${message}`}>
              <span className={classes.rowName}>
                {t("certificateScreens.list.line", {
                  line,
                  field: t(`certificateScreens.list.field.${field}`),
                })}
              </span>
              <span className={classes.rowMeta}>{reasonOf(t, message)}</span>
            </li>
          ))}
        </ul>
      )}
      {wrong > problems.length && (
        <p className={classes.quiet}>
          {t("certificateScreens.list.moreProblems", { shown: problems.length })}
        </p>
      )}
    </div>
  );
}

function reasonOf(t: Translate, message: string): string {
  const key = `errors.${message}`;
  return t.knows(key) ? t(key) : message;
}
