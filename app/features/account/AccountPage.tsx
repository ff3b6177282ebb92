import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";

const TABS = ["profile", "security", "notifications", "privacy"] as const;
export type AccountTab = (typeof TABS)[number];

/** Where each part of the account is. */
export function accountHref(tab: AccountTab): string {
  return tab === "profile" ? "/portal/account" : `/portal/account/${tab}`;
}

/** The head and tabs of the viewer's own account. */
export function AccountPage({ tab, children }: { tab: AccountTab; children: ReactNode }) {
  const t = useT();
  return (
    <DetailPage
      title={t("own.account.title")}
      tabs={TABS.map((name) => ({ href: accountHref(name), label: t(`own.account.tab.${name}`) }))}
      currentTab={accountHref(tab)}
    >
      {children}
    </DetailPage>
  );
}
