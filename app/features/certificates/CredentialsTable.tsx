import { Button, NativeSelect } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { CREDENTIAL_STATES } from "../../../convex/certificates/rules/statuses";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconCertificate } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { usePages } from "../live/usePages";
import { type ListChoice, useListView } from "../views/useListView";
import type { CredentialChoice, CredentialsPage } from "./credential";
import { credentialColumns } from "./credentialColumns";
import type { Counts } from "./issuance";
import { useRetry } from "./useRetry";

type Props = {
  /** Whose credentials; null for all of the organization. */
  issuance: Id<"issuances"> | null;
  choice: CredentialChoice;
  first: CredentialsPage;
  /** How many are in each state, where that is known. */
  counts?: Counts;
  /** The page without anything narrowed. */
  here: string;
  /** For when there is none at all. */
  empty: ReactNode;
};

/** Credentials by name, searched and narrowed by state, live. */
export function CredentialsTable({ issuance, choice, first, counts, here, empty }: Props) {
  const t = useT();
  const format = useFormat();
  const issues = useMay()("certificates.issue");
  const retry = useRetry();
  const { rows, status, loadMore, loadAll } = usePages(
    api.certificates.credentials.list,
    { issuance, ...choice },
    first,
  );
  const retries = issues && rows.some(({ state }) => state === "failed");
  const columns = useMemo(
    () => credentialColumns(t, format, { mixed: issuance === null, ...(retries && { onRetry: retry }) }),
    [t, format, issuance, retries, retry],
  );
  const list = useListView("credentials", columns);
  return (
    <DataTable
      title={t("certificateScreens.credentials")}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ recipientName }) => recipientName}
      status={status}
      onLoadMore={loadMore}
      loadAll={loadAll}
      searchedElsewhere
      {...list.table}
      filters={<StateFilter {...list.choiceOf("state")} {...(counts && { counts })} />}
      csvName="certificates"
      empty={choice.state === null ? empty : <NoneSuch here={here} />}
    />
  );
}

function StateFilter({ value, onChoose, counts }: ListChoice & { counts?: Counts }) {
  const t = useT();
  const shown = CREDENTIAL_STATES.filter(
    (state) => counts === undefined || counts[state] > 0 || state === value,
  );
  const labelOf = (state: (typeof shown)[number]) => {
    const label = t(`certificateScreens.state.${state}`);
    return counts === undefined ? label : t("certificateScreens.counted", { label, count: counts[state] });
  };
  return (
    <NativeSelect
      aria-label={t("certificateScreens.stateLabel")}
      value={value}
      data={[
        { value: "", label: t("certificateScreens.anyState") },
        ...shown.map((state) => ({ value: state, label: labelOf(state) })),
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

function NoneSuch({ here }: { here: string }) {
  const t = useT();
  return (
    <EmptyState
      icon={IconCertificate}
      title={t("certificateScreens.noneSuch.title")}
      text={t("certificateScreens.noneSuch.text")}
      action={
        <Button component={AppLink} href={here} variant="default">
          {t("certificateScreens.showAll")}
        </Button>
      }
    />
  );
}
