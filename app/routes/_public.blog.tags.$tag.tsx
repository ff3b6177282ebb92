import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { tagLabel } from "../../convex/publishing/rules/labels";
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
  const slug = params["tag"] ?? "";
  const found = await postsPage(visit, request, `tag:${slug}`);
  const tag = found.page[0]?.tags.find((each) => tagLabel(each) === `tag:${slug}`);
  if (tag === undefined) throw new Response("There are no posts about this.", { status: 404 });
  const path = `/blog/tags/${encodeURIComponent(slug)}`;
  const isContinued = cursorOf(request) !== null;
  const head = listHead(visit, { path, title: (t) => t("site.tag.title", { tag }), isListed: !isContinued });
  const shown = { found, tag, path, isContinued, pageLanguage: language, locale, organization, head };
  return data(shown, { headers: pageCaching(request) });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle<typeof loader>(({ tag }, t) => t("site.tag.title", { tag }));
export const meta = withHead(named);

export default function TagRoute() {
  const { organization, locale, tag, found, path, isContinued } = useLoaderData<typeof loader>();
  const t = useServerT();
  return (
    <SiteProvider value={{ organization, locale }}>
      <FilteredBlogScreen kicker={t("site.tag.kicker")} title={tag} {...{ found, path, isContinued }} />
    </SiteProvider>
  );
}
