import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import type { Messages } from "./messages";

export type MessageKey = keyof typeof en;

/** Every text of the product by language; where Arabic has none, English stands in. */
export const CATALOGUE: { en: Messages<typeof en>; de: Messages<typeof en>; ar: Messages<typeof en> } = {
  en,
  de,
  ar: { ...en, ...ar },
};
