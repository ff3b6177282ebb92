import { achievementScreens } from "./achievementScreens";
import { adminPeople } from "./adminPeople";
import { audit } from "./audit";
import { catalogScreens } from "./catalogScreens";
import { certificateScreens } from "./certificateScreens";
import { cohortsScreens } from "./cohortsScreens";
import { contentLife } from "./contentLife";
import { contentScreens } from "./contentScreens";
import { editorScreens } from "./editorScreens";
import { formScreens } from "./formScreens";
import { liveEditing } from "./liveEditing";
import { importScreens } from "./importScreens";
import { mediaScreens } from "./mediaScreens";
import { officeScreens } from "./officeScreens";
import { pageScreens } from "./pageScreens";
import { readyPages } from "./readyPages";
import { sessionScreens } from "./sessionScreens";
import { staffErrors } from "./staffErrors";
import { staffRefusals } from "./staffRefusals";

/** Texts of the administration and the cockpit alone: a browser loads them when it gets there. */
export const office = {
  ...achievementScreens,
  ...adminPeople,
  ...audit,
  ...catalogScreens,
  ...certificateScreens,
  ...cohortsScreens,
  ...contentLife,
  ...contentScreens,
  ...editorScreens,
  ...formScreens,
  ...liveEditing,
  ...importScreens,
  ...mediaScreens,
  ...officeScreens,
  ...pageScreens,
  ...readyPages,
  ...sessionScreens,
  ...staffErrors,
  ...staffRefusals,
} as const;
