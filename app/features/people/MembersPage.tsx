import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { IconUserPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";

export const MEMBERS = "/admin/members";
export const FORMER = "/admin/members?show=former";
export const INVITATIONS = "/admin/members/invitations";

type Props = { current: string; next?: ReactNode; children: ReactNode };

/** What the pages of the staff have in common: their tabs and the way to invite. */
export function MembersPage({ current, next, children }: Props) {
  const t = useT();
  const may = useMay();
  return (
    <DetailPage
      title={t("adminPeople.members.title")}
      description={t("adminPeople.members.text")}
      actions={
        may("members.manage") && (
          <Button
            component={AppLink}
            href="/admin/members/invite"
            leftSection={<IconUserPlus size={16} aria-hidden="true" />}
          >
            {t("adminPeople.invite.action")}
          </Button>
        )
      }
      next={next}
      tabs={[
        { href: MEMBERS, label: t("adminPeople.members.present") },
        { href: INVITATIONS, label: t("adminPeople.invitations.title") },
        { href: FORMER, label: t("adminPeople.members.former") },
      ]}
      currentTab={current}
    >
      {children}
    </DetailPage>
  );
}
