import { Stack, Text } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { TypedConfirmation } from "../../ui/forms/TypedConfirmation";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { SettingsPage } from "./SettingsPage";

/** Removes the organization and everything of it, once its name is typed. */
export function DeleteScreen() {
  const t = useT();
  const { name } = useOrganization();
  const begin = useDo(api.tenancy.deletion.begin);
  const { pending, attempt } = useAttempt();
  const remove = async () => {
    // Nothing of it can be shown any more: the whole page is left.
    if (await attempt(() => begin({ name }))) window.location.assign("/");
  };
  return (
    <SettingsPage tab="delete">
      <Stack gap={16} maw={520}>
        <Text>{t("organization.delete.text", { name })}</Text>
        <TypedConfirmation
          phrase={name}
          confirmLabel={t("organization.delete.submit", { name })}
          pending={pending}
          onConfirm={() => void remove()}
        />
      </Stack>
    </SettingsPage>
  );
}
