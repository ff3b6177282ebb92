import { api } from "../../../convex/_generated/api";
import { FactList } from "../../ui/data/FactList";
import { NextAction } from "../../ui/data/NextAction";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { usePages } from "../live/usePages";
import { ColleagueList } from "./ColleagueList";
import type { Company, CompanyMemberPage } from "./companyWords";
import { useSeat } from "./useSeat";

/** The first page names this many; all of them have a page of their own. */
const SHOWN = 8;

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
      facts={
        <FactList
          facts={[
            { label: t("adminPeople.cockpit.academy"), value: organization },
            { label: t("adminPeople.cockpit.yourRole"), value: t(`people.roles.${seat.role}`) },
            { label: t("adminPeople.cockpit.mayDo"), value: t(`adminPeople.role.${seat.role}`) },
          ]}
        />
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
      <ColleagueList members={rows.slice(0, SHOWN)} href={people} more={rows.length > SHOWN} />
    </DetailPage>
  );
}
