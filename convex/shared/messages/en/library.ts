import { materials } from "./materials";
import { recordings } from "./recordings";
import { recordingScreens } from "./recordingScreens";
import { uploads } from "./uploads";

/** Texts of the pages about a cohort's recordings and materials, for its people and for staff: a browser loads them when it gets there. */
export const library = {
  ...materials,
  ...recordings,
  ...recordingScreens,
  ...uploads,
} as const;
