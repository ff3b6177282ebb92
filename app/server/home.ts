import { api } from "../../convex/_generated/api";
import { publicationHead } from "../features/publishing/site/publicationHead";
import { siteHead } from "../features/publishing/site/siteHead";
import { graphOf, organizationData, webSiteData } from "../features/publishing/site/structuredData";
import { translatorFor } from "../ui/i18n/localeMessages";
import { localeOf } from "./locale";
import { homePage, type SiteVisit } from "./publications";
import { shownPage } from "./publishedPage";
import { screenLanguage } from "./siteVisit";

/** Posts that the first page names. */
const NEWEST = 3;

/** What stands at `/`: the organization's own page with the slug `home`, or what there is without one. */
export async function homeOf(visit: SiteVisit, request: Request) {
  const { load, locale, organization, origin, site } = visit;
  const structured = graphOf(organizationData(site), webSiteData(site));
  const publication = await homePage(visit);
  if (publication !== null)
    return {
      kind: "page" as const,
      shown: await shownPage(visit, publication),
      pageLanguage: screenLanguage(publication.locale, organization.locale),
      head: publicationHead(publication, visit),
      structured,
    };
  const paginationOpts = { numItems: NEWEST, cursor: null };
  const asked = { kind: "post" as const, locale, paginationOpts };
  const { page: posts } = await load(api.publishing.publications.list, asked);
  const { name } = organization;
  const t = translatorFor(localeOf(request, null, organization.locale));
  const facts = { title: name, description: t("tenancy.home.lead"), url: `${origin}/`, site: name, locale };
  const head = siteHead({ ...facts, alternates: [], image: null });
  return { kind: "doors" as const, posts, site: { organization, locale }, head, structured };
}
