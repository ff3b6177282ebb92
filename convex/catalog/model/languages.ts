import type { Doc } from "../../_generated/dataModel";
import { DEFAULT_LOCALE, isLocale } from "../../shared/locales";
import { translator } from "../../shared/messages/catalogue";
import type { TranslateAll } from "../../shared/messages/translate";

/** The texts of an organization's language. */
export function textsOf({ locale }: Pick<Doc<"organizations">, "locale">): TranslateAll {
  return translator(isLocale(locale) ? locale : DEFAULT_LOCALE);
}
