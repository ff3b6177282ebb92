import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { FormArea } from "../../ui/pages/FormPage";

const TABS = ["profile", "branding", "domains", "terms", "roles", "video", "delete"] as const;
type SettingsTab = (typeof TABS)[number];

function href(tab: SettingsTab): string {
  return tab === "profile" ? "/admin/settings" : `/admin/settings/${tab}`;
}

/** The head and tabs of the organization's settings. */
export function SettingsPage({ tab, children }: { tab: SettingsTab; children: ReactNode }) {
  const t = useT();
  return (
    <DetailPage
      title={t("organization.settings.title")}
      tabs={TABS.map((name) => ({ href: href(name), label: t(`organization.tab.${name}`) }))}
      currentTab={href(tab)}
    >
      {tab === "roles" || tab === "video" ? children : <FormArea>{children}</FormArea>}
    </DetailPage>
  );
}
