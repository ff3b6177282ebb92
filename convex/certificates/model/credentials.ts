import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { credentialSteps } from "../rules/credentialSteps";
import { reasonProblem, recipientNameProblem } from "../rules/reasons";
import type { Replacement } from "../rules/statuses";
import { requireAchievement } from "./achievements";
import { enqueue, moveCredential, queueCredential, requireCredential } from "./credentialRows";
import { requireIssuing } from "./issuers";
import { termsOf } from "./issuing";
import { revokePlace } from "./statusLists";
import { tellHolder } from "./telling";

type Row = Doc<"credentials">;
type Staff = Pick<MutationCtx, "db" | "scheduler"> & { everywhere: QueryCtx["db"] } & Tenant;
type Change = {
  how: Replacement;
  reason: string;
  recipientName?: string;
  achievement?: Id<"achievements">;
  /** Milliseconds since 1970; null for good; as the achievement says where it is not given. */
  validUntil?: number | null;
};

const ACTIONS = {
  correction: "credentials.corrected",
  renewal: "credentials.renewed",
  supersession: "credentials.superseded",
} as const satisfies Record<Replacement, string>;
const STEPS = { correction: "correct", renewal: "renew", supersession: "supersede" } as const;

/**
 * Revokes a credential, and says why to whoever verifies it; whoever held it already is told.
 * @throws `invalid` without a reason; `conflict`, `notFound`
 */
export async function revoke(ctx: Staff, id: Id<"credentials">, entered: string): Promise<void> {
  const row = await requireCredential(ctx, id);
  const reason = checkedReason(entered);
  await moveCredential(ctx, row, "revoke", { reason });
  await revokePlace(ctx, row);
  if (row.state === "issued") await tellHolder(ctx, row, { template: "credentialRevoked", reason });
  await note(ctx, id, "credentials.revoked", ["state", "reason"]);
}

/**
 * Has a credential made that takes another's place: once it is issued, the other one is superseded; until then that
 * one holds. It tells of the achievement as it is written now.
 * @throws `invalid`; `conflict` where it cannot be replaced, or is being replaced; `unavailable`, `notFound`
 */
export async function replace(ctx: Staff, id: Id<"credentials">, change: Change): Promise<Id<"credentials">> {
  const row = await requireCredential(ctx, id);
  const reason = checkedReason(change.reason);
  const recipientName = checkedName(change.recipientName ?? row.recipientName);
  if (!credentialSteps(row.state, await isBeingReplaced(ctx, id)).includes(STEPS[change.how]))
    throw failure("conflict", "This cannot be done with the credential as it stands now.");
  requireIssuing(ctx.organization);
  const achievement = await requireAchievement(ctx, change.achievement ?? row.achievementId);
  const now = Date.now();
  const terms = await termsOf(ctx, ctx.organization, achievement, now);
  const holder = row.personId === undefined ? null : await ctx.everywhere.get(row.personId);
  const { issuanceId, cohortId, enrollmentId, personId, email, externalId } = row;
  const kept = { issuanceId, cohortId, enrollmentId, personId, email, externalId };
  const fresh = await queueCredential(ctx, {
    ...defined(kept),
    ...{ issuanceId, recipientName, reason, address: holder?.email ?? email },
    ...terms,
    ...timesOf(row, change, { awardedAt: now, validUntil: terms.validUntil }),
    replaces: { credentialId: id, how: change.how },
  });
  await note(ctx, id, ACTIONS[change.how], ["replacedById"]);
  return fresh;
}

/** Has a credential made again that was given up. @throws `conflict` for any other, `notFound` */
export async function retry(ctx: Staff, id: Id<"credentials">): Promise<void> {
  await retryRow(ctx, await requireCredential(ctx, id));
  await note(ctx, id, "credentials.retried", ["state"]);
}

/** The same, without a note in the log. */
export async function retryRow(ctx: Pick<MutationCtx, "db" | "scheduler">, row: Row): Promise<void> {
  await moveCredential(ctx, row, "retry", { attempts: 0, problem: undefined });
  await enqueue(ctx, row._id);
}

/** Whether another credential is on its way to take this one's place. */
export async function isBeingReplaced({ db }: Pick<QueryCtx, "db">, id: Id<"credentials">): Promise<boolean> {
  const others = db.query("credentials").withIndex("by_replaced", (q) => q.eq("replaces.credentialId", id));
  for await (const { state } of others)
    if (state === "queued" || state === "issuing" || state === "failed") return true;
  return false;
}

/** A correction changes nothing of when; a renewal begins now; a supersession is awarded now. */
function timesOf(
  { awardedAt, validFrom, validUntil }: Row,
  change: Change,
  now: { awardedAt: number; validUntil: number | undefined },
): Pick<Row, "awardedAt" | "validFrom" | "validUntil"> {
  if (change.how === "correction") return { awardedAt, validFrom, validUntil };
  const until = change.validUntil === undefined ? now.validUntil : (change.validUntil ?? undefined);
  if (until !== undefined && until <= now.awardedAt) throw invalid({ validUntil: "past" });
  const times = { validFrom: now.awardedAt, validUntil: until };
  return { awardedAt: change.how === "renewal" ? awardedAt : now.awardedAt, ...times };
}

function checkedReason(entered: string): string {
  const problem = reasonProblem(entered);
  if (problem !== null) throw invalid({ reason: problem });
  return entered.trim();
}

function checkedName(entered: string): string {
  const problem = recipientNameProblem(entered);
  if (problem !== null) throw invalid({ recipientName: problem });
  return entered.trim();
}

function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}

function note(
  ctx: Staff,
  id: Id<"credentials">,
  action: Parameters<typeof record>[1]["action"],
  changed: string[],
): Promise<void> {
  return record(ctx, { action, entity: { table: "credentials", id }, changed });
}
