import type { CompanyRole, Role } from "./roles";

/**
 * What each template of emails/ is told, by its name. Kept as JSON in the outbox and the inbox, so plain
 * values only.
 */
export type TemplateData = {
  signInCode: { code: string; minutes: number };
  /** Proves that somebody reads the address they want to change to. */
  addressCode: { code: string; minutes: number };
  /** Goes to the address that was in use until now. */
  addressChanged: { newAddress: string };
  /** `url` is absolute: it bears the token of the invitation. */
  invitation: {
    organizationName: string;
    inviterName: string;
    roles: readonly (Role | CompanyRole)[];
    url: string;
  };
  /** `days`: how long the file can be fetched. */
  exportReady: { days: number };
  cohortJoined: OfCohort & { startDate: string };
  cohortWaitlisted: OfCohort;
  /** The seat is kept until `until`, milliseconds since 1970, told in `timeZone`. */
  seatOffered: OfCohort & { until: number; timeZone: string };
  joinRequestReceived: OfCohort;
  joinRequestApproved: OfCohort & { startDate: string };
  /** `reason`: what staff wrote; empty where they wrote nothing. */
  joinRequestDeclined: OfCohort & { reason: string };
  cohortInvitation: OfCohort & { inviterName: string; until: number; timeZone: string };
  cohortLeft: OfCohort & { reason: string };
  cohortCancelled: OfCohort & { reason: string };
  /** `body` is Markdown. */
  cohortAnnouncement: OfCohort & { subject: string; body: string; authorName: string };
  cohortCompleted: OfCohort & { accessUntil: number; timeZone: string };
  sessionPlanned: SessionFacts & { reason: string };
  sessionChanged: SessionFacts & { reason: string };
  /** `reason`: what the staff said; may be empty. */
  sessionCancelled: SessionFacts & { reason: string };
  sessionReminder: SessionFacts & { minutesBefore: number };
  /** A seat came free for who waited; `until`: when the offer ends, milliseconds since 1970. */
  sessionSeatOffered: SessionFacts & { until: number };
  /** A certificate is there; the mail leads to its page. */
  credentialIssued: { achievement: string; issuer: string };
  /** A certificate is no longer valid; the mail leads to its page, which says so too. */
  credentialRevoked: { achievement: string; issuer: string; reason: string };
  /** Tells staff that somebody says something is wrong with a certificate. */
  credentialReported: { holder: string };
  /** Somebody said something beside a post or page. `text`: the beginning of it. */
  contentCommented: { title: string; author: string; text: string };
  /** Somebody proposes a change of a post. */
  contentSuggested: { title: string; author: string };
  /** Asks those who publish to look at a post or page. */
  contentSubmitted: { title: string; author: string };
  /** Tells who asked for a review what is to be done. */
  contentSentBack: { title: string; author: string; note: string };
  /** Tells those who publish that a post or page could not be published at its date. */
  contentHeldBack: { title: string };
  /** Reminds who takes part of a material that they have not opened. */
  materialReminder: { title: string; cohort: string };
  /** Tells a cohort that a recording is there for them. */
  recordingPublished: OfCohort & { title: string };
  /** Tells staff that a recording will be hidden after a day, a civil date. */
  recordingExpiring: { title: string; cohort: string; lastDay: string };
  /** Made by notifications of an hour's mails; `url` is absolute. */
  digest: { items: readonly { title: string; url: string }[] };
};

/** Titles of a program and its cohort, for what is told of somebody's place in it. Dates are civil ones. */
type OfCohort = { program: string; cohort: string };

/** What a mail says of a session. Moments are milliseconds since 1970; `occurrences` counts those of a series. */
export type SessionFacts = {
  title: string;
  cohort: string;
  startsAt: number;
  endsAt: number;
  timeZone: string;
  /** Empty where it takes place online only. */
  room: string;
  online: "yes" | "no";
  occurrences: number;
};

export type TemplateName = keyof TemplateData;
