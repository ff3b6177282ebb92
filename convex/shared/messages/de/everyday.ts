import { catalog } from "./catalog";
import { cohortRefusals } from "./cohortRefusals";
import { cohorts } from "./cohorts";
import { common } from "./common";
import { consents } from "./consents";
import { credentials } from "./credentials";
import { discussions } from "./discussions";
import { events } from "./events";
import { forms } from "./forms";
import { libraryNotices } from "./libraryNotices";
import { media } from "./media";
import { notifications } from "./notifications";
import { organization } from "./organization";
import { own } from "./own";
import { ownCertificates } from "./ownCertificates";
import { people } from "./people";
import { portal } from "./portal";
import { portalScreens } from "./portalScreens";
import { privacy } from "./privacy";
import { refusals } from "./refusals";
import { reviews } from "./reviews";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { tenancy } from "./tenancy";
import { ui } from "./ui";
import { verification } from "./verification";

/** Texts of the pages for everybody. */
export const everyday = {
  ...catalog,
  ...cohortRefusals,
  ...cohorts,
  ...common,
  ...consents,
  ...credentials,
  ...discussions,
  ...events,
  ...forms,
  ...libraryNotices,
  ...media,
  ...notifications,
  ...organization,
  ...own,
  ...ownCertificates,
  ...people,
  ...portal,
  ...portalScreens,
  ...privacy,
  ...refusals,
  ...reviews,
  ...shell,
  ...signIn,
  ...tenancy,
  ...ui,
  ...verification,
} as const;
