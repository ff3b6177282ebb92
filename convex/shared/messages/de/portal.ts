import type { portal as english } from "../en/portal";
import type { Messages } from "../messages";

export const portal: Messages<typeof english> = {
  "portal.home.title": "Willkommen, {name}",
  "portal.home.empty": "Hier erscheint alles, woran man teilnimmt: Termine, Aufzeichnungen, Zertifikate.",
};
