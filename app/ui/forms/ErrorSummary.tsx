import { useEffect, useRef } from "react";
import { useT } from "../i18n/useT";
import { IconAlertCircle } from "../icons";
import { useFieldId, useProblems } from "./FormScope";
import classes from "./forms.module.css";

type Props = {
  /** What the fields are called, by their names, in the order of the form. */
  labels: Readonly<Record<string, string>>;
};

/** At the head of a refused form: what needs a change, with links to the fields. It takes the focus when it comes. */
export function ErrorSummary({ labels }: Props) {
  const t = useT();
  const problems = useProblems();
  const idOf = useFieldId();
  const box = useRef<HTMLDivElement>(null);
  const known = Object.keys(labels).filter((name) => name in problems.fields);
  const names = [...known, ...Object.keys(problems.fields).filter((name) => !(name in labels))];
  const some = names.length > 0 || problems.message !== null;
  useEffect(() => {
    if (some) box.current?.focus();
  }, [some, problems]);
  if (!some) return null;
  const title = names.length > 0 ? t("ui.form.problems", { count: names.length }) : t("ui.form.notSaved");
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <p className={classes.summaryTitle}>
        <IconAlertCircle size={18} aria-hidden="true" />
        {title}
      </p>
      {problems.message !== null && <p>{problems.message}</p>}
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <a href={`#${idOf(name)}`} onClick={(event) => focusField(event, idOf(name))}>
                {t("ui.form.problemOf", {
                  label: labels[name] ?? name,
                  problem: problems.fields[name] ?? "",
                })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A link moves the view alone; the cursor belongs into the field. */
function focusField(event: React.MouseEvent, id: string): void {
  const field = document.getElementById(id);
  if (field === null) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
