import type { events as en } from "../en/events";
import type { Messages } from "../messages";

export const events: Messages<typeof en> = {
  "events.sessionPlanned.subject": "Geplant: {title}",
  "events.sessionPlanned.text":
    "Ein Termin von {cohort} wurde geplant. Das E-Mail-Programm kann ihn in den Kalender übernehmen.",
  "events.sessionChanged.subject": "Geändert: {title}",
  "events.sessionChanged.text": "Ein Termin von {cohort} wurde geändert. So steht er jetzt:",
  "events.sessionCancelled.subject": "Abgesagt: {title}",
  "events.sessionCancelled.text":
    "{count, plural, one {Ein Termin von {cohort} findet nicht statt:} other {Termine von {cohort} finden nicht statt. Der Kalender zeigt, welche bleiben.}}",
  "events.sessionReminder.subject": "{title} steht bevor",
  "events.sessionReminder.text":
    "{hours, plural, =0 {In {minutes, plural, one {# Minute} other {# Minuten}}: {title}, von {cohort}.} one {In einer Stunde: {title}, von {cohort}.} other {In # Stunden: {title}, von {cohort}.}}",
  "events.sessionSeatOffered.subject": "Ein Platz ist frei: {title}",
  "events.sessionSeatOffered.text":
    "Auf der Warteliste für einen Termin von {cohort} ist ein Platz frei geworden. Er ist bis {until} reserviert.",
  "events.sessionSeatOffered.action": "Platz annehmen",
  "notifications.notice.sessionPlanned": "Geplant: {title}",
  "notifications.notice.sessionChanged": "Geändert: {title}",
  "notifications.notice.sessionCancelled": "Abgesagt: {title}",
  "notifications.notice.sessionReminder": "{title} steht bevor",
  "notifications.notice.sessionSeatOffered": "Ein Platz ist reserviert: {title}",
  "privacy.section.ledSessions": "Geleitete Termine",
  "privacy.section.registrations": "Anmeldungen für Termine",
  "privacy.section.calendarFeeds": "Kalenderadressen",
  "privacy.kept.eventInstructors":
    "Wer welchen Termin geleitet hat, ohne Namen: Es gehört zu dem, was stattgefunden hat.",
  "privacy.kept.registrations":
    "Anmeldungen für Termine, ohne Namen: Sie gehören zu dem, was stattgefunden hat.",
  "privacy.section.busyTimes": "Durch Termine belegte Zeiten",
};
