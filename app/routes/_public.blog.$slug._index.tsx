import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { words } from "../../convex/shared/documents/text";
import { feedAddresses } from "../features/publishing/site/listHead";
import { PostScreen } from "../features/publishing/site/PostScreen";
import { postPaths, postStructure } from "../features/publishing/site/postFacts";
import { publicationHead, publicationUrl } from "../features/publishing/site/publicationHead";
import { readingMinutes } from "../features/publishing/site/readingTime";
import { SiteProvider } from "../features/publishing/site/SiteContext";
import { shownHeadings } from "../features/publishing/site/shownHeadings";
import { withHead } from "../features/publishing/site/siteHead";
import { pageTitle } from "../features/shell/pageTitle";
import { loaderHeaders, pageCaching } from "../server/conditional";
import { documentIn, publicationFor } from "../server/publications";
import { siteVisit } from "../server/siteVisit";
import { serifLinks } from "../ui/theme/fontLinks";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await siteVisit(request);
  const post = await publicationFor(visit, "post", params["slug"] ?? "");
  const { locale, organization, language, load } = visit;
  const { firstPublishedAt } = post;
  const neighbours = await load(api.publishing.neighbours.around, { locale, firstPublishedAt });
  const document = documentIn(post);
  const count = words(document);
  const shown = {
    ...{ post, document, neighbours, pageLanguage: language, locale, organization },
    headings: shownHeadings(document),
    minutes: readingMinutes(count),
    languages: postPaths(post, organization),
    url: publicationUrl(post, visit),
    head: publicationHead(post, visit, feedAddresses(visit)),
    structured: postStructure(post, { ...visit, words: count }),
  };
  return data(shown, { headers: pageCaching(request) });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle<typeof loader>(({ post }) => post.seo.title ?? post.title);
export const meta = withHead(named);

export default function PostRoute() {
  const { organization, locale, ...shown } = useLoaderData<typeof loader>();
  return (
    <SiteProvider value={{ organization, locale }}>
      <PostScreen {...shown} />
    </SiteProvider>
  );
}
