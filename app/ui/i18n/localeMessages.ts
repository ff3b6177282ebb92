import type { Locale } from "../../../convex/shared/locales";
import { type LocaleMessages, type Translate, translatorOf } from "../../../convex/shared/messages/translate";

/** A browser loads the texts of the page's language alone, each in a file of its own. */
const LOADERS: Record<Locale, () => Promise<LocaleMessages>> = {
  en: async () => (await import("../../../convex/shared/messages/en")).en,
  de: async () => (await import("../../../convex/shared/messages/de")).de,
  ar: async () => {
    const [{ en }, { ar }] = await Promise.all([
      import("../../../convex/shared/messages/en"),
      import("../../../convex/shared/messages/ar"),
    ]);
    return { ...en, ...ar };
  },
};

const loaded = new Map<Locale, Translate>();

/** Loads the texts of a language; `translatorFor` has them afterwards. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) loaded.set(locale, translatorOf(locale, await LOADERS[locale]()));
}

/** @throws Error for a language that was not loaded */
export function translatorFor(locale: Locale): Translate {
  const translate = loaded.get(locale);
  if (translate === undefined) throw new Error(`The texts of "${locale}" are not loaded.`);
  return translate;
}

// A server answers in every language.
if (import.meta.env.SSR) await Promise.all((Object.keys(LOADERS) as Locale[]).map(loadMessages));

// In development texts that change come with the page loaded anew: here they would be gone.
import.meta.hot?.accept(() => window.location.reload());
