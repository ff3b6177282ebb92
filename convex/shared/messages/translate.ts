import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "../locales";
import type { en } from "./en";
import type { everyday } from "./en/everyday";
import type { library } from "./en/library";
import type { office } from "./en/office";
import type { website } from "./en/website";
import type { Messages } from "./messages";

export type MessageKey = keyof typeof en;
/** What a browser can have loaded. */
export type BrowserMessageKey =
  keyof typeof everyday | keyof typeof office | keyof typeof website | keyof typeof library;
export type MessageValues = Record<string, string | number | Date>;

/** Every text in one language. */
export type LocaleMessages = Messages<typeof en>;

/** Gives a text of a language, its values filled in by the rules of ICU messages; in a browser not every text. */
export type Translate<Key extends MessageKey = BrowserMessageKey> = {
  (key: Key, values?: MessageValues): string;
  /** Whether a text names a message, such as an error's code from a rule. */
  knows(text: string): text is BrowserMessageKey;
};

/** Gives every text: on the server, and in functions. */
export type TranslateAll = Translate<MessageKey>;

/** The texts of a language. They are parsed when first shown. */
export function translatorOf(locale: Locale, messages: LocaleMessages): TranslateAll {
  const parsed = new Map<string, IntlMessageFormat>();
  const translate = (key: MessageKey, values: MessageValues = {}) => {
    let message = parsed.get(key);
    if (message === undefined) parsed.set(key, (message = new IntlMessageFormat(messages[key], locale)));
    return String(message.format(values));
  };
  const knows = (text: string): text is BrowserMessageKey => Object.hasOwn(messages, text);
  return Object.assign(translate, { knows });
}
