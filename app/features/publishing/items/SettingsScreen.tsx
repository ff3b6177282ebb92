import { EmptyState } from "../../../ui/feedback/EmptyState";
import { useT } from "../../../ui/i18n/useT";
import { IconLock } from "../../../ui/icons";
import { ItemPage, type ItemProps } from "./ItemPage";
import { SettingsForm } from "./SettingsForm";
import { useItem } from "./useItem";

/** Everything that is said of a post or page beside its text. */
export function SettingsScreen({ first, lacks, origin }: ItemProps) {
  const t = useT();
  const item = useItem(first);
  const bar = item.state === "trashed" ? "trashed" : item.mayDo.includes("edit") ? null : "readOnly";
  return (
    <ItemPage first={first} lacks={lacks} tab="settings">
      {bar === null ? (
        <SettingsForm item={item} origin={origin} />
      ) : (
        <EmptyState
          icon={IconLock}
          title={t(`contentScreens.settings.${bar}.title`)}
          text={t(`contentScreens.settings.${bar}.text`)}
        />
      )}
    </ItemPage>
  );
}
