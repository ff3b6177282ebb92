import type { Messages } from "../messages";
import type { liveEditing as english } from "../en/liveEditing";

/** Was gesagt wird, wenn eine Änderung an einem lebenden Text nicht angenommen werden kann. */
export const liveEditing: Messages<typeof english> = {
  "errors.tooManySteps": "Das sind zu viele Änderungen auf einmal.",
  "errors.noDocument": "Diese Änderung passt nicht zum Text.",
  "errors.documentTooLarge": "Der Text ist zu lang. Bitte auf mehrere Beiträge verteilen.",
  "refusal.The text has no such version yet. Please load the page again.":
    "Diese Fassung des Textes gibt es noch nicht. Bitte die Seite neu laden.",
  "refusal.Only the text of a post is written like this.": "Nur der Text eines Beitrags wird so geschrieben.",
};
