import { NativeSelect } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { IconBuilding, IconUsersGroup } from "../../ui/icons";
import { CockpitShell } from "../../ui/shells/CockpitShell";
import { LiveRoot } from "../live/LiveRoot";
import { useOrganization } from "../live/useOrganization";
import { InboxBell } from "../notifications/InboxBell";
import { AccountMenu } from "../shell/AccountMenu";
import { ImpersonationBar } from "../shell/ImpersonationBar";
import { LostConnection } from "../shell/LostConnection";
import type { Presence } from "../shell/presence";
import type { Seat } from "./seat";

type Props = { me: Presence; seat: Seat; children: ReactNode };

/** The frame of a company's pages. */
export function CockpitFrame({ me, seat, children }: Props) {
  const t = useT();
  const { name, logoUrl } = useOrganization();
  const home = `/cockpit/${seat.slug}`;
  return (
    <LiveRoot>
      <CockpitShell
        name={name}
        logoUrl={logoUrl}
        companyName={seat.name}
        homeHref={home}
        {...(me.companies.length > 1 && { companySwitcher: <CompanySwitcher me={me} seat={seat} /> })}
        links={[
          { href: home, label: t("adminPeople.cockpit.overview"), icon: IconBuilding },
          { href: `${home}/members`, label: t("adminPeople.company.members"), icon: IconUsersGroup },
        ]}
        inbox={<InboxBell />}
        userMenu={<AccountMenu me={me} />}
        notice={
          <>
            <ImpersonationBar me={me} />
            <LostConnection />
          </>
        }
      >
        {children}
      </CockpitShell>
    </LiveRoot>
  );
}

function CompanySwitcher({ me: { companies }, seat }: { me: Presence; seat: Seat }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={t("adminPeople.cockpit.switch")}
      value={seat.slug}
      data={companies.map(({ slug, name }) => ({ value: slug, label: name }))}
      onChange={({ currentTarget: { value } }) => navigate(`/cockpit/${value}`)}
    />
  );
}
