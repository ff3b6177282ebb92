import { Button } from "@mantine/core";
import { EmptyState } from "../feedback/EmptyState";
import { useT } from "../i18n/useT";
import { IconSearch } from "../icons";

/** There are rows, but none that fits; `partial` when not all are loaded. */
export function NoMatch({ partial, onClear }: { partial: boolean; onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState
      icon={IconSearch}
      title={t("ui.table.noMatch.title")}
      text={t(partial ? "ui.table.noMatch.partial" : "ui.table.noMatch.text")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("ui.table.clearFilters")}
        </Button>
      }
    />
  );
}
