import type { media as english } from "../en/media";
import type { Messages } from "../messages";

export const media: Messages<typeof english> = {
  "privacy.section.mediaAssets": "In die Medien gestellte Dateien",
  "privacy.kept.mediaAssets": "Bilder und Dateien der Seiten der Organisation: Sie gehören zu den Seiten.",
};
