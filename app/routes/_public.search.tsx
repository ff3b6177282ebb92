import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SearchScreen } from "../features/publishing/site/SearchScreen";
import { SiteProvider } from "../features/publishing/site/SiteContext";
import { withHead } from "../features/publishing/site/siteHead";
import { pageTitle } from "../features/shell/pageTitle";
import { loaderHeaders, pageCaching } from "../server/conditional";
import { siteVisit } from "../server/siteVisit";
import { serifLinks } from "../ui/theme/fontLinks";

/** Longer words than anybody types. */
const MAX_LENGTH = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, locale, language, organization } = await siteVisit(request);
  const text = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, MAX_LENGTH);
  const found = text === "" ? null : await load(api.publishing.publications.search, { text, locale });
  // What was found for some words is no page of its own.
  const head = [{ name: "robots", content: "noindex, follow" }];
  const shown = { text, found, pageLanguage: language, locale, organization, head };
  return data(shown, { headers: pageCaching(request) });
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle("site.search.title");
export const meta = withHead<typeof loader>(named);

export default function SearchRoute() {
  const { organization, locale, text, found } = useLoaderData<typeof loader>();
  return (
    <SiteProvider value={{ organization, locale }}>
      <SearchScreen text={text} found={found} />
    </SiteProvider>
  );
}
