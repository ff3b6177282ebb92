import { Alert } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { IconAlertTriangle } from "../../ui/icons";
import type { Preview } from "./jobs";
import classes from "./privacy.module.css";

/** What an erasure would take, what would stay and why; or why it cannot be. */
export function ErasurePreview({ preview }: { preview: Preview }) {
  const t = useT();
  const { refusal, erased, kept } = preview;
  if (refusal !== null)
    return (
      <Alert color="warning" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
        {t(`privacy.refusal.${refusal}`)}
      </Alert>
    );
  return (
    <div className={classes.preview}>
      <div>
        <h3>{t("own.privacy.goes")}</h3>
        <ul>
          {erased.map(({ name, count, atLeast }) => {
            const key = `privacy.section.${name}`;
            const section = t.knows(key) ? t(key) : name;
            return (
              <li key={name}>
                {t(atLeast ? "own.privacy.atLeast" : "own.privacy.amount", { section, count })}
              </li>
            );
          })}
        </ul>
      </div>
      <div>
        <h3>{t("own.privacy.stays")}</h3>
        <ul>
          {kept.map((table) => (
            <li key={table}>{t(`privacy.kept.${table}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
