import { archive } from "./archive";
import { discussionLetters } from "./discussionLetters";
import { letters } from "./letters";
import { libraryLetters } from "./libraryLetters";
import { preview } from "./preview";
import { publicScreens } from "./publicScreens";
import { readyMade } from "./readyMade";
import { reviewLetters } from "./reviewLetters";
import { site } from "./site";
import { verificationScreens } from "./verificationScreens";

/** Texts that no browser loads: the server and the functions write them into pages, mails, files and rows. */
export const unsent = {
  ...archive,
  ...discussionLetters,
  ...letters,
  ...libraryLetters,
  ...preview,
  ...publicScreens,
  ...readyMade,
  ...reviewLetters,
  ...site,
  ...verificationScreens,
} as const;
