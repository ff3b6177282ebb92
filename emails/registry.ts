import type { TemplateName } from "../convex/shared/templates";
import { credentialIssued } from "./certificates/credentialIssued";
import { credentialReported } from "./certificates/credentialReported";
import { credentialRevoked } from "./certificates/credentialRevoked";
import { cohortAnnouncement } from "./cohorts/cohortAnnouncement";
import { cohortCancelled } from "./cohorts/cohortCancelled";
import { cohortCompleted } from "./cohorts/cohortCompleted";
import { cohortInvitation } from "./cohorts/cohortInvitation";
import { cohortJoined } from "./cohorts/cohortJoined";
import { cohortLeft } from "./cohorts/cohortLeft";
import { cohortWaitlisted } from "./cohorts/cohortWaitlisted";
import { joinRequestApproved } from "./cohorts/joinRequestApproved";
import { joinRequestDeclined } from "./cohorts/joinRequestDeclined";
import { joinRequestReceived } from "./cohorts/joinRequestReceived";
import { seatOffered } from "./cohorts/seatOffered";
import { sessionCancelled } from "./events/sessionCancelled";
import { sessionChanged } from "./events/sessionChanged";
import { sessionPlanned } from "./events/sessionPlanned";
import { sessionReminder } from "./events/sessionReminder";
import { sessionSeatOffered } from "./events/sessionSeatOffered";
import { signInCode } from "./identity/signInCode";
import { materialReminder } from "./library/materialReminder";
import { recordingExpiring } from "./library/recordingExpiring";
import { recordingPublished } from "./library/recordingPublished";
import { digest } from "./notifications/digest";
import { addressChanged } from "./people/addressChanged";
import { addressCode } from "./people/addressCode";
import { invitation } from "./people/invitation";
import { exportReady } from "./privacy/exportReady";
import { contentCommented } from "./publishing/contentCommented";
import { contentHeldBack } from "./publishing/contentHeldBack";
import { contentSentBack } from "./publishing/contentSentBack";
import { contentSubmitted } from "./publishing/contentSubmitted";
import { contentSuggested } from "./publishing/contentSuggested";
import type { Template } from "./template";

/** Every mail of the product by name: a template that is missing does not compile. */
export const TEMPLATES: { readonly [Name in TemplateName]: Template<Name> } = {
  signInCode,
  addressCode,
  addressChanged,
  invitation,
  exportReady,
  cohortJoined,
  cohortWaitlisted,
  seatOffered,
  joinRequestReceived,
  joinRequestApproved,
  joinRequestDeclined,
  cohortInvitation,
  cohortLeft,
  cohortCancelled,
  cohortAnnouncement,
  cohortCompleted,
  sessionPlanned,
  sessionChanged,
  sessionCancelled,
  sessionReminder,
  sessionSeatOffered,
  credentialIssued,
  credentialRevoked,
  credentialReported,
  contentCommented,
  contentSuggested,
  contentSubmitted,
  contentSentBack,
  contentHeldBack,
  materialReminder,
  recordingPublished,
  recordingExpiring,
  digest,
};

/** In the order in which they are previewed. */
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATES, name);
}
