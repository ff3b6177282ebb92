import type { ReactNode } from "react";
import type { Presence } from "../shell/presence";
import { LiveRoot } from "../live/LiveRoot";
import { useOrganization } from "../live/useOrganization";
import { InboxBell } from "../notifications/InboxBell";
import { AccountMenu } from "../shell/AccountMenu";
import { ImpersonationBar } from "../shell/ImpersonationBar";
import { LostConnection } from "../shell/LostConnection";
import { adminSections } from "../shell/navigation";
import { AdminShell } from "../../ui/shells/AdminShell";
import { useT } from "../../ui/i18n/useT";

/** The frame of the pages for staff: it shows the places that the viewer may enter. */
export function AdminFrame({ me, children }: { me: Presence; children: ReactNode }) {
  const t = useT();
  const { name, logoUrl } = useOrganization();
  return (
    <LiveRoot>
      <AdminShell
        name={name}
        logoUrl={logoUrl}
        sections={adminSections(t, me.permissions)}
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
      </AdminShell>
    </LiveRoot>
  );
}
