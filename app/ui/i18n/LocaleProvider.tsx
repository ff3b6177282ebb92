import { DirectionProvider } from "@mantine/core";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { directionOf, type Locale } from "../../../convex/shared/locales";
import type { TranslateAll } from "../../../convex/shared/messages/translate";
import { isTimeZone } from "../../../convex/shared/time";
import { translatorFor } from "./localeMessages";

export type Localization = { locale: Locale; direction: "ltr" | "rtl"; timeZone: string; t: TranslateAll };

const LocaleContext = createContext<Localization | null>(null);

type Props = {
  locale: Locale;
  /** The viewer's zone as they chose it. Without one the browser says it, and until then UTC stands in. */
  timeZone?: string | undefined;
  children: ReactNode;
};

/** The language, direction and time zone of everything inside. */
export function LocaleProvider({ locale, timeZone, children }: Props) {
  const zone = useViewerTimeZone(timeZone);
  const direction = directionOf(locale);
  const value = useMemo(
    () => ({ locale, direction, timeZone: zone, t: translatorFor(locale) }),
    [locale, direction, zone],
  );
  return (
    <LocaleContext.Provider value={value}>
      <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
        {children}
      </DirectionProvider>
    </LocaleContext.Provider>
  );
}

/** @throws Error outside a LocaleProvider */
export function useLocale(): Localization {
  const value = useContext(LocaleContext);
  if (value === null) throw new Error("This part needs a LocaleProvider round it.");
  return value;
}

/** What the server cannot know is filled in after hydration, so that both render the same at first. */
function useViewerTimeZone(chosen: string | undefined): string {
  const [zone, setZone] = useState(chosen ?? "UTC");
  useEffect(() => {
    const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setZone(chosen ?? (isTimeZone(browser) ? browser : "UTC"));
  }, [chosen]);
  return zone;
}
