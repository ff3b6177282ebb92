import type { PageData } from "../../convex/publishing/rules/pageData";
import type { Publication } from "../features/publishing/site/publication";
import { pageLive } from "./pageLive";
import type { SiteVisit } from "./publications";

/** A page with all that `PageScreen` takes to show it. */
export async function shownPage(
  visit: Pick<SiteVisit, "load" | "organization">,
  publication: ShownPublication,
) {
  const page = JSON.parse(publication.body) as PageData;
  const { title, excerpt, pictures, locale } = publication;
  const live = await pageLive(visit, locale, page.content);
  return { title, excerpt, locale, page, live, pictures, home: { locale: visit.organization.locale } };
}

type ShownPublication = Pick<Publication, "body" | "title" | "excerpt" | "locale" | "pictures">;
