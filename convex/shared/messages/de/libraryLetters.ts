import type { libraryLetters as english } from "../en/libraryLetters";
import type { Messages } from "../messages";

export const libraryLetters: Messages<typeof english> = {
  "library.mail.materialReminder.subject": "Noch ungelesen: {title}",
  "library.mail.materialReminder.text":
    "„{title}“ liegt bei den Materialien von {cohort} und wurde noch nicht geöffnet.",
  "library.mail.materialReminder.action": "Jetzt öffnen",
  "library.mail.recordingPublished.subject": "Neue Aufzeichnung: {title}",
  "library.mail.recordingPublished.text": "Die Aufzeichnung „{title}“ von {cohort} ist da.",
  "library.mail.recordingPublished.action": "Ansehen",
  "library.mail.recordingPublished.note": "Diese Nachricht geht an alle in {cohort} von {program}.",
  "library.mail.recordingExpiring.subject": "Bald nicht mehr zu sehen: {title}",
  "library.mail.recordingExpiring.text":
    "{cohort} kann die Aufzeichnung „{title}“ noch bis {day} sehen. Danach ist sie ausgeblendet.",
  "library.mail.recordingExpiring.action": "Zur Aufzeichnung",
  "library.mail.recordingExpiring.note":
    "Dreissig Tage danach werden Video, Bilder und Untertitel entfernt. Soll sie länger bleiben, lässt sich ein späterer letzter Tag wählen.",
};
