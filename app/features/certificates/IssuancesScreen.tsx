import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconCertificate } from "../../ui/icons";
import { DataTable } from "../../ui/table/DataTable";
import { usePages } from "../live/usePages";
import { useListView } from "../views/useListView";
import { CertificatesPage } from "./CertificatesPage";
import type { IssuancesPage } from "./issuance";
import { issuanceColumns, issuanceName } from "./issuanceColumns";

/** What was issued together, by cohort and by list, the newest first, live. */
export function IssuancesScreen({ first }: { first: IssuancesPage }) {
  const t = useT();
  const format = useFormat();
  const { rows, status, loadMore, loadAll } = usePages(api.certificates.issuances.list, {}, first);
  const columns = useMemo(() => issuanceColumns(t, format), [t, format]);
  const list = useListView("issuances", columns);
  return (
    <CertificatesPage tab="issuances">
      <DataTable
        title={t("certificateScreens.tab.issuances")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={(row) => issuanceName(t, row)}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        {...list.table}
        csvName="certificate-runs"
        empty={
          <EmptyState
            icon={IconCertificate}
            title={t("certificateScreens.noIssuance.title")}
            text={t("certificateScreens.noIssuance.text")}
          />
        }
      />
    </CertificatesPage>
  );
}
