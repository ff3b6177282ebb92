import type { Locale } from "../../../../convex/shared/locales";
import type { TranslateAll } from "../../../../convex/shared/messages/translate";
import { translatorFor } from "../../../ui/i18n/localeMessages";
import { inLanguage } from "./addresses";
import { CARD_SIZE, type SitePlace } from "./publicationHead";
import { type HeadFacts, siteHead } from "./siteHead";

/** A place with the languages of the addresses and of the words round them. */
export type ListPlace = SitePlace & { locale: string; language: Locale };

type List = {
  path: string;
  title: (t: TranslateAll) => string;
  description?: string;
  /** Languages in which the list has posts; none: only this one. */
  locales?: readonly string[];
  /** Whether engines are to list it: the first page of a list, and not before there is something on it. */
  isListed: boolean;
};

/** The tags for the head of a list of posts. */
export function listHead(place: ListPlace, { path, title, description, locales = [], isListed }: List) {
  const { origin, organization, locale } = place;
  const t = translatorFor(place.language);
  const to = (each: string) => origin + inLanguage(path, each, organization);
  const page = title(t);
  return siteHead({
    title: t("shell.pageTitle", { page, organization: organization.name }),
    description: description ?? t("site.blog.text"),
    ...{ url: to(locale), site: organization.name, locale, noIndex: !isListed },
    alternates: locales.map((each) => ({ locale: each, url: to(each) })),
    ...(locales.includes(organization.locale) && { defaultUrl: to(organization.locale) }),
    image: { url: origin + inLanguage("/blog/card.png", locale, organization), ...CARD_SIZE, alt: page },
    feeds: feedAddresses(place),
  });
}

/** Where the feeds of a language are. */
export function feedAddresses({
  origin,
  organization,
  locale,
}: Pick<ListPlace, "origin" | "organization" | "locale">): NonNullable<HeadFacts["feeds"]> {
  const to = (path: string) => origin + inLanguage(path, locale, organization);
  return { rss: to("/blog/feed.xml"), json: to("/blog/feed.json") };
}
