import { useMemo, useState } from "react";
import type { Id } from "../../../convex/_generated/dataModel";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconBan, IconMail } from "../../ui/icons";
import { DataTable } from "../../ui/table/DataTable";
import type { Pages } from "../live/usePages";
import { actionColumn } from "../people/actionColumn";
import { invitationColumns } from "../people/invitationColumns";
import type { Invitation } from "../people/invitationWords";
import { RevokeInvitation } from "../people/RevokeInvitation";

type Props = {
  pages: Pages<Invitation>;
  mayRevoke: boolean;
  /** For people of the company, who take back their own company's. */
  company?: Id<"companies">;
};

/** The invitations into a company. */
export function CompanyInvitations({ pages: { rows, status, loadMore }, mayRevoke, company }: Props) {
  const t = useT();
  const format = useFormat();
  const [revoked, setRevoked] = useState<Invitation | null>(null);
  const columns = useMemo(() => {
    const shown = invitationColumns(t, format);
    if (!mayRevoke) return shown;
    const revoke = (row: Invitation) => [
      {
        label: t("adminPeople.invitations.revoke"),
        icon: IconBan,
        danger: true,
        onAct: () => setRevoked(row),
      },
    ];
    const open = ({ state }: Invitation) => state === "open" || state === "expired";
    const actions = actionColumn<Invitation>(
      t,
      ({ email }) => email,
      (row) => (open(row) ? revoke(row) : []),
    );
    return [...shown, actions];
  }, [t, format, mayRevoke]);
  return (
    <>
      <DataTable
        title={t("adminPeople.invitations.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ email }) => email}
        status={status}
        onLoadMore={loadMore}
        empty={
          <EmptyState
            icon={IconMail}
            title={t("adminPeople.company.noInvitations.title")}
            text={t("adminPeople.company.noInvitations.text")}
          />
        }
      />
      {revoked !== null && (
        <RevokeInvitation
          invitation={revoked}
          {...(company !== undefined && { company })}
          onClose={() => setRevoked(null)}
        />
      )}
    </>
  );
}
