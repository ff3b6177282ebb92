import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "../locales";
import type { en } from "./en";
import type { Messages } from "./messages";

export type MessageKey = keyof typeof en;
export type MessageValues = Record<string, string | number | Date>;

/** Every text in one language. */
export type LocaleMessages = Messages<typeof en>;

/** Gives a text of a language, its values filled in by the rules of ICU messages. */
export type Translate = {
  (key: MessageKey, values?: MessageValues): string;
  /** Whether a text names a message, such as an error's code from a rule. */
  knows(text: string): text is MessageKey;
};

/** The texts of a language. They are parsed when first shown. */
export function translatorOf(locale: Locale, messages: LocaleMessages): Translate {
  const parsed = new Map<string, IntlMessageFormat>();
  const translate = (key: MessageKey, values: MessageValues = {}) => {
    let message = parsed.get(key);
    if (message === undefined) parsed.set(key, (message = new IntlMessageFormat(messages[key], locale)));
    return String(message.format(values));
  };
  const knows = (text: string): text is MessageKey => Object.hasOwn(messages, text);
  return Object.assign(translate, { knows });
}
