import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { LocaleProvider } from "../../app/ui/i18n/LocaleProvider";
import { themeFor } from "../../app/ui/theme/themeFor";
import type { Locale } from "../../convex/shared/locales";

type Options = { locale?: Locale; path?: string; timeZone?: string };

/** What the server sends of a part, within everything a page gives it. */
export async function rendered(
  part: ReactNode,
  { locale = "en", path = "/", timeZone = "UTC" }: Options = {},
): Promise<string> {
  const { theme, cssVariablesResolver } = themeFor(null);
  const handler = createStaticHandler([{ path: "*", element: part }]);
  const context = await handler.query(new Request(`http://localhost${path}`));
  if (context instanceof Response) throw new Error("The page answered with a redirect.");
  return renderToStaticMarkup(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <LocaleProvider locale={locale} timeZone={timeZone}>
        <StaticRouterProvider
          router={createStaticRouter(handler.dataRoutes, context)}
          context={context}
          hydrate={false}
        />
      </LocaleProvider>
    </MantineProvider>,
  );
}
