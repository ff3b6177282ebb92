import type { Messages } from "../messages";
import type { tenancy as english } from "../en/tenancy";

export const tenancy: Messages<typeof english> = {
  "tenancy.branding.suggestion": "{color} ist die nächste Farbe, in der Text lesbar ist.",
  "tenancy.deletion.progress":
    "{removed, plural, one {# Zeile} other {# Zeilen}} entfernt, {done} von {total} Tabellen erledigt",
  "tenancy.deletion.finished": "{name} ist gelöscht.",
  "errors.contrast": "Text in dieser Farbe ist schwer zu lesen. Bitte eine dunklere wählen.",
  "errors.imageType": "Bitte ein Bild im Format PNG, JPEG oder WebP wählen.",
  "errors.imageSize": "Dieses Bild ist zu groß. Erlaubt sind 512 KB.",
  "errors.upload": "Die Datei ist nicht angekommen. Bitte noch einmal wählen.",
  "errors.domain": "Das ist kein Hostname. Er sieht aus wie academy.example.org.",
  "errors.domainReserved": "Dieser Host gehört der Installation selbst. Bitte einen eigenen verwenden.",
  "errors.domainTaken": "Dieser Host wird schon verwendet.",
};
