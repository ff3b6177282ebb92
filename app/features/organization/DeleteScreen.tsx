import { Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useT } from "../../ui/i18n/useT";
import { IconTrash } from "../../ui/icons";
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
  const [typed, setTyped] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Nothing of it can be shown any more: the whole page is left.
    if (await attempt(() => begin({ name: typed }))) window.location.assign("/");
  };
  return (
    <SettingsPage tab="delete">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={16} maw={520}>
          <Text>{t("organization.delete.text", { name })}</Text>
          <TextInput
            label={t("organization.delete.type", { name })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <div>
            <Button
              type="submit"
              color="danger"
              loading={pending}
              disabled={typed.trim() !== name}
              leftSection={<IconTrash size={16} aria-hidden="true" />}
            >
              {t("organization.delete.submit", { name })}
            </Button>
          </div>
        </Stack>
      </form>
    </SettingsPage>
  );
}
