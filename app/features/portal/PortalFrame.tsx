import type { ReactNode } from "react";
import type { Presence } from "../shell/presence";
import { LiveRoot } from "../live/LiveRoot";
import { useOrganization } from "../live/useOrganization";
import { InboxBell } from "../notifications/InboxBell";
import { AccountMenu } from "../shell/AccountMenu";
import { ImpersonationBar } from "../shell/ImpersonationBar";
import { LostConnection } from "../shell/LostConnection";
import { portalLinks } from "../shell/navigation";
import { SavedPage } from "./SavedPage";
import { PortalShell } from "../../ui/shells/PortalShell";
import { useT } from "../../ui/i18n/useT";

/** The frame of the pages for learners, and for what is everybody's own. */
export function PortalFrame({ me, children }: { me: Presence; children: ReactNode }) {
  const t = useT();
  const { name, logoUrl } = useOrganization();
  return (
    <LiveRoot>
      <PortalShell
        name={name}
        logoUrl={logoUrl}
        links={portalLinks(t)}
        inbox={<InboxBell />}
        userMenu={<AccountMenu me={me} />}
        notice={
          <>
            <ImpersonationBar me={me} />
            <SavedPage />
            <LostConnection />
          </>
        }
      >
        {children}
      </PortalShell>
    </LiveRoot>
  );
}
