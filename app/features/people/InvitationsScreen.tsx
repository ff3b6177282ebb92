import { Button, NativeSelect } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { INVITATION_STATES, type InvitationState } from "../../../convex/people/rules/roles";
import { NextAction } from "../../ui/data/NextAction";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconMail } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { type ListChoice, useListView } from "../views/useListView";
import { invitationActions } from "./invitationActions";
import { invitationColumns } from "./invitationColumns";
import type { Invitation, InvitationPage } from "./invitationWords";
import { INVITATIONS, MembersPage } from "./MembersPage";
import { RevokeInvitation } from "./RevokeInvitation";
import { type Resend, useResend } from "./useResend";

type Props = { state: InvitationState; first: InvitationPage };

/** The invitations of the organization, with when they expire and what can be done about it. */
export function InvitationsScreen({ state, first }: Props) {
  const t = useT();
  const manages = useMay()("members.manage");
  const { rows, status, loadMore, loadAll } = usePages(api.people.invitations.list, { state }, first);
  const [sendAnew, takeBack] = [useDo(api.people.invitations.resend), useDo(api.people.invitations.revoke)];
  const resend = useResend(useCallback(({ id: invitation }) => sendAnew({ invitation }), [sendAnew]));
  const [revoked, setRevoked] = useState<Invitation | null>(null);
  const columns = useColumns(manages && state === "open", resend, setRevoked);
  const list = useListView("invitations", columns);
  const expired = manages ? rows.filter((row) => row.state === "expired") : [];
  return (
    <MembersPage
      current={INVITATIONS}
      next={
        expired.length > 0 && (
          <NextAction
            text={t("adminPeople.invitations.expired", { count: expired.length })}
            actionLabel={t("adminPeople.invitations.resendAll", { count: expired.length })}
            onAct={() => void resend(expired)}
          />
        )
      }
    >
      <DataTable
        title={t("adminPeople.invitations.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ email }) => email}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        csvName="invitations"
        {...list.table}
        filters={<StateFilter {...list.choiceOf("state")} />}
        empty={<NoInvitation state={state} />}
      />
      {revoked !== null && (
        <RevokeInvitation
          invitation={revoked}
          revoke={({ id: invitation }) => takeBack({ invitation })}
          onClose={() => setRevoked(null)}
        />
      )}
    </MembersPage>
  );
}

function useColumns(actable: boolean, resend: Resend, revoke: (invitation: Invitation) => void) {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const columns = invitationColumns(t, format);
    return actable ? [...columns, invitationActions(t, resend, revoke)] : columns;
  }, [t, format, actable, resend, revoke]);
}

function StateFilter({ value: state, onChoose }: ListChoice) {
  const t = useT();
  return (
    <NativeSelect
      aria-label={t("adminPeople.state")}
      value={state === "" ? "open" : state}
      data={INVITATION_STATES.map((value) => ({ value, label: t(`people.invitations.${value}`) }))}
      onChange={({ currentTarget: { value } }) => onChoose(value === "open" ? "" : value)}
    />
  );
}

function NoInvitation({ state }: { state: InvitationState }) {
  const t = useT();
  const kind = state === "open" ? "noneOpen" : "noneOther";
  return (
    <EmptyState
      icon={IconMail}
      title={t(`adminPeople.invitations.${kind}.title`)}
      text={t(`adminPeople.invitations.${kind}.text`)}
      action={
        <Button
          component={AppLink}
          href={state === "open" ? "/admin/members/invite" : INVITATIONS}
          variant="default"
        >
          {t(state === "open" ? "adminPeople.invite.action" : "adminPeople.invitations.showOpen")}
        </Button>
      }
    />
  );
}
