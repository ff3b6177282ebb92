import type { Icon } from "@tabler/icons-react";
import { useT } from "../../ui/i18n/useT";
import { ActionMenu } from "../../ui/menus/ActionMenu";

export type RowAction = { label: string; icon: Icon; danger?: boolean; onAct: () => void };

/** What can be done with one row of a list. `name` says which. */
export function RowMenu({ name, actions }: { name: string; actions: readonly RowAction[] }) {
  const t = useT();
  if (actions.length === 0) return null;
  return <ActionMenu look="dense" label={t("adminPeople.actionsFor", { name })} actions={actions} />;
}
