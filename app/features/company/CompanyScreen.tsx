import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import { IconUserPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useDo, useLive } from "../live/useLive";
import { usePages } from "../live/usePages";
import type { Invitation, InvitationPage } from "../people/invitationWords";
import { CompanyActions } from "./CompanyActions";
import { CompanyInvitations } from "./CompanyInvitations";
import { CompanyMembersTable, type MemberRequest } from "./CompanyMembersTable";
import type { Company, CompanyMemberPage } from "./companyWords";
import { MemberDialogs } from "./MemberDialogs";

type Props = {
  first: Company;
  members: CompanyMemberPage;
  invitations: InvitationPage;
  tab: "members" | "invitations";
};

/** A company as staff see it: its people, their invitations, its name. */
export function CompanyScreen({ first, members, invitations, tab }: Props) {
  const t = useT();
  const may = useMay();
  const company = useLive(api.people.companies.detail, { company: first.id }, first);
  const here = `/admin/companies/${company.id}`;
  const archived = company.archivedAt !== null;
  const invites = may("companies.manage") && !archived;
  return (
    <DetailPage
      title={company.name}
      back={{ href: "/admin/companies", label: t("adminPeople.companies.title") }}
      state={archived && <StateBadge label={t("adminPeople.companies.archivedState")} meaning="neutral" />}
      actions={may("companies.manage") && <CompanyActions company={company} />}
      tabs={[
        { href: here, label: t("adminPeople.company.members") },
        { href: `${here}?show=invitations`, label: t("adminPeople.invitations.title") },
      ]}
      currentTab={tab === "members" ? here : `${here}?show=invitations`}
    >
      {tab === "members" ? (
        <Members company={company} first={members} invites={invites} />
      ) : (
        <Invitations company={company} first={invitations} />
      )}
    </DetailPage>
  );
}

type MembersProps = { company: Company; first: CompanyMemberPage; invites: boolean };

function Members({ company: { id: company }, first, invites }: MembersProps) {
  const t = useT();
  const may = useMay();
  const pages = usePages(api.people.companyMembers.list, { company }, first);
  const [request, setRequest] = useState<MemberRequest | null>(null);
  const changeRole = useDo(api.people.companyMembers.changeRole);
  const end = useDo(api.people.companyMembers.end);
  return (
    <>
      <CompanyMembersTable
        pages={pages}
        linked={may("people.read")}
        onAsk={may("companies.manage") ? setRequest : null}
        invite={
          invites && (
            <Button
              component={AppLink}
              href={`/admin/companies/${company}/invite`}
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden="true" />}
            >
              {t("adminPeople.invite.action")}
            </Button>
          )
        }
      />
      {request !== null && (
        <MemberDialogs
          request={request}
          otherAdmin
          changeRole={({ id: member }, role) => changeRole({ company, member, role })}
          end={({ id: member }) => end({ company, member })}
          onClose={() => setRequest(null)}
        />
      )}
    </>
  );
}

function Invitations({ company: { id: company }, first }: { company: Company; first: InvitationPage }) {
  const manages = useMay()("companies.manage");
  const pages = usePages(api.people.companyMembers.invitations, { company }, first);
  const sendAnew = useDo(api.people.companyMembers.resendInvitation);
  const takeBack = useDo(api.people.companyMembers.revokeInvitation);
  const acts = useMemo(
    () => ({
      resend: ({ id: invitation }: Invitation) => sendAnew({ company, invitation }),
      revoke: ({ id: invitation }: Invitation) => takeBack({ company, invitation }),
    }),
    [company, sendAnew, takeBack],
  );
  return <CompanyInvitations pages={pages} acts={manages ? acts : null} />;
}
