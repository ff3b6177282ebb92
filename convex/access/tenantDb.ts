import type { GenericDatabaseReader, GenericDatabaseWriter } from "convex/server";
import { type Rules, wrapDatabaseReader, wrapDatabaseWriter } from "convex-helpers/server/rowLevelSecurity";
import type { DataModel, Doc, Id, TableNames } from "../_generated/dataModel";

/**
 * Which rows of a table an organization may see and write:
 * - `tenant`: those that bear its id
 * - `itself`: its own row
 * - `affiliated`: people who have to do with it; written by the people area alone, past this wall
 * - `closed`: none; the area that owns the table reads it with the database of the whole deployment
 */
type Policy = "tenant" | "itself" | "affiliated" | "closed";

/** Every table has one: a new table does not compile without. */
export const POLICIES = {
  organizations: "itself",
  domains: "tenant",
  deletions: "closed",
  persons: "affiliated",
  addressChanges: "closed",
  externalIdentities: "closed",
  affiliations: "tenant",
  memberships: "tenant",
  invitations: "tenant",
  companies: "tenant",
  companyMembers: "tenant",
  documentVersions: "tenant",
  consents: "tenant",
  signInCodes: "closed",
  passkeys: "closed",
  passkeyChallenges: "closed",
  sessionTransfers: "closed",
  sessions: "closed",
  programTemplates: "tenant",
  templateVersions: "tenant",
  programs: "tenant",
  forms: "tenant",
  formVersions: "tenant",
  answers: "tenant",
  cohorts: "tenant",
  instructors: "tenant",
  enrollments: "tenant",
  rosterCounts: "tenant",
  enrollmentImports: "tenant",
  announcements: "tenant",
  pools: "tenant",
  claims: "tenant",
  eventSeries: "tenant",
  events: "tenant",
  eventInstructors: "tenant",
  registrations: "tenant",
  reminders: "tenant",
  calendarFeeds: "tenant",
  busy: "tenant",
  meetings: "tenant",
  meetingRegistrants: "tenant",
  inboundEvents: "closed",
  presences: "tenant",
  attendances: "tenant",
  requirements: "tenant",
  progress: "tenant",
  standings: "tenant",
  completionRuns: "tenant",
  activities: "tenant",
  issuers: "tenant",
  issuerKeys: "tenant",
  achievements: "tenant",
  badgeImages: "tenant",
  designs: "tenant",
  designVersions: "tenant",
  statusLists: "tenant",
  issuances: "tenant",
  credentials: "tenant",
  credentialViews: "tenant",
  credentialReports: "tenant",
  badgeTokens: "tenant",
  fontFiles: "closed",
  contentItems: "tenant",
  textSnapshots: "tenant",
  textSteps: "tenant",
  submissionAllowances: "tenant",
  contentPreviews: "tenant",
  publications: "tenant",
  publicationBodies: "tenant",
  publicationLabels: "tenant",
  contentVersions: "tenant",
  contentRedirects: "tenant",
  contentThreads: "tenant",
  contentComments: "tenant",
  pageComponents: "tenant",
  pageTemplates: "tenant",
  contentImports: "tenant",
  contentImportEntries: "tenant",
  uploadParts: "tenant",
  uploads: "tenant",
  libraryUsage: "tenant",
  recordings: "tenant",
  captions: "tenant",
  captionCues: "tenant",
  watches: "tenant",
  materialFolders: "tenant",
  materials: "tenant",
  materialVersions: "tenant",
  downloads: "tenant",
  libraryChanges: "tenant",
  mediaFolders: "tenant",
  mediaAssets: "tenant",
  mediaJobs: "tenant",
  mediaUses: "tenant",
  mediaUsage: "tenant",
  deliveries: "tenant",
  notices: "tenant",
  preferences: "tenant",
  suppressions: "closed",
  auditEntries: "tenant",
  auditExports: "tenant",
  privacyJobs: "tenant",
  savedViews: "tenant",
} as const satisfies Record<TableNames, Policy>;

type Reader = GenericDatabaseReader<DataModel>;
type Writer = GenericDatabaseWriter<DataModel>;
type Wall = { organizationId: Id<"organizations">; db: Reader };
type AnyRow = { _id?: string; organizationId?: Id<"organizations"> | undefined };

/** The database as one organization sees it: rows of others are not found, and cannot be written. */
export function tenantReader(db: Reader, organizationId: Id<"organizations">): Reader {
  return wrapDatabaseReader({ organizationId, db }, db, RULES, { defaultPolicy: "deny" });
}

/** Like `tenantReader`, to write as well. */
export function tenantWriter(db: Writer, organizationId: Id<"organizations">): Writer {
  return wrapDatabaseWriter({ organizationId, db }, db, RULES, { defaultPolicy: "deny" });
}

const RULES = Object.fromEntries(
  Object.entries(POLICIES).map(([table, policy]) => [table, ruleOf(policy)]),
) as Rules<Wall, DataModel>;

function ruleOf(policy: Policy) {
  const own = (wall: Wall, row: AnyRow) => Promise.resolve(row.organizationId === wall.organizationId);
  const itself = (wall: Wall, row: AnyRow) => Promise.resolve(row._id === wall.organizationId);
  const never = () => Promise.resolve(false);
  switch (policy) {
    case "tenant":
      return { read: own, modify: own, insert: own };
    case "itself":
      return { read: itself, modify: itself, insert: never };
    case "affiliated":
      return { read: isAffiliated, modify: never, insert: never };
    case "closed":
      return { read: never, modify: never, insert: never };
  }
}

async function isAffiliated({ db, organizationId }: Wall, person: Doc<"persons">): Promise<boolean> {
  const affiliation = await db
    .query("affiliations")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", person._id),
    )
    .unique();
  return affiliation !== null;
}
