import type { Messages } from "../messages";
import type { notifications as english } from "../en/notifications";

export const notifications: Messages<typeof english> = {
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
  "notifications.notice.exportReady": "Die Daten können heruntergeladen werden",
  "notifications.notice.addressChanged": "Die E-Mail-Adresse wurde zu {newAddress} geändert",
  "notifications.notice.other": "Eine neue Nachricht ist da",
  "notifications.kind.account": "Konto",
  "notifications.kind.invitation": "Einladungen",
  "notifications.kind.announcement": "Ankündigungen",
  "notifications.kind.reminder": "Erinnerungen",
  "notifications.kind.activity": "Aktivität",
  "notifications.state.waiting": "Wartet",
  "notifications.state.sending": "Wird gesendet",
  "notifications.state.sent": "Gesendet",
  "notifications.state.delivered": "Zugestellt",
  "notifications.state.kept": "Hier aufbewahrt",
  "notifications.state.bounced": "Zurückgekommen",
  "notifications.state.complained": "Als Spam gemeldet",
  "notifications.state.failed": "Nicht gesendet",
  "notifications.state.suppressed": "Zurückgehalten",
  "notifications.state.digested": "In einer Zusammenfassung gesendet",
  "notifications.problem.unreachable": "Der E-Mail-Dienst antwortet nicht.",
  "notifications.problem.throttled": "Der E-Mail-Dienst bittet um Geduld.",
  "notifications.problem.refused": "Der E-Mail-Dienst hat diese E-Mail abgelehnt.",
  "notifications.problem.template":
    "Die E-Mail konnte nicht geschrieben werden. Die Vorlage oder ihre Daten sind fehlerhaft.",
  "notifications.problem.setup":
    "Der E-Mail-Dienst ist nicht richtig eingerichtet: Schlüssel oder Absenderadresse werden abgelehnt.",
  "notifications.problem.tooOld": "Sie konnte einen Tag lang nicht gesendet werden und wurde aufgegeben.",
  "notifications.problem.bounced": "Das Postfach gibt es nicht, oder es nimmt nichts an.",
  "notifications.problem.unwanted": "Diese Art von E-Mails wurde abbestellt.",
  "errors.essentialKind":
    "Nachrichten dieser Art kommen immer: Ohne sie könnte sich niemand anmelden oder beitreten.",
  "notifications.problem.suppressed": "E-Mails an diese Adresse kamen zurück oder wurden als Spam gemeldet.",
};
