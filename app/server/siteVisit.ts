import { DEFAULT_LOCALE, isLocale, type Locale } from "../../convex/shared/locales";
import { publicVisit } from "./catalog";

/**
 * A visit to a page of the site, whose language is its address's, not its reader's: what `lang` says, else the
 * organization's.
 * @throws Response 404 where the host names no organization
 */
export async function siteVisit(request: Request) {
  const visit = await publicVisit(request);
  const { organization, origin } = visit;
  const asked = new URL(request.url).searchParams.get("lang") ?? "";
  const locale = isLanguageTag(asked) ? asked : organization.locale;
  const site = { name: organization.name, url: `${origin}/`, logo: organization.logoUrl, locale };
  return { ...visit, site, locale, language: screenLanguage(locale, organization.locale) };
}

/** The language of the words round a text that may be in any: the text's own, where the product speaks it. */
export function screenLanguage(locale: string, organizationLocale: string): Locale {
  const candidates = [locale, locale.split("-")[0] ?? "", organizationLocale];
  return candidates.find(isLocale) ?? DEFAULT_LOCALE;
}

function isLanguageTag(tag: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag);
}
