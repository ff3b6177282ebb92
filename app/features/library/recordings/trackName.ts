import { languageName } from "../../catalog/languageName";

/** What staff called captions; else the name of their language in the reader's own. */
export function trackName({ label, locale }: { label: string; locale: string }, reader: string): string {
  return label === locale ? languageName(locale, reader) : label;
}
