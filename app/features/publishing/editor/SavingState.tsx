import { useT } from "../../../ui/i18n/useT";
import { IconAlertTriangle, IconCheck, IconCloudOff, IconRefresh } from "../../../ui/icons";
import classes from "./editor.module.css";
import type { TextStatus } from "./textStatus";

const ICONS = {
  opening: IconRefresh,
  saving: IconRefresh,
  saved: IconCheck,
  offline: IconCloudOff,
  refused: IconAlertTriangle,
} as const;

/** Says in words whether what was written is saved. */
export function SavingState({ saving }: Pick<TextStatus, "saving">) {
  const t = useT();
  const SavingIcon = ICONS[saving];
  return (
    <p className={classes.saving} data-state={saving} role="status">
      <SavingIcon size={16} aria-hidden="true" />
      {t(`editorScreens.saving.${saving}`)}
    </p>
  );
}
