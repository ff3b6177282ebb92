import { achievementScreens } from "./achievementScreens";
import { adminPeople } from "./adminPeople";
import { audit } from "./audit";
import { catalogScreens } from "./catalogScreens";
import { certificateScreens } from "./certificateScreens";
import { cohortsScreens } from "./cohortsScreens";
import { contentLife } from "./contentLife";
import { contentPlaces } from "./contentPlaces";
import { formScreens } from "./formScreens";
import { officeScreens } from "./officeScreens";
import { sessionScreens } from "./sessionScreens";
import { staffErrors } from "./staffErrors";
import { staffRefusals } from "./staffRefusals";
import { websiteSettings } from "./websiteSettings";

/** Texts of the administration and the cockpit alone: a browser loads them when it gets there. */
export const office = {
  ...achievementScreens,
  ...adminPeople,
  ...audit,
  ...catalogScreens,
  ...certificateScreens,
  ...cohortsScreens,
  ...contentLife,
  ...contentPlaces,
  ...formScreens,
  ...officeScreens,
  ...sessionScreens,
  ...staffErrors,
  ...staffRefusals,
  ...websiteSettings,
} as const;
