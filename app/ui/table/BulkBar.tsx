import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import classes from "./table.module.css";

type Props = { count: number; onClear: () => void; children: ReactNode };

/** How many are selected and what can be done with them. */
export function BulkBar({ count, onClear, children }: Props) {
  const t = useT();
  return (
    <div className={classes.bulk} role="group" aria-label={t("ui.table.bulkActions")}>
      <strong role="status">{t("ui.table.selected", { count })}</strong>
      <div className={classes.bulkActions}>{children}</div>
      <Button variant="subtle" size="compact-md" onClick={onClear}>
        {t("ui.table.clearSelection")}
      </Button>
    </div>
  );
}
