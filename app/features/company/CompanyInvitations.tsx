import { useMemo, useState } from "react";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconMail } from "../../ui/icons";
import { DataTable } from "../../ui/table/DataTable";
import type { Pages } from "../live/usePages";
import { invitationActions } from "../people/invitationActions";
import { invitationColumns } from "../people/invitationColumns";
import type { Invitation } from "../people/invitationWords";
import { RevokeInvitation } from "../people/RevokeInvitation";
import { useResend } from "../people/useResend";

type Props = {
  pages: Pages<Invitation>;
  /** What may be done with those that were not taken yet; null for who may only see them. */
  acts: {
    /** Stays the same from one rendering to the next. */
    resend: (invitation: Invitation) => Promise<unknown>;
    revoke: (invitation: Invitation) => Promise<unknown>;
  } | null;
};

const nothing = () => Promise.resolve();

/** The invitations into a company. */
export function CompanyInvitations({ pages: { rows, status, loadMore }, acts }: Props) {
  const t = useT();
  const format = useFormat();
  const [revoked, setRevoked] = useState<Invitation | null>(null);
  const resend = useResend(acts?.resend ?? nothing);
  const actable = acts !== null;
  const columns = useMemo(() => {
    const shown = invitationColumns(t, format);
    return actable ? [...shown, invitationActions(t, resend, setRevoked)] : shown;
  }, [t, format, actable, resend]);
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
      {acts !== null && revoked !== null && (
        <RevokeInvitation invitation={revoked} revoke={acts.revoke} onClose={() => setRevoked(null)} />
      )}
    </>
  );
}
