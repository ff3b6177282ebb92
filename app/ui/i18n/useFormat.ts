import { useMemo } from "react";
import { type Formats, formats } from "./formats";
import { useLocale } from "./LocaleProvider";
import { useNow } from "./useNow";

/** How dates, numbers and money read for the viewer. */
export function useFormat(): Formats {
  const { locale, timeZone, t } = useLocale();
  const today = Math.floor(useNow(3_600_000) / 3_600_000) * 3_600_000;
  return useMemo(() => formats(locale, timeZone, t, today), [locale, timeZone, t, today]);
}
