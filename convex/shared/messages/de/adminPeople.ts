import type { adminPeople as english } from "../en/adminPeople";
import type { Messages } from "../messages";

export const adminPeople: Messages<typeof english> = {
  "adminPeople.actions": "Aktionen",
  "adminPeople.actionsFor": "Aktionen für {name}",
  "adminPeople.roles": "Rollen",
  "adminPeople.state": "Zustand",
  "adminPeople.since": "Seit",
  "adminPeople.until": "Bis",
  "adminPeople.role.owner": "Alles, auch das Löschen der Organisation",
  "adminPeople.role.admin": "Einstellungen, Team, Personen und alles Weitere",
  "adminPeople.role.manager": "Leitet Programme und arbeitet mit Firmen",
  "adminPeople.role.reviewer": "Liest und bewertet Bewerbungen",
  "adminPeople.role.instructor": "Unterrichtet und hält Sprechstunden",
  "adminPeople.role.mentor": "Begleitet einzelne Lernende",
  "adminPeople.role.editor": "Schreibt Seiten, Beiträge und Material",
  "adminPeople.role.finance": "Rechnungen, Zahlungen und Firmen",
  "adminPeople.members.title": "Team",
  "adminPeople.members.text": "Wer hier arbeitet, was sie dürfen und wer eingeladen ist.",
  "adminPeople.members.present": "Mitglieder",
  "adminPeople.members.former": "Frühere Mitglieder",
  "adminPeople.members.noMember.title": "Noch niemand",
  "adminPeople.members.noMember.text": "Hier lässt sich jemand zur Mitarbeit einladen.",
  "adminPeople.members.noFormer.title": "Niemand ist ausgeschieden",
  "adminPeople.members.noFormer.text": "Endet eine Mitgliedschaft, bleibt sie hier als Verlauf erhalten.",
  "adminPeople.members.changeRoles": "Rollen ändern",
  "adminPeople.members.rolesOf": "Rollen von {name}",
  "adminPeople.members.rolesChanged": "{name} hat jetzt andere Rollen.",
  "adminPeople.members.ownersOnly":
    "Nur Inhaberinnen und Inhaber geben diese Rolle weiter oder nehmen sie jemandem.",
  "adminPeople.members.lastOwner":
    "Eine Organisation braucht jemanden als Inhaber. Zuerst jemand anderem diese Rolle geben.",
  "adminPeople.members.end": "Mitgliedschaft beenden",
  "adminPeople.members.endOf": "Mitgliedschaft von {name} beenden?",
  "adminPeople.members.endText":
    "{name} kommt ab sofort nicht mehr in die Verwaltung. Was getan wurde, bleibt. Eine Einladung führt zurück.",
  "adminPeople.members.ended": "Die Mitgliedschaft von {name} ist beendet.",
  "adminPeople.invitations.title": "Einladungen",
  "adminPeople.invitations.to": "Eingeladen als",
  "adminPeople.invitations.toCompany": "{role}, {company}",
  "adminPeople.invitations.expires": "Gültig bis",
  "adminPeople.invitations.sent": "Zuerst gesendet",
  "adminPeople.invitations.expired":
    "{count, plural, one {Eine Einladung ist abgelaufen.} other {# Einladungen sind abgelaufen.}}",
  "adminPeople.invitations.resendAll": "{count, plural, one {Erneut senden} other {# erneut senden}}",
  "adminPeople.invitations.resend": "Erneut senden",
  "adminPeople.invitations.resent":
    "{count, plural, one {Mit neuem Link gesendet.} other {# mit neuem Link gesendet.}}",
  "adminPeople.invitations.revoke": "Zurücknehmen",
  "adminPeople.invitations.revokeOf": "Einladung von {email} zurücknehmen?",
  "adminPeople.invitations.revokeText": "Der Link in der Mail gilt ab sofort nicht mehr.",
  "adminPeople.invitations.revoked": "Die Einladung von {email} ist zurückgenommen.",
  "adminPeople.invitations.noneOpen.title": "Keine offenen Einladungen",
  "adminPeople.invitations.noneOpen.text":
    "Wer eingeladen ist, steht hier bis zur Annahme oder bis die Zeit um ist.",
  "adminPeople.invitations.noneOther.title": "Keine in diesem Zustand",
  "adminPeople.invitations.noneOther.text":
    "Angenommene und zurückgenommene Einladungen bleiben hier erhalten.",
  "adminPeople.invitations.showOpen": "Offene Einladungen zeigen",
  "adminPeople.invite.action": "Einladen",
  "adminPeople.invite.title": "Ins Team einladen",
  "adminPeople.invite.text": "Alle erhalten eine Mail mit einem Link, der vierzehn Tage gilt.",
  "adminPeople.invite.addresses": "Mailadressen",
  "adminPeople.invite.addressesText":
    "Eine je Zeile oder durch Kommas getrennt. Auch „Ada Lovelace <ada@example.org>“ geht. Höchstens 200.",
  "adminPeople.invite.lines": "Was geschehen wird",
  "adminPeople.invite.send":
    "{count, plural, =0 {Einladungen senden} one {# Einladung senden} other {# Einladungen senden}}",
  "adminPeople.invite.sent":
    "{count, plural, =0 {Keine der Adressen konnte eingeladen werden.} one {# Einladung ist unterwegs.} other {# Einladungen sind unterwegs.}}",
  "adminPeople.invite.as": "Sie kommen als",
  "adminPeople.accept.title": "Einladung zu {organization}",
  "adminPeople.accept.text": "{inviter} lädt ein als: {goal}.",
  "adminPeople.accept.until": "Gültig bis {date}.",
  "adminPeople.accept.signIn": "Anmelden und annehmen",
  "adminPeople.accept.signInText":
    "Die Einladung ging an {email}. Mit dieser Adresse anmelden; ein Konto entsteht dabei von selbst.",
  "adminPeople.accept.as": "Angemeldet als {name} ({email}).",
  "adminPeople.accept.accept": "Einladung annehmen",
  "adminPeople.accept.unknown.title": "Dieser Link führt zu keiner Einladung",
  "adminPeople.accept.unknown.text":
    "Vielleicht ist er abgeschnitten. Bitte ganz aus der Mail kopieren oder bei der einladenden Person nachfragen.",
  "adminPeople.accept.accepted": "Diese Einladung wurde schon benutzt. Zum Fortfahren anmelden.",
  "adminPeople.accept.revoked":
    "Diese Einladung wurde zurückgenommen. Bitte bei der einladenden Person nachfragen.",
  "adminPeople.accept.expired": "Diese Einladung ist zu alt. Bitte um eine neue bitten.",
  "adminPeople.accept.goOn": "Weiter",
};
