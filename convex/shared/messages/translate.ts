import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "../locales";
import { CATALOGUE, type MessageKey } from "./catalogue";

export type MessageValues = Record<string, string | number | Date>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const parsed = new Map<string, IntlMessageFormat>();

/** Gives the texts of a language, with their values filled in by the rules of ICU messages. */
export function translator(locale: Locale): Translate {
  return (key, values = {}) => {
    const id = `${locale} ${key}`;
    let message = parsed.get(id);
    if (message === undefined)
      parsed.set(id, (message = new IntlMessageFormat(CATALOGUE[locale][key], locale)));
    return String(message.format(values));
  };
}

/** Whether a text names a message, such as an error's code from a rule. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(CATALOGUE.en, text);
}
