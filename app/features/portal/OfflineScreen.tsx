import { Anchor } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { PublicPage } from "../../ui/shells/PublicPage";

/** What stands in the place of a page that was not seen while there was a connection. */
export function OfflineScreen() {
  const t = useT();
  return (
    <PublicPage title={t("own.offline.title")} text={t("own.offline.text")}>
      <Anchor href="/portal">{t("shell.portal")}</Anchor>
    </PublicPage>
  );
}
