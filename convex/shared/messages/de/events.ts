import type { events as en } from "../en/events";
import type { Messages } from "../messages";

export const events: Messages<typeof en> = {
  "events.mail.when": "Wann",
  "events.mail.where": "Wo",
  "events.mail.online": "Online",
  "events.mail.roomAndOnline": "{room} und online",
  "events.mail.series":
    "{count, plural, =0 {In dieser Reihe folgen keine weiteren Termine. Geht sie mit neuen Daten weiter, kommen sie in einer eigenen E-Mail.} one {Es ist der einzige, der noch bevorsteht.} other {Es ist der erste von # Terminen, die noch bevorstehen; der Kalender zeigt sie alle.}}",
  "events.mail.reason": "Grund: {reason}",
  "events.mail.open": "Termin öffnen",
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
  "errors.duration": "Ein Termin dauert zwischen 5 Minuten und 24 Stunden.",
  "errors.wallTime": "Dieses Datum oder diese Uhrzeit gibt es nicht.",
  "errors.outsideCohort":
    "Das liegt außerhalb der Daten des Kurses. Eine andere Zeit wählen oder zuerst die Daten des Kurses ändern.",
  "errors.placeNeeded": "Bitte angeben, wo es ist: ein Raum, online oder beides.",
  "errors.url": "Das ist keine Webadresse. Sie sieht aus wie https://example.org/room.",
  "errors.reminders": "Bis zu fünf Erinnerungen, jede zwischen 5 Minuten und 14 Tagen vorher.",
  "errors.rule":
    "Diese Wiederholung ist nicht lesbar. Sie ist täglich, wöchentlich, monatlich oder jährlich.",
  "errors.ruleEndless": "Bitte angeben, wann die Wiederholung endet.",
  "errors.ruleTooMany": "Das sind mehr als 520 Termine. Die Wiederholung früher enden lassen.",
  "errors.ruleStart": "Der erste Termin passt nicht zur Wiederholung. An einem ihrer Tage beginnen.",
  "errors.ruleNeeded":
    "Bitte angeben, welche Tage die Wiederholung jetzt hat: Sie folgen nicht aus dem neuen Datum.",
  "errors.ruleOfOne": "Ein einzelner Termin wiederholt sich nicht. Stattdessen alle folgenden ändern.",
  "errors.tooManyInstructors": "Ein Termin hat höchstens zehn Lehrende.",
  "errors.tooManyForSeries":
    "Eine so lange Reihe hat weniger Lehrende oder Erinnerungen. Sie früher enden lassen oder in Teilen planen.",
  "errors.notStaff": "Nur Mitglieder des Teams leiten Termine.",
  "errors.seats": "Eine ganze Zahl ab 1, und nur wo man sich anmeldet.",
  "privacy.section.ledSessions": "Geleitete Termine",
  "privacy.section.registrations": "Anmeldungen für Termine",
  "privacy.section.calendarFeeds": "Kalenderadressen",
  "privacy.kept.eventInstructors":
    "Wer welchen Termin geleitet hat, ohne Namen: Es gehört zu dem, was stattgefunden hat.",
  "privacy.kept.registrations":
    "Anmeldungen für Termine, ohne Namen: Sie gehören zu dem, was stattgefunden hat.",
  "privacy.section.busyTimes": "Durch Termine belegte Zeiten",
};
