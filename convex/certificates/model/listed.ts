import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { affiliationIn } from "../../people/model/affiliations";
import { personOfEmail } from "../../people/model/people";
import { dateAt, startOfDate } from "../../shared/civilTime";
import { failure, invalid } from "../../shared/errors";
import { queueCredential } from "./credentialRows";
import { ensureListIssuance, issuanceOfList } from "./issuances";
import { requireIssuing } from "./issuers";
import { termsOf } from "./issuing";

const MAX_LIST_NAME = 120;

export const listedRowValidator = v.object({
  line: v.number(),
  email: v.string(),
  name: v.string(),
  externalId: v.string(),
  awardedOn: v.union(v.string(), v.null()),
});
type Row = Infer<typeof listedRowValidator>;
export const tallyValidator = v.object({ issued: v.number(), known: v.number() });

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db" | "scheduler">;
export type List = { organization: Id<"organizations">; achievement: Id<"achievements">; list: string };

/**
 * What a list needs before its rows are looked at: the organization's calendar date of today.
 * @throws `invalid` for its name; `unavailable`; `conflict` for an achievement that is given no more; `notFound`
 */
export async function openList(ctx: Reader, list: List): Promise<string> {
  const { organization } = await rowsOf(ctx, list);
  return dateAt(Date.now(), organization.timeZone);
}

/** How many of a page of rows would be issued to, and how many have theirs from this list already. */
export async function tallyOf(
  ctx: Reader,
  list: List,
  rows: readonly Row[],
): Promise<Infer<typeof tallyValidator>> {
  const issuance = await issuanceOfList(ctx, list.achievement, list.list.trim());
  const found = await Promise.all(
    rows.map(async ({ externalId }) => issuance !== null && (await isListed(ctx, issuance._id, externalId))),
  );
  const known = found.filter(Boolean).length;
  return { issued: rows.length - known, known };
}

/** Begins to issue to a list, or goes on with one of the same name. @throws as `openList` */
export async function startList(ctx: Writer, list: List, startedBy: Id<"persons">): Promise<Id<"issuances">> {
  const { achievement } = await rowsOf(ctx, list);
  const { issuance, isNew } = await ensureListIssuance(ctx, achievement, list.list.trim(), startedBy);
  const entity = { table: "issuances" as const, id: issuance._id };
  const { organizationId } = issuance;
  if (isNew) {
    const person = { _id: startedBy };
    await record({ db: ctx.db, person }, { action: "issuances.begun", entity, organizationId });
  }
  return issuance._id;
}

/** Has credentials made for a page of rows; whoever has one from this list gets none again. */
export async function issueListed(
  ctx: Writer,
  issuanceId: Id<"issuances">,
  rows: readonly Row[],
): Promise<Infer<typeof tallyValidator>> {
  const tally = { issued: 0, known: 0 };
  const issuance = await ctx.db.get("issuances", issuanceId);
  if (issuance === null) return tally;
  const { organizationId, achievementId } = issuance;
  const list = { organization: organizationId, achievement: achievementId, list: issuance.list ?? "" };
  const { organization, achievement } = await rowsOf(ctx, list);
  for (const row of rows) {
    const isKnown = await isListed(ctx, issuanceId, row.externalId);
    if (!isKnown) await issueTo(ctx, issuance, organization, achievement, row);
    tally[isKnown ? "known" : "issued"] += 1;
  }
  return tally;
}

async function issueTo(
  ctx: Writer,
  issuance: Doc<"issuances">,
  organization: Doc<"organizations">,
  achievement: Doc<"achievements">,
  { email, name, externalId, awardedOn }: Row,
): Promise<void> {
  const awardedAt = awardedOn === null ? Date.now() : startOfDate(awardedOn, organization.timeZone);
  const person = await personOfEmail(ctx, email);
  const isOurs = person !== null && (await affiliationIn(ctx, organization._id, person._id)) !== null;
  await queueCredential(ctx, {
    ...(await termsOf(ctx, organization, achievement, awardedAt)),
    ...{ issuanceId: issuance._id, recipientName: name, externalId, address: email },
    ...(isOurs ? { personId: person._id } : { email }),
  });
}

async function isListed({ db }: Reader, issuanceId: Id<"issuances">, externalId: string): Promise<boolean> {
  const known = await db
    .query("credentials")
    .withIndex("by_issuance_external", (q) => q.eq("issuanceId", issuanceId).eq("externalId", externalId))
    .first();
  return known !== null;
}

async function rowsOf({ db }: Reader, { organization: id, achievement: achievementId, list }: List) {
  const [organization, achievement] = await Promise.all([
    db.get("organizations", id),
    db.get("achievements", achievementId),
  ]);
  if (organization === null || achievement?.organizationId !== id)
    throw failure("notFound", "There is no such achievement here.");
  if (achievement.archivedAt !== undefined)
    throw failure("conflict", "This achievement is archived. Restore it first.");
  if (list.trim() === "") throw invalid({ list: "required" });
  if (list.trim().length > MAX_LIST_NAME) throw invalid({ list: "tooLong" });
  requireIssuing(organization);
  return { organization, achievement };
}
