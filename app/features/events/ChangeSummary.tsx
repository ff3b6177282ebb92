import { isShown, touched, type Change } from "../../../convex/events/rules/eventChanges";
import type { EditScope } from "../../../convex/events/rules/statuses";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import classes from "./events.module.css";
import type { presentOf } from "./sessionChanges";
import { useSessionLabels } from "./useSessionLabels";

type Props = { present: ReturnType<typeof presentOf>; changes: Change; scope: EditScope };

/** What will be otherwise, and who is told, before it is done. */
export function ChangeSummary({ present, changes, scope }: Props) {
  const t = useT();
  const format = useFormat();
  const labels: Record<string, string> = useSessionLabels();
  const different = touched(changes, present);
  const names = Object.keys(different).map((name) => labels[name] ?? name);
  if (names.length === 0) return <p className={classes.meta}>{t("sessions.edit.nothing")}</p>;
  return (
    <div role="status">
      <p className={classes.text}>{t(`sessions.edit.${scope}`, { fields: format.list(names) })}</p>
      <p className={classes.text}>{t(isShown(different) ? "sessions.edit.told" : "sessions.edit.untold")}</p>
    </div>
  );
}
