import { adminPeople } from "./adminPeople";
import { audit } from "./audit";
import { catalog } from "./catalog";
import { formScreens } from "./formScreens";
import { catalogScreens } from "./catalogScreens";
import { cohortRefusals } from "./cohortRefusals";
import { cohorts } from "./cohorts";
import { cohortsScreens } from "./cohortsScreens";
import { common } from "./common";
import { forms } from "./forms";
import { events } from "./events";
import { consents } from "./consents";
import { identity } from "./identity";
import { notifications } from "./notifications";
import { organization } from "./organization";
import { own } from "./own";
import { people } from "./people";
import { portal } from "./portal";
import { portalScreens } from "./portalScreens";
import { privacy } from "./privacy";
import { refusals } from "./refusals";
import { sessionScreens } from "./sessionScreens";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { tenancy } from "./tenancy";
import { ui } from "./ui";

export const en = {
  ...adminPeople,
  ...audit,
  ...catalog,
  ...formScreens,
  ...catalogScreens,
  ...cohortRefusals,
  ...cohorts,
  ...cohortsScreens,
  ...common,
  ...forms,
  ...events,
  ...consents,
  ...identity,
  ...notifications,
  ...organization,
  ...own,
  ...people,
  ...portal,
  ...portalScreens,
  ...privacy,
  ...refusals,
  ...sessionScreens,
  ...shell,
  ...signIn,
  ...tenancy,
  ...ui,
} as const;
