import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageScreen } from "../features/publishing/pages/PageScreen";
import { contentPath, HOME_SLUG } from "../features/publishing/site/addresses";
import { publicationHead } from "../features/publishing/site/publicationHead";
import { withHead } from "../features/publishing/site/siteHead";
import { pageTitle } from "../features/shell/pageTitle";
import { loaderHeaders, pageCaching } from "../server/conditional";
import { publicationFor } from "../server/publications";
import { shownPage } from "../server/publishedPage";
import { siteVisit } from "../server/siteVisit";
import { serifLinks } from "../ui/theme/fontLinks";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await siteVisit(request);
  const publication = await publicationFor(visit, "page", params["slug"] ?? "");
  const { organization, language } = visit;
  if (publication.slug === HOME_SLUG) throw redirect(contentPath(publication, organization), 301);
  const shown = {
    ...(await shownPage(visit, publication)),
    named: publication.seo.title ?? publication.title,
    pageLanguage: language,
    head: publicationHead(publication, visit),
  };
  return data(shown, { headers: pageCaching(request) });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle<typeof loader>(({ named }) => named);
export const meta = withHead(named);

export default function PageRoute() {
  return <PageScreen {...useLoaderData<typeof loader>()} />;
}
