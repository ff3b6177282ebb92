import type { credentials as english } from "../en/credentials";
import type { Messages } from "../messages";

/** What certificates, their mails and lists say, and why one could not be made. */
export const credentials: Messages<typeof english> = {
  "certificates.sheet.awarded": "Verliehen am {date}",
  "certificates.sheet.validUntil": "Gültig bis {date}",
  "certificates.sheet.verify": "Prüfen auf {host}",
  "certificates.sheet.code": "QR-Code: {address}",
  "certificates.sheet.seal": "Siegel von {issuer}",
  "certificates.mail.issued.subject": "Das Zertifikat ist da: {achievement}",
  "certificates.mail.issued.text":
    "{issuer} hat ein Zertifikat für „{achievement}“ ausgestellt. Es lässt sich herunterladen, teilen und von allen prüfen.",
  "certificates.mail.issued.action": "Zertifikat öffnen",
  "certificates.mail.issued.note":
    "Die Seite zeigt allen, die ihre Adresse haben, dass das Zertifikat echt ist. Sie lässt sich jederzeit verbergen.",
  "notifications.notice.credentialIssued": "Das Zertifikat für {achievement} ist da",
  "certificates.mail.revoked.subject": "Das Zertifikat ist nicht mehr gültig: {achievement}",
  "certificates.mail.revoked.text":
    "{issuer} hat das Zertifikat für „{achievement}“ widerrufen. Wer es von jetzt an prüft, liest, dass es widerrufen ist und warum.",
  "certificates.mail.revoked.reason": "Grund: {reason}",
  "certificates.mail.revoked.action": "Seite des Zertifikats öffnen",
  "certificates.mail.revoked.note": "Falls das ein Irrtum ist, hilft eine Nachricht an {issuer}.",
  "notifications.notice.credentialRevoked":
    "Das Zertifikat für {achievement} ist nicht mehr gültig: {reason}",
  "errors.csvWithoutName":
    "Die erste Zeile muss eine Spalte „Name“ nennen, oder je eine für Vor- und Nachnamen.",
  "errors.civilDate": "Bitte das Datum als 2026-03-31 schreiben.",
  "errors.future": "Dieser Tag ist noch nicht gekommen.",
  "errors.past": "Dieser Zeitpunkt ist vorbei. Bitte einen späteren wählen.",
  "certificates.problem.publicUrl":
    "Zuerst PUBLIC_URL setzen: Ein Nachweis trägt die Adresse dieser Installation für immer.",
  "certificates.problem.masterKey":
    "Zuerst CREDENTIAL_MASTER_KEY setzen: Damit werden die Schlüssel der Nachweise versiegelt.",
  "certificates.problem.sealedKeys":
    "Die Schlüssel der Nachweise wurden mit einem anderen CREDENTIAL_MASTER_KEY versiegelt. Bitte diesen wieder setzen.",
  "certificates.problem.fonts":
    "Der Webserver hat die Schriften nicht geliefert, die dieses Zertifikat braucht. Bitte prüfen, ob PUBLIC_URL erreichbar ist, und es dann noch einmal versuchen.",
  "certificates.problem.died":
    "Das Erstellen wurde immer wieder unterbrochen. Bitte noch einmal versuchen; scheitert es wieder, helfen die Protokolle.",
  "certificates.problem.fault": "Beim Erstellen ist etwas schiefgegangen. Bitte noch einmal versuchen.",
  "refusal.This cannot be done with the credential as it stands now.":
    "Das geht mit dem Zertifikat in seinem jetzigen Zustand nicht.",
  "refusal.This key is marked as compromised already.":
    "Dieser Schlüssel ist schon als kompromittiert gemeldet.",
  "refusal.Nothing was issued here yet: the first credential brings the first keys.":
    "Hier wurde noch nichts ausgestellt: Das erste Zertifikat bringt die ersten Schlüssel.",
  "refusal.This program's achievement is archived. Restore it first.":
    "Die Leistung dieses Programms ist archiviert. Bitte zuerst wiederherstellen.",
  "refusal.This achievement is archived. Restore it first.":
    "Diese Leistung ist archiviert. Bitte zuerst wiederherstellen.",
};
