import { DEFAULT_LOCALE, isLocale, type Locale } from "../../convex/shared/locales";

/**
 * The language of a page: what the person chose, else the first the browser asks for that there is, else
 * the organization's.
 */
export function localeOf(
  request: Request,
  chosen: string | null | undefined,
  organizationLocale: string | undefined,
): Locale {
  const asked = new URL(request.url).searchParams.get("lang");
  const wanted = [asked, chosen, ...acceptedLanguages(request), organizationLocale];
  for (const locale of wanted) if (typeof locale === "string" && isLocale(locale)) return locale;
  return DEFAULT_LOCALE;
}

/** The primary languages of Accept-Language, the most wanted first (RFC 9110, 12.5.4). */
function acceptedLanguages(request: Request): string[] {
  const header = request.headers.get("Accept-Language") ?? "";
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return {
        language: tag.toLowerCase().split("-")[0] ?? "",
        quality: quality === undefined ? 1 : Number(quality.trim().slice(2)),
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
