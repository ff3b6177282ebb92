/** A BCP 47 language tag as it is written, "pt-br" as "pt-BR"; null for what is none. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    return null;
  }
}

/** Of captions those in a reader's language, of whatever country; else the first. */
export function preferredOf<Track extends { locale: string }>(
  tracks: readonly Track[],
  language: string,
): Track | undefined {
  const primary = (tag: string) => tag.split("-")[0]?.toLowerCase();
  return tracks.find(({ locale }) => primary(locale) === primary(language)) ?? tracks[0];
}
