import type { editorFiles as english } from "../en/editorFiles";

/** Was zu Dateien gesagt wird, die jemand in den Text eines Beitrags einfügt oder dort ablegt. */
export const editorFiles: Record<keyof typeof english, string> = {
  "editorFiles.added": "{name} ist im Text.",
  "editorFiles.addedImage":
    "{name} ist im Text. Vor dem Veröffentlichen ist zu sagen, was darauf zu sehen ist.",
  "editorFiles.reading": "Dateien fügt ein, wer diesen Text schreibt, im Modus „Schreiben“.",
  "editorFiles.notAllowed":
    "Die eigenen Rollen erlauben nicht, Dateien hinzuzufügen. Wer die Mediathek pflegt, kann es tun.",
};
