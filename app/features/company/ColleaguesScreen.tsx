import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useT } from "../../ui/i18n/useT";
import { IconUserPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import type { Invitation, InvitationPage } from "../people/invitationWords";
import { CompanyInvitations } from "./CompanyInvitations";
import { CompanyMembersTable, type MemberRequest } from "./CompanyMembersTable";
import type { CompanyMemberPage, CompanyPages } from "./companyWords";
import { MemberDialogs } from "./MemberDialogs";
import { useSeat } from "./useSeat";

type Props = CompanyPages & { tab: "members" | "invitations" };

/** The people of a company as they see one another; who manages it invites and changes what they may do. */
export function ColleaguesScreen({ members, invitations, tab }: Props) {
  const t = useT();
  const { slug, permissions } = useSeat();
  const manages = permissions.includes("company.manage");
  const here = `/cockpit/${slug}/members`;
  const openInvitations = `${here}?show=invitations`;
  return (
    <DetailPage
      title={t("adminPeople.company.members")}
      description={t("adminPeople.cockpit.membersText")}
      actions={
        manages && (
          <Button
            component={AppLink}
            href={`${here}/invite`}
            leftSection={<IconUserPlus size={16} aria-hidden="true" />}
          >
            {t("adminPeople.invite.action")}
          </Button>
        )
      }
      {...(manages && {
        tabs: [
          { href: here, label: t("adminPeople.members.present") },
          { href: openInvitations, label: t("adminPeople.invitations.title") },
        ],
        currentTab: tab === "members" ? here : openInvitations,
      })}
    >
      {tab === "invitations" && invitations !== null ? (
        <Invitations first={invitations} />
      ) : (
        <Members first={members} manages={manages} />
      )}
    </DetailPage>
  );
}

function Members({ first, manages }: { first: CompanyMemberPage; manages: boolean }) {
  const { company } = useSeat();
  const pages = usePages(api.people.cockpit.members, { company }, first);
  const [request, setRequest] = useState<MemberRequest | null>(null);
  const [changeRole, end] = [useDo(api.people.cockpit.changeRole), useDo(api.people.cockpit.end)];
  // Before all rows are here, nobody knows whether somebody else manages the company.
  const otherAdmin =
    pages.status !== "Exhausted" ||
    pages.rows.some(({ id, role }) => id !== request?.member.id && role === "company_admin");
  return (
    <>
      <CompanyMembersTable
        pages={pages}
        linked={false}
        onAsk={manages ? setRequest : null}
        invite={undefined}
      />
      {request !== null && (
        <MemberDialogs
          request={request}
          otherAdmin={otherAdmin}
          changeRole={({ id: member }, role) => changeRole({ company, member, role })}
          end={({ id: member }) => end({ company, member })}
          onClose={() => setRequest(null)}
        />
      )}
    </>
  );
}

function Invitations({ first }: { first: InvitationPage }) {
  const { company } = useSeat();
  const pages = usePages(api.people.cockpit.invitations, { company }, first);
  const sendAnew = useDo(api.people.cockpit.resendInvitation);
  const takeBack = useDo(api.people.cockpit.revokeInvitation);
  const acts = useMemo(
    () => ({
      resend: ({ id: invitation }: Invitation) => sendAnew({ company, invitation }),
      revoke: ({ id: invitation }: Invitation) => takeBack({ company, invitation }),
    }),
    [company, sendAnew, takeBack],
  );
  return <CompanyInvitations pages={pages} acts={acts} />;
}
