import { Button, NativeSelect } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { INVITATION_STATES, type InvitationState } from "../../../convex/people/rules/roles";
import { NextAction } from "../../ui/data/NextAction";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconBan, IconMail, IconSend } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DataTable } from "../../ui/table/DataTable";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { actionColumn } from "./actionColumn";
import { invitationColumns } from "./invitationColumns";
import type { Invitation, InvitationPage } from "./invitationWords";
import { INVITATIONS, MembersPage } from "./MembersPage";
import { RevokeInvitation } from "./RevokeInvitation";

type Props = { state: InvitationState; first: InvitationPage };

/** The invitations of the organization, with when they expire and what can be done about it. */
export function InvitationsScreen({ state, first }: Props) {
  const t = useT();
  const manages = useMay()("members.manage");
  const { rows, status, loadMore } = usePages(api.people.invitations.list, { state }, first);
  const resend = useResend();
  const [revoked, setRevoked] = useState<Invitation | null>(null);
  const columns = useColumns(manages && state === "open", resend, setRevoked);
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
        key={state}
        title={t("adminPeople.invitations.title")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ email }) => email}
        status={status}
        onLoadMore={loadMore}
        filters={<StateFilter state={state} />}
        empty={<NoInvitation state={state} />}
      />
      {revoked !== null && <RevokeInvitation invitation={revoked} onClose={() => setRevoked(null)} />}
    </MembersPage>
  );
}

type Resend = (invitations: readonly Invitation[]) => Promise<void>;

function useColumns(actable: boolean, resend: Resend, revoke: (invitation: Invitation) => void) {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const columns = invitationColumns(t, format);
    if (!actable) return columns;
    const actions = actionColumn<Invitation>(
      t,
      ({ email }) => email,
      (row) => [
        { label: t("adminPeople.invitations.resend"), icon: IconSend, onAct: () => void resend([row]) },
        {
          label: t("adminPeople.invitations.revoke"),
          icon: IconBan,
          danger: true,
          onAct: () => revoke(row),
        },
      ],
    );
    return [...columns, actions];
  }, [t, format, actable, resend, revoke]);
}

function useResend(): Resend {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const resend = useDo(api.people.invitations.resend);
  return useMemo(
    () => async (invitations) => {
      const done = await attempt(async () => {
        for (const { id } of invitations) await resend({ invitation: id });
      });
      if (done) toast({ message: t("adminPeople.invitations.resent", { count: invitations.length }) });
    },
    [t, toast, attempt, resend],
  );
}

function StateFilter({ state }: { state: InvitationState }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={t("adminPeople.state")}
      value={state}
      data={INVITATION_STATES.map((value) => ({ value, label: t(`people.invitations.${value}`) }))}
      onChange={({ currentTarget: { value } }) =>
        navigate(value === "open" ? INVITATIONS : `${INVITATIONS}?state=${value}`)
      }
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
