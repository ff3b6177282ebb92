import type { Messages } from "../messages";
import type { preview as english } from "../en/preview";

/** What the page of a preview link says. */
export const preview: Messages<typeof english> = {
  "preview.title": "Vorschau: {title}",
  "preview.bar": "Vorschau",
  "preview.notPublic": "Dies ist eine Vorschau, nicht öffentlich.",
  "preview.until": "Der Link gilt bis {when}.",
  "preview.ended.title": "Diese Vorschau ist zu Ende",
  "preview.ended.text": "Bitten Sie um einen neuen Link, wer Ihnen diesen geschickt hat.",
};
