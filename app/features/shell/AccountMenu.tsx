import { lazy, Suspense } from "react";
import { useT } from "../../ui/i18n/useT";
import { UserMenu } from "../../ui/shells/UserMenu";
import { accountLinks } from "./navigation";
import type { Presence } from "./presence";

/** Comes with the open menu. */
const OrganizationItems = lazy(() => import("../tenancy/OrganizationItems"));

/** Who is signed in, where their own pages are, and the way out. */
export function AccountMenu({ me }: { me: Presence }) {
  const t = useT();
  return (
    <UserMenu
      person={{ name: me.person.name, email: me.person.email ?? "" }}
      links={accountLinks(t, me)}
      {...((me.elsewhere || me.founds) && {
        organizations: (
          <Suspense>
            <OrganizationItems me={me} />
          </Suspense>
        ),
      })}
      signOutAction="/auth/sign-out"
    />
  );
}
