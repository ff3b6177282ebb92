/**
 * What a merge of two people does with a field that names a person.
 * - `moved`: rows of the one merged away become the other's
 * - `combined`: rows that may exist once for a person become one
 * - `removed`: ways to sign in, which must not open somebody else's account
 * - `kept`: history that says who acted; `mergedInto` leads on from there
 * - `expiring`: rows that end by themselves within minutes
 */
export type MergeTreatment = "moved" | "combined" | "removed" | "kept" | "expiring";

/** Every field of every table that names a person, as "table.field". A test finds one that is missing. */
export const PERSON_FIELDS = {
  "persons.mergedInto": "kept",
  "addressChanges.personId": "removed",
  "externalIdentities.personId": "removed",
  "affiliations.personId": "combined",
  "memberships.personId": "combined",
  "invitations.invitedBy": "kept",
  "invitations.acceptedBy": "kept",
  "companyMembers.personId": "combined",
  "consents.personId": "moved",
  "answers.personId": "moved",
  "instructors.personId": "combined",
  "enrollments.personId": "combined",
  "enrollmentImports.startedBy": "kept",
  "announcements.authorId": "kept",
  "eventInstructors.personId": "combined",
  "registrations.personId": "combined",
  "calendarFeeds.personId": "removed",
  "busy.personId": "moved",
  "meetingRegistrants.personId": "moved",
  "presences.personId": "moved",
  "attendances.personId": "combined",
  "attendances.override.by": "kept",
  "progress.confirmedBy": "kept",
  "completionRuns.startedBy": "kept",
  "passkeys.personId": "removed",
  "passkeyChallenges.personId": "expiring",
  "sessions.personId": "removed",
  "sessions.impersonatorId": "kept",
  "issuances.startedBy": "kept",
  "credentials.personId": "moved",
  "badgeTokens.personId": "removed",
  "contentItems.authorIds": "kept",
  "contentItems.submittedBy": "kept",
  "contentItems.sentBack.by": "kept",
  "contentItems.editedBy": "kept",
  "submissionAllowances.personId": "removed",
  "contentPreviews.madeBy": "kept",
  "publications.authorIds": "kept",
  "contentVersions.authorIds": "kept",
  "contentVersions.savedBy": "kept",
  "pageComponents.changedBy": "kept",
  "contentThreads.createdBy": "kept",
  "contentThreads.settledBy": "kept",
  "contentComments.authorId": "kept",
  "uploads.personId": "kept",
  "recordings.createdBy": "kept",
  "watches.personId": "combined",
  "mediaAssets.createdBy": "kept",
  "downloads.personId": "moved",
  "materials.createdBy": "kept",
  "materialVersions.createdBy": "kept",
  "deliveries.personId": "moved",
  "notices.personId": "moved",
  "preferences.personId": "combined",
  "savedViews.personId": "moved",
  "auditEntries.actorId": "kept",
  "auditEntries.impersonatorId": "kept",
  "privacyJobs.personId": "moved",
  "privacyJobs.requestedBy": "kept",
  "auditExports.requestedBy": "kept",
  "auditExports.filter.actor": "kept",
  "deletions.requestedBy": "kept",
} as const satisfies Record<string, MergeTreatment>;

type TableOf<Field> = Field extends `${infer Table}.${string}` ? Table : never;
type FieldTreated<T extends MergeTreatment> = {
  [Field in keyof typeof PERSON_FIELDS]: (typeof PERSON_FIELDS)[Field] extends T ? Field : never;
}[keyof typeof PERSON_FIELDS];
export type TableTreated<T extends MergeTreatment> = TableOf<FieldTreated<T>>;

/** The tables whose rows are treated so, in the order of the list. */
export function tablesTreated<T extends MergeTreatment>(treatment: T): TableTreated<T>[] {
  return Object.entries(PERSON_FIELDS)
    .filter(([, treated]) => treated === treatment)
    .map(([field]) => field.split(".")[0] as TableTreated<T>);
}

export type MergeParty = {
  id: string;
  owner: boolean;
  elsewhere: boolean;
  /** Merged away or erased before. */
  gone: boolean;
};
/** Each has a text in the catalogue: "people.merge.<refusal>". */
export const MERGE_REFUSALS = ["samePerson", "gone", "elsewhere", "ownersOnly"] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

/**
 * Whether `loser` may be merged into `winner` by staff of one organization: not when the one merged away has
 * to do with other organizations, which have not agreed; and owners only by owners.
 */
export function decideMerge(
  winner: MergeParty,
  loser: MergeParty,
  managesOwners: boolean,
): MergeRefusal | null {
  if (winner.id === loser.id) return "samePerson";
  if (winner.gone || loser.gone) return "gone";
  if (loser.elsewhere) return "elsewhere";
  return (winner.owner || loser.owner) && !managesOwners ? "ownersOnly" : null;
}
