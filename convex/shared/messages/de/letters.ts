import type { Messages } from "../messages";
import type { letters as english } from "../en/letters";

export const letters: Messages<typeof english> = {
  "cohorts.mail.reason": "Der Grund: {reason}",
  "cohorts.mail.joined.subject": "Ein Platz in {cohort}",
  "cohorts.mail.joined.text": "Ein Platz in {cohort} von {program} ist reserviert. Es beginnt am {date}.",
  "cohorts.mail.joined.action": "Zur Durchführung",
  "cohorts.mail.waitlisted.subject": "Auf der Warteliste für {cohort}",
  "cohorts.mail.waitlisted.text":
    "Alle Plätze in {cohort} von {program} sind vergeben. Wird einer frei, geht er nach der Reihenfolge der Warteliste.",
  "cohorts.mail.waitlisted.action": "Den eigenen Platz ansehen",
  "cohorts.mail.offered.subject": "In {cohort} ist ein Platz frei",
  "cohorts.mail.offered.text":
    "In {cohort} von {program} ist ein Platz frei. Er bleibt bis {until} reserviert und geht dann an die nächste Person der Warteliste.",
  "cohorts.mail.offered.action": "Platz annehmen oder ablehnen",
  "cohorts.mail.received.subject": "Anfrage für {cohort}",
  "cohorts.mail.received.text":
    "Die Anfrage für {cohort} von {program} ist angekommen. Die Antwort kommt per E-Mail.",
  "cohorts.mail.received.action": "Anfrage ansehen",
  "cohorts.mail.approved.subject": "Zugesagt: {cohort}",
  "cohorts.mail.approved.text":
    "Die Anfrage wurde angenommen. Ein Platz in {cohort} von {program} ist reserviert; es beginnt am {date}.",
  "cohorts.mail.approved.action": "Zur Durchführung",
  "cohorts.mail.declined.subject": "Die Anfrage für {cohort} wurde nicht angenommen",
  "cohorts.mail.declined.text": "Für {cohort} von {program} ist es dieses Mal nicht möglich.",
  "cohorts.mail.declined.action": "Andere Programme ansehen",
  "cohorts.mail.invited.subject": "{inviterName} lädt zu {cohort} ein",
  "cohorts.mail.invited.text":
    "{inviterName} lädt zu {cohort} von {program} ein. Die Einladung gilt bis {until}.",
  "cohorts.mail.invited.action": "Annehmen oder ablehnen",
  "cohorts.mail.invited.note":
    "Zum Anmelden die Adresse verwenden, an die diese E-Mail ging. Wer nicht weiß, worum es geht, muss nichts tun.",
  "cohorts.mail.left.subject": "Nicht mehr in {cohort}",
  "cohorts.mail.left.text": "Der Platz in {cohort} von {program} wurde aufgehoben.",
  "cohorts.mail.left.action": "Ansehen, was bleibt",
  "cohorts.mail.cancelled.subject": "{cohort} ist abgesagt",
  "cohorts.mail.cancelled.text": "{cohort} von {program} findet nicht statt. Es ist nichts zu tun.",
  "cohorts.mail.cancelled.action": "Eigene Programme ansehen",
  "cohorts.mail.completed.subject": "{cohort} ist abgeschlossen",
  "cohorts.mail.completed.text":
    "Herzlichen Glückwunsch zum Abschluss von {cohort} von {program}. Aufzeichnungen und Unterlagen bleiben bis {date} offen.",
  "cohorts.mail.completed.action": "Zur Durchführung",
  "cohorts.mail.announcement.action": "Zur Durchführung",
  "cohorts.mail.announcement.note": "{author} hat dies an {cohort} von {program} gesendet.",
  "events.mail.when": "Wann",
  "events.mail.where": "Wo",
  "events.mail.online": "Online",
  "events.mail.roomAndOnline": "{room} und online",
  "events.mail.series":
    "{count, plural, =0 {In dieser Reihe folgen keine weiteren Termine. Geht sie mit neuen Daten weiter, kommen sie in einer eigenen E-Mail.} one {Es ist der einzige, der noch bevorsteht.} other {Es ist der erste von # Terminen, die noch bevorstehen; der Kalender zeigt sie alle.}}",
  "events.mail.reason": "Grund: {reason}",
  "events.mail.open": "Termin öffnen",
  "notifications.mail.reason": "Diese E-Mail kommt wegen einer Verbindung zu {organization}.",
  "notifications.mail.unsubscribe": "E-Mails dieser Art abbestellen",
  "notifications.mail.address": "Falls die Schaltfläche nicht funktioniert, diese Adresse öffnen:",
  "notifications.signInCode.subject": "Code für die Anmeldung",
  "notifications.signInCode.title": "Anmelden bei {organization}",
  "notifications.signInCode.preview": "Diese E-Mail öffnen, um den Code zu sehen.",
  "notifications.signInCode.text": "Diesen Code auf der Seite eingeben, auf der er angefordert wurde:",
  "notifications.signInCode.validity":
    "Er gilt einmal, {minutes, plural, one {# Minute} other {# Minuten}} lang.",
  "notifications.signInCode.note":
    "Wer keinen Code angefordert hat, muss nichts tun: Ohne ihn kann sich niemand anmelden. Den Code niemandem weitergeben.",
  "notifications.addressCode.subject": "Neue E-Mail-Adresse bestätigen",
  "notifications.addressCode.text": "Diesen Code auf der Seite eingeben, auf der die Adresse geändert wurde:",
  "notifications.addressCode.note":
    "Wer keine Adresse geändert hat, muss nichts tun: Diese Adresse wird nicht verwendet.",
  "notifications.addressChanged.subject": "Die E-Mail-Adresse wurde geändert",
  "notifications.addressChanged.text":
    "Das Konto bei {organization} verwendet jetzt {newAddress}. An diese Adresse geht nichts mehr.",
  "notifications.addressChanged.note":
    "Wer sie nicht selbst geändert hat, sollte sich sofort bei {organization} melden: Jemand anderes verwendet vielleicht das Konto.",
  "notifications.invitation.subject": "{inviter} lädt zu {organization} ein",
  "notifications.invitation.title": "Einladung zu {organization}",
  "notifications.invitation.preview": "Diese E-Mail öffnen, um die Einladung anzunehmen.",
  "notifications.invitation.text":
    "{count, plural, =0 {{inviter} lädt zu {organization} ein.} one {{inviter} lädt zu {organization} ein. Rolle: {roles}.} other {{inviter} lädt zu {organization} ein. Rollen: {roles}.}}",
  "notifications.invitation.action": "Einladung annehmen",
  "notifications.invitation.note":
    "Der Link ist persönlich und gilt einmal. Wer nicht weiß, worum es geht, muss nichts tun.",
  "notifications.digest.subject": "{count, plural, one {Eine Neuigkeit} other {# Neuigkeiten}}",
  "notifications.digest.text": "Neu bei {organization}:",
  "notifications.exportReady.subject": "Die Daten sind bereit",
  "notifications.exportReady.text":
    "Die Datei mit allen persönlichen Daten bei {organization} kann jetzt heruntergeladen werden.",
  "notifications.exportReady.action": "Daten herunterladen",
  "notifications.exportReady.note":
    "Die Datei bleibt {days, plural, one {# Tag} other {# Tage}} liegen und wird dann gelöscht.",
  "notifications.role.owner": "Inhaberin oder Inhaber",
  "notifications.role.admin": "Administration",
  "notifications.role.manager": "Leitung",
  "notifications.role.reviewer": "Begutachtung",
  "notifications.role.instructor": "Lehre",
  "notifications.role.mentor": "Mentoring",
  "notifications.role.editor": "Redaktion",
  "notifications.role.finance": "Finanzen",
  "notifications.role.company_admin": "Administration des Unternehmens",
  "notifications.role.company_viewer": "Einsicht für das Unternehmen",
  "notifications.role.company_volunteer": "Freiwilligeneinsatz des Unternehmens",
};
