import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { PublicShell } from "../../ui/shells/PublicShell";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { inLanguage } from "../publishing/site/addresses";

/** What the frame needs of the root's data, which is missing where the root itself failed. */
type Root = {
  organization: { name: string; logoUrl: string | null; locale: string } | null;
  person: object | null;
};

/** What `_public` loads for the frame; missing where a page failed beside it. */
type Frame = { postLocales: string[] };

/** The public pages' frame, filled with the organization and who is signed in. The blog is named once there is one. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData("root") as Root | undefined;
  const frame = useRouteLoaderData("routes/_public") as Frame | undefined;
  const t = useT();
  const person = root?.person ?? null;
  const site = useSiteLinks(root?.organization?.locale ?? "", frame?.postLocales ?? []);
  return (
    <PublicShell
      name={root?.organization?.name ?? "Cohortium"}
      logoUrl={root?.organization?.logoUrl ?? null}
      links={[
        ...(root?.organization ? [{ href: "/programs", label: t("catalogScreens.public.title") }] : []),
        ...site.slice(0, 1),
        person === null
          ? { href: "/sign-in", label: t("shell.signIn") }
          : { href: "/portal", label: t("shell.portal") },
      ]}
      footerLinks={site}
    >
      {children}
    </PublicShell>
  );
}

/** The blog, in the page's language where there are posts in it, and the search; none before there is a post. */
function useSiteLinks(home: string, postLocales: readonly string[]) {
  const t = useT();
  const { locale } = useLocale();
  if (postLocales.length === 0) return [];
  const language = postLocales.includes(locale) ? locale : home;
  const to = (path: string) => inLanguage(path, language, { locale: home });
  return [
    { href: to("/blog"), label: t("shell.blog") },
    { href: to("/search"), label: t("shell.search") },
  ];
}
