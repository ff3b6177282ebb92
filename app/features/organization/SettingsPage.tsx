import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { FormArea } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";

const TABS = [
  "profile",
  "branding",
  "domains",
  "terms",
  "roles",
  "website",
  "video",
  "keys",
  "delete",
] as const;
type SettingsTab = (typeof TABS)[number];

/** Those that are no forms. */
const WIDE: ReadonlySet<SettingsTab> = new Set(["roles", "video", "keys"]);

function href(tab: SettingsTab): string {
  return tab === "profile" ? "/admin/settings" : `/admin/settings/${tab}`;
}

/** The head and tabs of the organization's settings. */
export function SettingsPage({ tab, children }: { tab: SettingsTab; children: ReactNode }) {
  const t = useT();
  // Others who issue certificates come for the keys alone.
  const manages = useMay()("organization.manage");
  const tabs = TABS.filter((name) => manages || name === tab);
  return (
    <DetailPage
      title={t("organization.settings.title")}
      tabs={tabs.map((name) => ({ href: href(name), label: t(`organization.tab.${name}`) }))}
      currentTab={href(tab)}
    >
      {WIDE.has(tab) ? children : <FormArea>{children}</FormArea>}
    </DetailPage>
  );
}
