import type { Locale } from "../locales";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { type LocaleMessages, type MessageKey, type TranslateAll, translatorOf } from "./translate";

/** Every text of the product by language; where Arabic has none, English stands in. */
export const CATALOGUE: Record<Locale, LocaleMessages> = { en, de, ar: { ...en, ...ar } };

const made = new Map<Locale, TranslateAll>();

/** The texts of a language, for whoever has room for them all: the server and the functions. */
export function translator(locale: Locale): TranslateAll {
  let translate = made.get(locale);
  if (translate === undefined) made.set(locale, (translate = translatorOf(locale, CATALOGUE[locale])));
  return translate;
}

/** Whether a text names a message, such as an error's code from a rule. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(CATALOGUE.en, text);
}
