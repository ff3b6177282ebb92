import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { authorLabel } from "../../convex/publishing/rules/labels";
import { FilteredBlogScreen } from "../features/publishing/site/BlogScreen";
import { listHead } from "../features/publishing/site/listHead";
import { SiteProvider } from "../features/publishing/site/SiteContext";
import { withHead } from "../features/publishing/site/siteHead";
import { pageTitle } from "../features/shell/pageTitle";
import { loaderHeaders, pageCaching } from "../server/conditional";
import { cursorOf, postsPage } from "../server/publications";
import { siteVisit } from "../server/siteVisit";
import { useServerT } from "../ui/i18n/useServerT";
import { serifLinks } from "../ui/theme/fontLinks";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await siteVisit(request);
  const { locale, organization, language } = visit;
  const person = params["person"] ?? "";
  const found = await postsPage(visit, request, authorLabel(person));
  const name = found.page[0]?.authors.find(({ id }) => id === person)?.name;
  if (name === undefined) throw new Response("There are no posts by this author.", { status: 404 });
  const path = `/blog/authors/${person}`;
  const isContinued = cursorOf(request) !== null;
  const head = listHead(visit, {
    path,
    title: (t) => t("site.author.title", { name }),
    isListed: !isContinued,
  });
  const shown = { found, name, path, isContinued, pageLanguage: language, locale, organization, head };
  return data(shown, { headers: pageCaching(request) });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle<typeof loader>(({ name }, t) => t("site.author.title", { name }));
export const meta = withHead(named);

export default function AuthorRoute() {
  const { organization, locale, name, found, path, isContinued } = useLoaderData<typeof loader>();
  const t = useServerT();
  return (
    <SiteProvider value={{ organization, locale }}>
      <FilteredBlogScreen kicker={t("site.author.kicker")} title={name} {...{ found, path, isContinued }} />
    </SiteProvider>
  );
}
