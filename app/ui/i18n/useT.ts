import type { Translate } from "../../../convex/shared/messages/translate";
import { useLocale } from "./LocaleProvider";

/** The texts of the viewer's language: `t("people.list.title")`, with values `t(key, { count })`. */
export function useT(): Translate {
  return useLocale().t;
}
