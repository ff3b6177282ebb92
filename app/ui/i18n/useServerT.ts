import type { TranslateAll } from "../../../convex/shared/messages/translate";
import { useLocale } from "./LocaleProvider";

/** As `useT`, with the texts that no browser loads: for pages that the server alone renders. */
export function useServerT(): TranslateAll {
  return useLocale().t;
}
