import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { PublicShell } from "../../ui/shells/PublicShell";
import { useT } from "../../ui/i18n/useT";

/** What the frame needs of the root's data, which is missing where the root itself failed. */
type Root = { organization: { name: string; logoUrl: string | null } | null; person: object | null };

/** The public pages' frame, filled with the organization and who is signed in. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData("root") as Root | undefined;
  const t = useT();
  const person = root?.person ?? null;
  return (
    <PublicShell
      name={root?.organization?.name ?? "Cohortium"}
      logoUrl={root?.organization?.logoUrl ?? null}
      links={[
        ...(root?.organization ? [{ href: "/programs", label: t("catalogScreens.public.title") }] : []),
        person === null
          ? { href: "/sign-in", label: t("shell.signIn") }
          : { href: "/portal", label: t("shell.portal") },
      ]}
    >
      {children}
    </PublicShell>
  );
}
