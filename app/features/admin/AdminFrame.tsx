import { useHotkeys } from "@mantine/hooks";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Presence } from "../shell/presence";
import { LiveRoot } from "../live/LiveRoot";
import { useOrganization } from "../live/useOrganization";
import { InboxBell } from "../notifications/InboxBell";
import { AccountMenu } from "../shell/AccountMenu";
import { ImpersonationBar } from "../shell/ImpersonationBar";
import { LostConnection } from "../shell/LostConnection";
import { adminSections } from "../shell/navigation";
import { keepCollapsed } from "./navigationCookie";
import { AdminShell } from "../../ui/shells/AdminShell";
import { useT } from "../../ui/i18n/useT";

/** Nobody waits for it who does not ask for it. */
const AdminPalette = lazy(() => import("./AdminPalette"));

type Props = {
  me: Presence;
  /** Whether the navigation shows icons alone. */ collapsed: boolean;
  children: ReactNode;
};

/** The frame of the pages for staff: it shows the places that the viewer may enter. */
export function AdminFrame({ me, collapsed, children }: Props) {
  const t = useT();
  const { name, logoUrl } = useOrganization();
  const [asked, setAsked] = useState(0);
  const search = () => setAsked((times) => times + 1);
  // Once it is loaded, the palette listens by itself.
  useHotkeys(asked === 0 ? [["mod+K", search]] : [], []);
  return (
    <LiveRoot>
      <AdminShell
        name={name}
        logoUrl={logoUrl}
        sections={adminSections(t, me.permissions)}
        inbox={<InboxBell />}
        userMenu={<AccountMenu me={me} />}
        onSearch={search}
        collapsed={collapsed}
        onCollapsedChange={keepCollapsed}
        notice={
          <>
            <ImpersonationBar me={me} />
            <LostConnection />
          </>
        }
      >
        {children}
      </AdminShell>
      {asked > 0 && (
        <Suspense>
          <AdminPalette me={me} asked={asked} />
        </Suspense>
      )}
    </LiveRoot>
  );
}
