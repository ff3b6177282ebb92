import type { Messages } from "../messages";
import type { shell as english } from "../en/shell";

export const shell: Messages<typeof english> = {
  "shell.pageTitle": "{page} · {organization}",
  "shell.invitation": "Einladung",
  "shell.notFound.title": "Diese Seite gibt es hier nicht",
  "shell.notFound.text": "Die Adresse ist vielleicht vertippt, oder der Inhalt ist umgezogen.",
  "shell.forbidden.title": "Diese Seite ist nicht freigegeben",
  "shell.forbidden.text":
    "Die Rollen hier erlauben sie nicht. Wer die Organisation verwaltet, kann das ändern.",
  "shell.broken.title": "Etwas ist schiefgegangen",
  "shell.broken.text":
    "Keine Eingabe ist verloren. Bitte erneut versuchen; sonst hilft uns die Uhrzeit, den Fehler zu finden.",
  "shell.toHome": "Zur Startseite",
  "shell.signIn": "Anmelden",
  "shell.signOut": "Abmelden",
  "shell.home": "Start",
  "shell.portal": "Mein Lernen",
  "shell.admin": "Verwaltung",
  "shell.inbox": "Posteingang",
  "shell.account": "Konto",
  "shell.people": "Personen",
  "shell.members": "Team",
  "shell.companies": "Unternehmen",
  "shell.outbox": "Postausgang",
  "shell.audit": "Protokoll",
  "shell.privacy": "Datenschutz",
  "shell.settings": "Einstellungen",
  "shell.roles": "Rollen",
  "shell.dashboard": "Übersicht",
  "shell.blog": "Blog",
  "shell.search": "Suche",
  "shell.design": "Designsystem",
};
