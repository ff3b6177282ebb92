import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageScreen } from "../features/publishing/pages/PageScreen";
import { NewestPosts } from "../features/publishing/site/NewestPosts";
import { SiteProvider } from "../features/publishing/site/SiteContext";
import { withHead } from "../features/publishing/site/siteHead";
import { StructuredData } from "../features/publishing/site/StructuredData";
import { pageTitle } from "../features/shell/pageTitle";
import { HomeScreen } from "../features/tenancy/HomeScreen";
import { loaderHeaders, pageCaching } from "../server/conditional";
import { isFirstRun } from "../server/firstRun";
import { homeOf } from "../server/home";
import { organizationOf } from "../server/organization";
import { siteVisit } from "../server/siteVisit";
import { serifLinks } from "../ui/theme/fontLinks";

/** The page that the organization made for this place; without one its name, the doors, and its newest posts. */
export async function loader({ request }: LoaderFunctionArgs) {
  if ((await organizationOf(request)) === null) {
    if (await isFirstRun()) throw redirect("/setup");
    return data({ kind: "nowhere" as const });
  }
  const home = await homeOf(await siteVisit(request), request);
  // What the product says itself is in the reader's language, and kept for nobody else.
  return data(home, home.kind === "page" ? { headers: pageCaching(request) } : {});
}

export const headers = loaderHeaders;
export const links = () => serifLinks;
const named = pageTitle(null);
export const meta = withHead<typeof loader>(named);

export default function HomeRoute() {
  const home = useLoaderData<typeof loader>();
  if (home.kind === "nowhere") return <HomeScreen />;
  const structured = <StructuredData data={home.structured} />;
  if (home.kind === "page")
    return (
      <>
        {structured}
        <PageScreen {...home.shown} />
      </>
    );
  return (
    <SiteProvider value={home.site}>
      {structured}
      <HomeScreen>
        <NewestPosts posts={home.posts} />
      </HomeScreen>
    </SiteProvider>
  );
}
