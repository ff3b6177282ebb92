import "./ui/theme/styles";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { ClerkState } from "./server/clerkRoot";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { directionOf } from "../convex/shared/locales";
import { sansLinks } from "./ui/theme/fontLinks";
import { useNonce } from "./features/shell/Nonce";
import { pageLanguage } from "./features/shell/pageLanguage";
import { pageTitle } from "./features/shell/pageTitle";
import { RootError } from "./features/shell/RootError";
import { ThemeRoot } from "./features/shell/ThemeRoot";
import { localeOf } from "./server/locale";
import { organizationOf } from "./server/organization";
import { signedIn } from "./server/identity";
import { convexUrlFor, settings } from "./server/settings";

/** A route whose `handle` says `hydrate: false` is served without any framework script. */
export type RouteHandle = { hydrate?: boolean };

export async function loader(args: LoaderFunctionArgs) {
  if (settings().CLERK_SECRET_KEY === undefined) return rootData(args.request);
  const { loadWithClerk } = await import("./server/clerkRoot");
  return loadWithClerk(args, () => rootData(args.request));
}

async function rootData(request: Request) {
  const [organization, viewer] = await Promise.all([organizationOf(request), signedIn(request)]);
  const locale = localeOf(request, viewer?.person.locale, organization?.locale);
  return {
    organization,
    locale,
    person: viewer?.person ?? null,
    convexUrl: convexUrlFor(request.url, settings()),
    clerkKey: settings().CLERK_PUBLISHABLE_KEY ?? null,
  };
}

export type RootData = Awaited<ReturnType<typeof rootData>> & { clerkState?: ClerkState };

export const links: LinksFunction = () => [
  ...sansLinks,
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta = pageTitle(null);

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  const hydrate = useHydrated();
  const locale = pageLanguage(useMatches()) ?? data?.locale ?? "en";
  return (
    <html lang={locale} dir={directionOf(locale)} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <ThemeRoot
          locale={locale}
          timeZone={data?.person?.timeZone ?? null}
          primaryColor={data?.organization?.primaryColor ?? null}
        >
          {children}
        </ThemeRoot>
        {hydrate && <ScrollRestoration nonce={nonce} />}
        {hydrate && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

function useHydrated(): boolean {
  const matches = useMatches();
  return !matches.some(({ handle }) => (handle as RouteHandle | undefined)?.hydrate === false);
}

export default function Root() {
  return <Outlet />;
}

export { RootError as ErrorBoundary };
