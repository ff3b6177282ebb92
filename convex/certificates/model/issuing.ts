import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { validityEnd } from "../rules/validity";
import { ensureAchievement } from "./achievements";
import { type Fresh, queueCredential } from "./credentialRows";
import { ensureDesign } from "./designs";
import { ensureCohortIssuance } from "./issuances";
import { ensureIssuer, issuingProblem } from "./issuers";

type Writer = Pick<MutationCtx, "db" | "scheduler">;

/** Who completed what: rows of the cohorts area, as they stand. */
export type Completion = { cohort: Doc<"cohorts">; enrollment: Doc<"enrollments"> };

/**
 * Has a credential made for somebody who completed a cohort, in the mutation that completes them. Whoever has one
 * for this enrollment, whatever became of it, gets none again; and nothing happens where the deployment lacks
 * something that credentials need, or the program gives none. `ctx.db` may be an organization's own.
 */
export async function issueFor(
  ctx: Writer,
  { cohort, enrollment }: Completion,
): Promise<Id<"credentials"> | null> {
  if (await hasCredential(ctx, enrollment._id)) return null;
  const organization = await ctx.db.get("organizations", cohort.organizationId);
  const person = await ctx.db.get("persons", enrollment.personId);
  if (organization === null || person === null || person.pseudonymizedAt !== undefined) return null;
  if (issuingProblem(organization) !== null) return null;
  const achievement = await ensureAchievement(ctx, organization, cohort.programId);
  if (achievement === null) return null;
  const issuance = await ensureCohortIssuance(ctx, cohort, achievement._id);
  return queueCredential(ctx, {
    ...(await termsOf(ctx, organization, achievement, enrollment.stateAt)),
    ...{ issuanceId: issuance._id, cohortId: cohort._id, enrollmentId: enrollment._id },
    ...{ personId: person._id, recipientName: person.name, address: person.email },
  });
}

type Terms = Pick<
  Fresh,
  "issuer" | "designVersionId" | "achievementId" | "awardedAt" | "validFrom" | "validUntil"
>;

/** What is the same for everybody who gets an achievement now: by whom, how it looks, and how long it is valid. */
export async function termsOf(
  ctx: Pick<MutationCtx, "db">,
  organization: Doc<"organizations">,
  achievement: Doc<"achievements">,
  awardedAt: number,
): Promise<Terms> {
  const [issuer, design] = [
    await ensureIssuer(ctx, organization),
    await ensureDesign(ctx, organization, achievement),
  ];
  const { validMonths } = achievement;
  return {
    issuer,
    designVersionId: design._id,
    achievementId: achievement._id,
    awardedAt,
    validFrom: awardedAt,
    ...(validMonths !== undefined && {
      validUntil: validityEnd(awardedAt, validMonths, organization.timeZone),
    }),
  };
}

async function hasCredential({ db }: Pick<QueryCtx, "db">, enrollment: Id<"enrollments">): Promise<boolean> {
  const known = await db
    .query("credentials")
    .withIndex("by_enrollment", (q) => q.eq("enrollmentId", enrollment))
    .first();
  return known !== null;
}
