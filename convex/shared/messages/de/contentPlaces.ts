import type { contentPlaces as english } from "../en/contentPlaces";
import type { Messages } from "../messages";

/** Where the website's contents are found in the administration, and how they stand: also for the palette. */
export const contentPlaces: Messages<typeof english> = {
  "contentScreens.section": "Website",
  "contentScreens.post.title": "Beiträge",
  "contentScreens.post.text":
    "Was Ihr Blog sagt: gemeinsam geschrieben, geprüft, zur rechten Zeit veröffentlicht.",
  "contentScreens.page.title": "Seiten",
  "contentScreens.page.text":
    "Seiten Ihrer Website, aus Bausteinen zusammengesetzt: über Sie, eine Aktion, ein Angebot.",
  "contentScreens.media.title": "Medien",
  "contentScreens.media.text": "Bilder, Filme und Dateien Ihrer Website, und in Worten, was sie zeigen.",
  "contentScreens.state.draft": "Entwurf",
  "contentScreens.state.inReview": "In Prüfung",
  "contentScreens.state.scheduled": "Geplant",
  "contentScreens.state.published": "Veröffentlicht",
  "contentScreens.state.unpublished": "Zurückgezogen",
  "contentScreens.state.trashed": "Im Papierkorb",
  "contentScreens.palette.title": "Beiträge und Seiten",
};
