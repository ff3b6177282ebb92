import type { MetaFunction } from "@remix-run/node";
import { DEFAULT_LOCALE, type Locale } from "../../../convex/shared/locales";
import type { MessageKey, TranslateAll } from "../../../convex/shared/messages/translate";
import { translatorFor } from "../../ui/i18n/localeMessages";
import { failureKind } from "./failureKind";
import { pageLanguage } from "./pageLanguage";

type Args<Loader> = Parameters<MetaFunction<Loader>>[0];

/** What the root's loader says of where the page is. */
type Root = { locale: Locale; organization: { name: string } | null };

/** What a page is called: a text of the catalogue, or what is made of its loader's data. */
type Words<Loader> = MessageKey | ((data: NonNullable<Args<Loader>["data"]>, t: TranslateAll) => string);

/**
 * The `meta` of a route: "PAGE · ORGANIZATION" in the page's language or the viewer's, and for a page that failed what
 * happened. The first page of an organization, for which `words` are null, bears its name alone.
 */
export function pageTitle<Loader = unknown>(words: Words<Loader> | null): MetaFunction<Loader> {
  return ({ data, error, matches }) => {
    const root = matches.find((match) => match?.id === "root")?.data as Root | undefined;
    const t = translatorFor(pageLanguage(matches) ?? root?.locale ?? DEFAULT_LOCALE);
    const organization = root?.organization?.name ?? "Cohortium";
    const page = error ? t(`shell.${failureKind(error)}.title`) : nameOf(words, data, t);
    return [{ title: page === "" ? organization : t("shell.pageTitle", { page, organization }) }];
  };
}

function nameOf<Loader>(words: Words<Loader> | null, data: Args<Loader>["data"], t: TranslateAll): string {
  if (words === null) return "";
  if (typeof words === "string") return t(words);
  return data === undefined || data === null ? "" : words(data, t);
}
