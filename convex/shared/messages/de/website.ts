import { contentScreens } from "./contentScreens";
import { editorFiles } from "./editorFiles";
import { editorScreens } from "./editorScreens";
import { importScreens } from "./importScreens";
import { liveEditing } from "./liveEditing";
import { mediaScreens } from "./mediaScreens";
import { pageScreens } from "./pageScreens";
import { readyPages } from "./readyPages";

/** Texts of the pages on which posts, pages and files of the website are made: a browser loads them when it gets there. */
export const website = {
  ...contentScreens,
  ...editorFiles,
  ...editorScreens,
  ...importScreens,
  ...liveEditing,
  ...mediaScreens,
  ...pageScreens,
  ...readyPages,
} as const;
