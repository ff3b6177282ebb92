import { archive } from "./archive";
import { letters } from "./letters";
import { publicScreens } from "./publicScreens";
import { readyMade } from "./readyMade";
import { verificationScreens } from "./verificationScreens";

/** Texts that no browser loads: the server and the functions write them into pages, mails, files and rows. */
export const unsent = {
  ...archive,
  ...letters,
  ...publicScreens,
  ...readyMade,
  ...verificationScreens,
} as const;
