import { isLocale, DEFAULT_LOCALE, type Locale } from "../../../convex/shared/locales";
import {
  type LocaleMessages,
  type TranslateAll,
  translatorOf,
} from "../../../convex/shared/messages/translate";

/**
 * The texts for everybody; those of the administration, which nobody else loads; those of its pages about the website;
 * those of the pages about recordings and materials; those that no browser loads.
 */
export type MessageGroup = "everyday" | "office" | "website" | "library" | "unsent";
type Part = Partial<LocaleMessages>;

/** A browser loads the texts of the page's language alone, each group in a file of its own. */
const LOADERS: Record<MessageGroup, Record<Locale, () => Promise<Part>>> = {
  everyday: {
    en: async () => (await import("../../../convex/shared/messages/en/everyday")).everyday,
    de: async () => (await import("../../../convex/shared/messages/de/everyday")).everyday,
    ar: async () => {
      const [{ everyday }, { ar }] = await Promise.all([
        import("../../../convex/shared/messages/en/everyday"),
        import("../../../convex/shared/messages/ar"),
      ]);
      return { ...everyday, ...ar };
    },
  },
  office: {
    en: async () => (await import("../../../convex/shared/messages/en/office")).office,
    de: async () => (await import("../../../convex/shared/messages/de/office")).office,
    ar: async () => (await import("../../../convex/shared/messages/en/office")).office,
  },
  website: {
    en: async () => (await import("../../../convex/shared/messages/en/website")).website,
    de: async () => (await import("../../../convex/shared/messages/de/website")).website,
    ar: async () => (await import("../../../convex/shared/messages/en/website")).website,
  },
  library: {
    en: async () => (await import("../../../convex/shared/messages/en/library")).library,
    de: async () => (await import("../../../convex/shared/messages/de/library")).library,
    ar: async () => (await import("../../../convex/shared/messages/en/library")).library,
  },
  unsent: {
    en: async () => (await import("../../../convex/shared/messages/en/unsent")).unsent,
    de: async () => (await import("../../../convex/shared/messages/de/unsent")).unsent,
    ar: async () => (await import("../../../convex/shared/messages/en/unsent")).unsent,
  },
};

type Loaded = { groups: Set<MessageGroup>; messages: Part; translate: TranslateAll };
const loaded = new Map<Locale, Loaded>();

/** Loads texts of a language; `translatorFor` has them afterwards, also where it was asked before. */
export async function loadMessages(locale: Locale, groups: readonly MessageGroup[]): Promise<void> {
  const known = loaded.get(locale) ?? begin(locale);
  for (const group of groups.filter((each) => !known.groups.has(each))) {
    Object.assign(known.messages, await LOADERS[group][locale]());
    known.groups.add(group);
  }
}

/** Loads a group in the page's language: for whoever comes to where its texts stand from another page. */
export function loadHere(group: MessageGroup): Promise<void> {
  const { lang } = document.documentElement;
  return loadMessages(isLocale(lang) ? lang : DEFAULT_LOCALE, [group]);
}

/** @throws Error for a language that was not loaded */
export function translatorFor(locale: Locale): TranslateAll {
  const known = loaded.get(locale);
  if (known === undefined) throw new Error(`The texts of "${locale}" are not loaded.`);
  return known.translate;
}

function begin(locale: Locale): Loaded {
  const messages: Part = {};
  const fresh = {
    groups: new Set<MessageGroup>(),
    messages,
    translate: translatorOf(locale, messages as LocaleMessages),
  };
  loaded.set(locale, fresh);
  return fresh;
}

// A server answers in every language.
if (import.meta.env.SSR)
  await Promise.all(
    (["en", "de", "ar"] as const).map((locale) =>
      loadMessages(locale, ["everyday", "office", "website", "library", "unsent"]),
    ),
  );

// In development texts that change come with the page loaded anew: here they would be gone.
import.meta.hot?.accept(() => window.location.reload());
