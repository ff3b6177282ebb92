import type { Messages } from "../messages";
import type { tenancy as english } from "../en/tenancy";

export const tenancy: Messages<typeof english> = {
  "tenancy.home.lead":
    "Programme, Termine, Aufzeichnungen und Zertifikate: alles, was man hier tut, an einem Ort.",
  "tenancy.home.goOn": "Weiter zum Lernen",
  "tenancy.home.learner.title": "Wer teilnimmt",
  "tenancy.home.learner.text":
    "E-Mail-Adresse eingeben, und ein Code kommt sofort. Es gibt kein Passwort, das man sich merken müsste.",
  "tenancy.home.invited.title": "Wer eingeladen ist",
  "tenancy.home.invited.text": "Den Link in der E-Mail öffnen. Er weiß, wozu er einlädt, und führt dorthin.",
  "tenancy.home.company.title": "Wer für ein Unternehmen handelt",
  "tenancy.home.company.text": "Das Unternehmen hat hier eigene Seiten für alle, die für es handeln.",
  "tenancy.branding.suggestion": "{color} ist die nächste Farbe, in der Text lesbar ist.",
  "tenancy.deletion.progress":
    "{removed, plural, one {# Zeile} other {# Zeilen}} entfernt, {done} von {total} Tabellen erledigt",
  "tenancy.deletion.finished": "{name} ist gelöscht.",
  "errors.contrast": "Text in dieser Farbe ist schwer zu lesen. Bitte eine dunklere wählen.",
  "errors.imageType": "Bitte ein Bild im Format PNG, JPEG oder WebP wählen.",
  "errors.imageSize": "Dieses Bild ist zu groß. Erlaubt sind 512 kB.",
  "errors.upload": "Die Datei ist nicht angekommen. Bitte noch einmal wählen.",
  "errors.domain": "Das ist kein Hostname. Er sieht aus wie academy.example.org.",
  "errors.domainReserved": "Dieser Host gehört der Installation selbst. Bitte einen eigenen verwenden.",
  "errors.domainTaken": "Dieser Host wird schon verwendet.",
};
