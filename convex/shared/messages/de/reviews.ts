import type { reviews as english } from "../en/reviews";
import type { Messages } from "../messages";

/** Was über Durchsicht und Termine von Beiträgen und Seiten gesagt wird, wo es alle lesen dürfen. */
export const reviews: Messages<typeof english> = {
  "notifications.notice.contentSubmitted": "{author} bittet um Durchsicht von „{title}“",
  "notifications.notice.contentSentBack": "{author} hat „{title}“ zurückgegeben: {note}",
  "notifications.notice.contentHeldBack": "„{title}“ konnte am Termin nicht veröffentlicht werden",
  "refusal.This preview has ended. Ask for a new link.":
    "Diese Vorschau ist zu Ende. Bitten Sie um einen neuen Link.",
  "privacy.section.contentItems": "Zuletzt bearbeitete Beiträge und Seiten",
  "privacy.kept.contentItems": "Beiträge und Seiten der Organisation: Sie nennen die Person nicht mehr.",
};
