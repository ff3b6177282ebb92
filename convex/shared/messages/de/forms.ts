import type { Messages } from "../messages";
import type { forms as english } from "../en/forms";

export const forms: Messages<typeof english> = {
  "forms.purpose.join": "Anfrage zur Teilnahme",
  "forms.purpose.intake": "Aufnahme",
  "forms.purpose.survey": "Umfrage",
  "forms.state.draft": "Entwurf",
  "forms.state.published": "Veröffentlicht",
  "forms.kind.text": "Kurzer Text",
  "forms.kind.longText": "Langer Text",
  "forms.kind.email": "Mailadresse",
  "forms.kind.number": "Zahl",
  "forms.kind.date": "Datum",
  "forms.kind.choice": "Eins von mehreren",
  "forms.kind.choices": "Mehrere von mehreren",
  "forms.kind.yesNo": "Ja oder nein",
  "errors.fieldKey":
    "Mit einem Kleinbuchstaben beginnen und nur Buchstaben und Ziffern verwenden, höchstens 40.",
  "errors.repeated": "Das steht hier schon.",
  "errors.noOptions": "Nur Fragen mit Auswahl haben Antwortmöglichkeiten.",
  "errors.fieldBefore": "Bitte eine Frage wählen, die vor dieser steht.",
  "errors.fieldChoice": "Bitte eine Frage wählen, die durch Auswählen beantwortet wird.",
  "errors.number": "Bitte eine Zahl eingeben.",
  "errors.date": "Bitte ein Datum eingeben.",
};
