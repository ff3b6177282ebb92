import type { Messages } from "../messages";
import type { tenancy as english } from "../en/tenancy";

export const tenancy: Messages<typeof english> = {
  "tenancy.branding.suggestion": "{color} ist die nächste Farbe, in der Text lesbar ist.",
  "tenancy.deletion.progress":
    "{removed, plural, one {# Zeile} other {# Zeilen}} entfernt, {done} von {total} Tabellen erledigt",
  "tenancy.deletion.finished": "{name} ist gelöscht.",
  "errors.imageType": "Bitte ein Bild im Format PNG, JPEG oder WebP wählen.",
  "errors.imageSize": "Dieses Bild ist zu groß. Erlaubt sind 512 kB.",
  "errors.upload": "Die Datei ist nicht angekommen. Bitte noch einmal wählen.",
};
