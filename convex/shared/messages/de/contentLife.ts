import type { contentLife as english } from "../en/contentLife";
import type { Messages } from "../messages";

/** Was vom Leben der Beiträge und Seiten abgelehnt und festgehalten wird. */
export const contentLife: Messages<typeof english> = {
  "errors.contentSlug": "Kleinbuchstaben, Ziffern und einzelne Bindestriche, höchstens 60 Zeichen.",
  "errors.translationExists": "Eine Übersetzung in diese Sprache gibt es schon.",
  "errors.imageNeeded": "Bitte wählen Sie ein Bild.",
  "errors.authorUnknown": "Bitte wählen Sie Personen, die zu dieser Organisation gehören.",
  "errors.altNeeded": "Sagen Sie in Worten, was dieses Bild zeigt.",
  "errors.ceasesTooEarly": "Es wäre zu Ende, bevor es öffentlich ist. Wählen Sie einen späteren Zeitpunkt.",
  "errors.keptVersions": "Bitte eine ganze Zahl von 1 bis 100 eingeben.",
  "errors.previewDays": "Ein Link gilt 1 bis 30 Tage.",
  "errors.otherItem": "Diese Version gehört zu etwas anderem.",
  "refusal.This is in the trash. Take it out first.": "Das liegt im Papierkorb. Holen Sie es zuerst heraus.",
  "refusal.This has too many preview links. End one first.":
    "Es gibt zu viele Vorschau-Links dafür. Beenden Sie zuerst einen.",
  "refusal.Its state does not allow this. Somebody may have changed it meanwhile.":
    "Der Status lässt das nicht zu. Vielleicht hat ihn inzwischen jemand geändert.",
  "refusal.Only those who publish may change what is public or has a date to become so.":
    "Was öffentlich ist oder es zu einem Termin wird, ändert nur, wer veröffentlichen darf.",
  "refusal.Too many posts or pages have this title. Please choose another.":
    "Zu viele Beiträge oder Seiten tragen diesen Titel. Bitte wählen Sie einen anderen.",
  "audit.action.contentItems.created": "Beitrag oder Seite begonnen",
  "audit.action.contentItems.edited": "Beitrag oder Seite bearbeitet",
  "audit.action.contentItems.described": "Angaben zu Beitrag oder Seite geändert",
  "audit.action.contentItems.submitted": "Um Durchsicht gebeten",
  "audit.action.contentItems.sentBack": "Beitrag oder Seite zurückgegeben",
  "audit.action.contentItems.published": "Beitrag oder Seite veröffentlicht",
  "audit.action.contentItems.scheduled": "Termin für Beitrag oder Seite gesetzt",
  "audit.action.contentItems.dateCancelled": "Termin für Beitrag oder Seite gestrichen",
  "audit.action.contentItems.heldBack": "Beitrag oder Seite konnte am Termin nicht veröffentlicht werden",
  "audit.action.contentItems.unpublished": "Beitrag oder Seite von der Website genommen",
  "audit.action.contentItems.trashed": "Beitrag oder Seite in den Papierkorb gelegt",
  "audit.action.contentItems.restored": "Beitrag oder Seite aus dem Papierkorb geholt",
  "audit.action.contentItems.removed": "Beitrag oder Seite endgültig entfernt",
  "audit.action.contentItems.previewShared": "Vorschau-Link erstellt",
  "audit.action.contentItems.previewEnded": "Vorschau-Link beendet",
  "audit.action.contentVersions.saved": "Version unter einem Namen behalten",
  "audit.action.contentVersions.renamed": "Version umbenannt",
  "audit.action.contentVersions.restored": "Version wiederhergestellt",
  "people.permissions.content.read": "Beiträge und Seiten sehen, an denen geschrieben wird",
  "people.permissions.content.comment": "Beiträge kommentieren und Änderungen vorschlagen",
  "people.permissions.content.write": "Beiträge schreiben und Seiten zusammenstellen",
  "people.permissions.content.publish": "Veröffentlichen, Termine setzen, von der Website nehmen",
  "people.permissions.library.read": "Aufzeichnungen und Materialien der eigenen Durchführungen sehen",
  "people.permissions.library.manage":
    "Aufzeichnungen und Materialien hochladen, veröffentlichen und entfernen",
  "people.permissions.media.read": "Bilder und Dateien der Website sehen",
  "people.permissions.media.manage": "Bilder und Dateien hochladen, ersetzen und entfernen",
};
