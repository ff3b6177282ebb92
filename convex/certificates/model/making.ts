import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { dateAt } from "../../shared/civilTime";
import { nextCredentialState } from "../rules/credentialLifecycle";
import { ACHIEVEMENT_TYPES } from "../rules/statuses";
import { alignmentValidator, designValidator } from "../schema";
import { activeKeys, freshKeyValidator } from "./activeKeys";
import { badgeFilesValidator, badgeSourceOf, badgeSourceValidator, drawnBadge } from "./badgeImages";
import { moveCredential } from "./credentialRows";

/** All that making a credential takes, as it stood when a job began. */
export const taskValidator = v.object({
  /** Which attempt this is: only its holder may report. */
  attempt: v.number(),
  publicId: v.string(),
  shortCode: v.string(),
  recipientName: v.string(),
  salt: v.string(),
  /** Empty for somebody without a mail address. */
  identityHash: v.string(),
  awardedAt: v.number(),
  validFrom: v.number(),
  validUntil: v.union(v.number(), v.null()),
  issuer: v.object({ id: v.id("issuers"), host: v.string(), did: v.string(), name: v.string() }),
  /** One a suite; fewer before they were made. */
  keys: v.array(freshKeyValidator),
  status: v.object({ listId: v.string(), index: v.number() }),
  achievement: v.object({
    id: v.id("achievements"),
    name: v.string(),
    description: v.string(),
    criteria: v.string(),
    type: literals(...ACHIEVEMENT_TYPES),
    tags: v.array(v.string()),
    alignments: v.array(alignmentValidator),
  }),
  badge: v.object({ source: badgeSourceValidator, files: v.union(badgeFilesValidator, v.null()) }),
  drawing: v.object({
    design: designValidator,
    program: v.union(v.string(), v.null()),
    cohort: v.union(v.string(), v.null()),
    /** Civil date in the organization's zone. */
    awardedOn: v.string(),
    validUntilOn: v.union(v.string(), v.null()),
    locale: v.string(),
  }),
});
export type Task = Infer<typeof taskValidator>;

type Reader = Pick<QueryCtx, "db">;

/** Takes a credential to be made. Null where there is nothing to do: another job has it, or it was called off. */
export async function claim(ctx: Pick<MutationCtx, "db">, id: Id<"credentials">): Promise<Task | null> {
  const row = await ctx.db.get("credentials", id);
  if (row === null || nextCredentialState(row.state, "begin") === null) return null;
  const facts = await factsOf(ctx, row);
  if (facts === null) return null;
  const attempt = row.attempts + 1;
  await moveCredential(ctx, row, "begin", { attempts: attempt, problem: undefined });
  return { attempt, ...(await taskOf(ctx, row, facts)) };
}

type Facts = {
  organization: Doc<"organizations">;
  issuer: Doc<"issuers">;
  achievement: Doc<"achievements">;
  version: Doc<"designVersions">;
  list: Doc<"statusLists">;
};

/** The rows that a credential names; null where its organization is going. */
async function factsOf({ db }: Reader, row: Doc<"credentials">): Promise<Facts | null> {
  const [organization, issuer, achievement, version, list] = await Promise.all([
    db.get("organizations", row.organizationId),
    db.get("issuers", row.issuerId),
    db.get("achievements", row.achievementId),
    db.get("designVersions", row.designVersionId),
    db.get("statusLists", row.statusListId),
  ]);
  if (organization === null || organization.deletingSince !== undefined) return null;
  if (issuer === null || achievement === null || version === null || list === null) return null;
  return { organization, issuer, achievement, version, list };
}

async function taskOf(ctx: Reader, row: Doc<"credentials">, facts: Facts): Promise<Omit<Task, "attempt">> {
  const { organization, issuer, achievement, list } = facts;
  const { _id: id, name, description, criteria, type, tags, alignments } = achievement;
  const { publicId, shortCode, recipientName, salt, identityHash } = row;
  const { awardedAt, validFrom, validUntil = null } = row;
  const source = await badgeSourceOf(achievement, organization);
  return {
    ...{ publicId, shortCode, recipientName, salt, identityHash, awardedAt, validFrom, validUntil },
    issuer: { id: issuer._id, host: issuer.host, did: issuer.did, name: organization.name },
    keys: await activeKeys(ctx, issuer._id),
    status: { listId: list.publicId, index: row.statusIndex },
    achievement: { id, name, description, criteria, type, tags, alignments },
    badge: { source, files: await drawnBadge(ctx, source) },
    drawing: await drawingOf(ctx, row, facts),
  };
}

async function drawingOf(
  { db }: Reader,
  { cohortId, awardedAt, validUntil }: Doc<"credentials">,
  { organization, achievement, version }: Facts,
): Promise<Task["drawing"]> {
  const program =
    achievement.programId === undefined ? null : await db.get("programs", achievement.programId);
  const cohort = cohortId === undefined ? null : await db.get("cohorts", cohortId);
  const { timeZone, locale } = organization;
  return {
    design: version.content,
    program: program?.title ?? null,
    cohort: cohort?.name ?? null,
    awardedOn: dateAt(awardedAt, timeZone),
    validUntilOn: validUntil === undefined ? null : dateAt(validUntil, timeZone),
    locale: program?.language ?? locale,
  };
}
