import type { Messages } from "../messages";
import type { privacy as english } from "../en/privacy";

export const privacy: Messages<typeof english> = {
  "privacy.erasedPerson": "Gelöschte Person",
  "privacy.archive.title": "Die eigenen Daten bei {organization}",
  "privacy.archive.intro":
    "Jeder Abschnitt liegt auch als JSON-Datei mit allen Einträgen in diesem Archiv. Zeiten sind in UTC.",
  "privacy.archive.amount": "{count, plural, =0 {Keine Einträge} one {# Eintrag} other {# Einträge}}",
  "privacy.section.account": "Konto",
  "privacy.section.mergedAccounts": "Mit dem Konto zusammengeführte Duplikate",
  "privacy.section.signInAccounts": "Konten für die Anmeldung",
  "privacy.section.addressChanges": "Adressänderungen, die auf Bestätigung warten",
  "privacy.section.passkeys": "Passkeys",
  "privacy.section.sessions": "Anmeldungen",
  "privacy.section.codes": "Anmeldecodes",
  "privacy.section.profile": "Profil in dieser Organisation",
  "privacy.section.memberships": "Rollen",
  "privacy.section.companies": "Plätze in Unternehmen",
  "privacy.section.invitations": "Einladungen",
  "privacy.section.acceptedInvitations": "Angenommene Einladungen",
  "privacy.section.consents": "Zugestimmte Bedingungen",
  "privacy.section.mails": "E-Mails",
  "privacy.section.mailsToAddress": "E-Mails an die Adresse",
  "privacy.section.notices": "Posteingang",
  "privacy.section.savedViews": "Gespeicherte Tabellenansichten",
  "privacy.section.preferences": "Einstellungen für Benachrichtigungen",
  "privacy.section.suppressions": "Adresse, die keine E-Mail erreicht",
  "privacy.section.deeds": "Eigene Handlungen hier",
  "privacy.section.accountDeeds": "Eigene Handlungen am Konto",
  "privacy.section.logFiles": "Exporte des Protokolls",
  "privacy.section.privacyJobs": "Exporte und Löschungen der eigenen Daten",
  "privacy.kept.memberships": "Dass jemand eine Rolle hatte und wann: ohne Namen.",
  "privacy.kept.companyMembers": "Dass jemand einen Platz in einem Unternehmen hatte und wann: ohne Namen.",
  "privacy.kept.invitations": "Dass jemand eingeladen wurde und wann: ohne die Adresse.",
  "privacy.kept.consents":
    "Welchen Bedingungen zugestimmt wurde und wann: ein rechtlicher Nachweis, ohne Namen.",
  "privacy.kept.deliveries":
    "Dass eine E-Mail gesendet wurde und wann: ohne Adresse und Text. E-Mails an andere bleiben ein Jahr lang so, wie sie ankamen.",
  "privacy.kept.auditEntries": "Das Protokoll: Namen und Adressen standen nie darin.",
  "privacy.kept.privacyJobs": "Dass Daten exportiert oder gelöscht wurden und wann: als Nachweis.",
  "privacy.refusal.lastOwner":
    "Eine Organisation braucht jemanden, dem sie gehört. Zuerst jemand anderem diese Rolle geben oder die Organisation löschen.",
  "privacy.refusal.ownersOnly": "Nur wem die Organisation gehört, darf eine solche Person löschen.",
  "privacy.problem.interrupted": "Das wurde mehrmals unterbrochen. Bitte erneut versuchen.",
};
