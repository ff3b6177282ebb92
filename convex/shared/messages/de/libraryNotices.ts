import type { libraryNotices as english } from "../en/libraryNotices";
import type { Messages } from "../messages";

/** Notices of what is in the library, and what is said of its rows about people. */
export const libraryNotices: Messages<typeof english> = {
  "notifications.notice.materialReminder": "Noch ungelesen: {title}",
  "notifications.notice.recordingPublished": "Neue Aufzeichnung in {cohort}: {title}",
  "notifications.notice.recordingExpiring": "Bald nicht mehr zu sehen: „{title}“ von {cohort}",
  "privacy.section.uploads": "Hochgeladene Dateien",
  "privacy.section.watches": "Angesehene Aufzeichnungen",
  "privacy.section.downloads": "Geöffnete und heruntergeladene Dateien",
};
