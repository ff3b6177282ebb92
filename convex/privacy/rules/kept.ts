/**
 * What erasure leaves in place, by table. Each has a reason in the message catalogue, `privacy.kept.<table>`,
 * which the preview shows before anybody is erased.
 */
export const KEPT = [
  "memberships",
  "companyMembers",
  "invitations",
  "consents",
  "eventInstructors",
  "registrations",
  "presences",
  "enrollments",
  "announcements",
  "contentItems",
  "contentThreads",
  "enrollmentImports",
  "mediaAssets",
  "credentials",
  "issuances",
  "deliveries",
  "auditEntries",
  "privacyJobs",
] as const;
export type Kept = (typeof KEPT)[number];
