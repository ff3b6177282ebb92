import { useFormat } from "../../ui/i18n/useFormat";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { zonePlace } from "../../ui/i18n/formats";

/** When something is, in words, in its own zone alone: for pages that cannot know the reader's. */
export function usePlaceTime(): (at: number, zone: string) => string {
  const { locale, t } = useLocale();
  const format = useFormat();
  return (at, zone) =>
    t("ui.date.there", { dateTime: format.dateTime(at, zone), place: zonePlace(zone, locale, at) });
}
