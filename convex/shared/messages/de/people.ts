import type { Messages } from "../messages";
import type { people as english } from "../en/people";

export const people: Messages<typeof english> = {
  "people.roles.owner": "Inhaberin oder Inhaber",
  "people.roles.admin": "Administration",
  "people.roles.manager": "Leitung",
  "people.roles.reviewer": "Begutachtung",
  "people.roles.instructor": "Unterricht",
  "people.roles.mentor": "Mentoring",
  "people.roles.editor": "Redaktion",
  "people.roles.finance": "Finanzen",
  "people.roles.company_admin": "Unternehmen: Verwaltung",
  "people.roles.company_viewer": "Unternehmen: Einsicht",
  "people.roles.company_volunteer": "Unternehmen: Freiwillige",
  "people.documents.terms": "Nutzungsbedingungen",
  "people.documents.privacy": "Datenschutzerklärung",
  "people.codes.changed": "Die Adresse ist jetzt {email}.",
  "people.codes.wrong": "Das ist nicht der Code. Bitte die Ziffern prüfen.",
  "people.codes.expired": "Dieser Code gilt nicht mehr. Bitte einen neuen anfordern.",
  "errors.emailTaken": "Diese Adresse verwendet schon jemand.",
  "errors.tooMany": "Das sind zu viele auf einmal. Bitte höchstens 200.",
  "people.impersonation.seenAs":
    "Alles ist so zu sehen, wie {name} es sieht. Was hier geschieht, wird mit dem eigenen Namen festgehalten.",
  "people.impersonation.end": "Zurück zu mir",
  "people.consentTo": "{document}, Fassung {version}",
};
