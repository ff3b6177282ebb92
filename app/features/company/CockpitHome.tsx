import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { FactList } from "../../ui/data/FactList";
import { NextAction } from "../../ui/data/NextAction";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { usePages } from "../live/usePages";
import type { Company, CompanyMemberPage } from "./companyWords";
import { useSeat } from "./useSeat";

type Props = { first: Company; members: CompanyMemberPage };

/** The first page of a company: what it is here, and who acts for it. */
export function CockpitHome({ first, members }: Props) {
  const t = useT();
  const { name: organization } = useOrganization();
  const seat = useSeat();
  const company = useLive(api.people.cockpit.profile, { company: seat.company }, first);
  const { rows } = usePages(api.people.cockpit.members, { company: seat.company }, members);
  const manages = seat.permissions.includes("company.manage");
  const people = `/cockpit/${seat.slug}/members`;
  return (
    <DetailPage
      title={company.name}
      description={t("adminPeople.cockpit.text", { organization })}
      actions={
        <Button component={AppLink} href={people} variant="default">
          {t("adminPeople.company.members")}
        </Button>
      }
      next={
        manages &&
        rows.length === 1 && (
          <NextAction
            text={t("adminPeople.cockpit.alone")}
            actionLabel={t("adminPeople.invite.action")}
            href={`${people}/invite`}
          />
        )
      }
    >
      <FactList
        facts={[
          { label: t("adminPeople.cockpit.academy"), value: organization },
          { label: t("adminPeople.cockpit.yourRole"), value: t(`people.roles.${seat.role}`) },
          { label: t("adminPeople.cockpit.mayDo"), value: t(`adminPeople.role.${seat.role}`) },
        ]}
      />
    </DetailPage>
  );
}
