import type { organization as english } from "../en/organization";
import type { Messages } from "../messages";

export const organization: Messages<typeof english> = {
  "organization.setup.title": "Organisation einrichten",
  "organization.setup.text":
    "Hier ist noch nichts. Alles lässt sich später ändern; wer das Formular absendet, wird Inhaberin oder Inhaber.",
  "organization.setup.yours": "Die Organisation",
  "organization.setup.you": "Inhaberin oder Inhaber",
  "organization.setup.owner.name": "Name der Person",
  "organization.setup.owner.email": "E-Mail-Adresse der Person",
  "organization.setup.submit": "Einrichten und anmelden",
  "organization.setup.address": "Kurzname in Adressen",
  "organization.setup.address.text": "Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel seefeld.",
  "organization.switcher.title": "Organisationen",
  "organization.found.title": "Neue Organisation",
  "organization.found.text":
    "Sie hat eigene Personen, Einstellungen und Seiten, unter ihrem Kurznamen. Wer sie gründet, ist ihre erste Inhaberin oder ihr erster Inhaber.",
  "organization.found.submit": "Organisation gründen und dorthin gehen",
  "organization.found.mayNot.title": "Hier lässt sich keine Organisation gründen",
  "organization.found.mayNot.text":
    "Weitere Organisationen gründet, wem schon eine gehört. Ein Konto der Demo bleibt in der Demo.",
  "organization.settings.title": "Einstellungen",
  "organization.tab.profile": "Organisation",
  "organization.tab.branding": "Aussehen",
  "organization.tab.domains": "Hostnamen",
  "organization.tab.roles": "Rollen",
  "organization.tab.terms": "Bedingungen",
  "organization.tab.delete": "Löschen",
  "organization.profile.timeZone": "Zeitzone",
  "organization.profile.currency": "Währung",
  "organization.profile.currency.text": "Drei Buchstaben, zum Beispiel CHF.",
  "organization.profile.locale": "Sprache",
  "organization.profile.locale.text": "Von Seiten und Mails, wo niemand eine andere gewählt hat.",
  "organization.roles.text": "Wer was darf. Eine Person kann mehrere Rollen haben.",
  "organization.roles.permission": "Berechtigung",
  "organization.roles.may": "{role} darf das",
  "organization.roles.mayNot": "{role} darf das nicht",
  "organization.delete.text":
    "Alles von {name} wird entfernt: Personen ohne andere Organisation, Mails, Protokoll, Dateien. Das lässt sich nicht rückgängig machen.",
  "organization.delete.submit": "{name} löschen",
};
