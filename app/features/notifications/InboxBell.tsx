import { ActionIcon } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { IconBell } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";

/** The way to the inbox. */
export function InboxBell() {
  const t = useT();
  return (
    <ActionIcon component={AppLink} href="/portal/inbox" variant="subtle" size={36} aria-label={t("shell.inbox")}>
      <IconBell size={20} aria-hidden="true" />
    </ActionIcon>
  );
}
