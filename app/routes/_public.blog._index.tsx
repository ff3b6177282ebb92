import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { BlogScreen } from "../features/publishing/site/BlogScreen";
import { listHead } from "../features/publishing/site/listHead";
import { SiteProvider } from "../features/publishing/site/SiteContext";
import { withHead } from "../features/publishing/site/siteHead";
import { graphOf, organizationData, webSiteData } from "../features/publishing/site/structuredData";
import { StructuredData } from "../features/publishing/site/StructuredData";
import { pageTitle } from "../features/shell/pageTitle";
import { loaderHeaders, pageCaching } from "../server/conditional";
import { localesWithPosts } from "../server/localesWithPosts";
import { cursorOf, postsPage } from "../server/publications";
import { siteVisit } from "../server/siteVisit";
import { serifLinks } from "../ui/theme/fontLinks";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await siteVisit(request);
  const { load, locale, organization, language, site } = visit;
  const [found, tags, locales] = await Promise.all([
    postsPage(visit, request),
    load(api.publishing.publications.labels, { locale }),
    localesWithPosts(organization),
  ]);
  const isContinued = cursorOf(request) !== null;
  const isListed = !isContinued && found.page.length > 0;
  const shown = {
    ...{ found, tags, locales, isContinued, pageLanguage: language, locale, organization },
    head: listHead(visit, { path: "/blog", title: (t) => t("site.blog.title"), locales, isListed }),
    structured: graphOf(organizationData(site), webSiteData(site)),
  };
  return data(shown, { headers: pageCaching(request) });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle("site.blog.title");
export const meta = withHead<typeof loader>(named);

export default function BlogRoute() {
  const { organization, locale, structured, ...shown } = useLoaderData<typeof loader>();
  return (
    <SiteProvider value={{ organization, locale }}>
      <StructuredData data={structured} />
      <BlogScreen {...shown} />
    </SiteProvider>
  );
}
