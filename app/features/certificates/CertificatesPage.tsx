import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { ACHIEVEMENTS } from "./achievement";
import { CERTIFICATES } from "./credential";
import { DESIGNS } from "./design";
import { ISSUANCES } from "./issuance";
import { LISTS } from "./issuedList";
import { REPORTS } from "./report";

const TABS = [
  { name: "credentials", href: CERTIFICATES, needs: "certificates.read" },
  { name: "issuances", href: ISSUANCES, needs: "certificates.read" },
  { name: "achievements", href: ACHIEVEMENTS, needs: "programs.read" },
  { name: "designs", href: DESIGNS, needs: "certificates.design" },
  { name: "lists", href: LISTS, needs: "certificates.issue" },
  { name: "reports", href: REPORTS, needs: "certificates.issue" },
] as const;
export type CertificatesTab = (typeof TABS)[number]["name"];

type Props = {
  tab: CertificatesTab;
  actions?: ReactNode;
  /** NextAction: what waits here. */
  next?: ReactNode;
  children: ReactNode;
};

/** The head of the pages about certificates, whose parts are tabs. */
export function CertificatesPage({ tab, actions, next, children }: Props) {
  const t = useT();
  const may = useMay();
  const tabs = TABS.filter(({ needs }) => may(needs));
  return (
    <DetailPage
      title={t("certificateScreens.title")}
      description={t(`certificateScreens.about.${tab}`)}
      {...(actions !== undefined && { actions })}
      next={next}
      tabs={tabs.map(({ name, href }) => ({ href, label: t(`certificateScreens.tab.${name}`) }))}
      currentTab={TABS.find(({ name }) => name === tab)!.href}
    >
      {children}
    </DetailPage>
  );
}
