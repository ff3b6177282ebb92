import { Box } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";

const TABS = ["profile", "branding", "domains", "roles", "delete"] as const;
type SettingsTab = (typeof TABS)[number];

function href(tab: SettingsTab): string {
  return tab === "profile" ? "/admin/settings" : `/admin/settings/${tab}`;
}

/** The head and tabs of the organization's settings. */
export function SettingsPage({ tab, children }: { tab: SettingsTab; children: ReactNode }) {
  // A table may be as wide as the page; a form is read in one column.
  const width = tab === "roles" ? undefined : 640;
  const t = useT();
  return (
    <DetailPage
      title={t("organization.settings.title")}
      tabs={TABS.map((name) => ({ href: href(name), label: t(`organization.tab.${name}`) }))}
      currentTab={href(tab)}
    >
      <Box maw={width}>{children}</Box>
    </DetailPage>
  );
}
