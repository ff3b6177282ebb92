import type { Messages } from "../messages";
import type { archive as english } from "../en/archive";

export const archive: Messages<typeof english> = {
  "privacy.archive.title": "Die eigenen Daten bei {organization}",
  "privacy.archive.intro":
    "Jeder Abschnitt liegt auch als JSON-Datei mit allen Einträgen in diesem Archiv. Zeiten sind in UTC.",
  "privacy.archive.amount": "{count, plural, =0 {Keine Einträge} one {# Eintrag} other {# Einträge}}",
};
