import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { rolesIn } from "../../access/entrance";
import { allows } from "../../access/permissions";
import { record } from "../../audit/model/entries";
import { affiliationIn, affiliationsOf } from "../../people/model/affiliations";
import { presentMembership } from "../../people/model/memberships";
import { failure } from "../../shared/errors";
import { LEASE } from "../rules/jobs";
import { KEPT } from "../rules/kept";
import { ERASURE_REFUSALS, type ErasureRefusal, erasureRefusal, type Leaving } from "../rules/refusals";
import { endMembership, pseudonymize, takeOffTheList } from "./erasing";
import { erasedFor } from "./holdings";
import * as Jobs from "./jobs";

const COUNTED_AT_MOST = 25;
const ROWS_AT_A_TIME = 100;

export const previewValidator = v.object({
  /** Whether the account itself goes, or only what this organization has. */
  account: v.boolean(),
  refusal: v.union(literals(...ERASURE_REFUSALS), v.null()),
  /** Sections with something in them, counted as far as `atLeast` says. */
  erased: v.array(v.object({ name: v.string(), count: v.number(), atLeast: v.boolean() })),
  /** Tables of which something stays; the reason is in the catalogue, `privacy.kept.<table>`. */
  kept: v.array(literals(...KEPT)),
});
export type Preview = Infer<typeof previewValidator>;

type Viewer = Pick<Jobs.Caller, "organization" | "person" | "session"> & Pick<QueryCtx, "db">;

/** What an erasure would take and what would stay. @throws `notFound` for a person who is not known here */
export async function preview(ctx: Viewer, personId: Id<"persons">, wholeAccount: boolean): Promise<Preview> {
  const plan = await planOf(ctx, personId, wholeAccount);
  const { account, refusal, person } = plan;
  const organizationId = ctx.organization._id;
  const subject = { organizationId, personId, address: person.email ?? "none", until: Infinity };
  const erased: Preview["erased"] = [];
  for (const { name, count } of erasedFor(plan)) {
    const found = await count(ctx.db, subject, COUNTED_AT_MOST);
    if (found > 0) erased.push({ name, count: found, atLeast: found === COUNTED_AT_MOST });
  }
  return { account, refusal, erased, kept: [...KEPT] };
}

const REFUSALS: Record<ErasureRefusal, string> = {
  lastOwner: "An organization needs an owner. Make somebody else an owner first, or delete the organization.",
  ownersOnly: "Only owners may erase an owner.",
};

/**
 * Erases a person in the organization: at once they can no longer enter and are nameless, the rest follows
 * step by step. The account goes too where the person asks for that, or has to do with no other organization.
 * While an erasure runs, asking again gives that one.
 * @throws `notFound`, `conflict` for the only owner, `forbidden` for an owner when asked by somebody else
 */
export async function request(
  ctx: Jobs.Caller,
  personId: Id<"persons">,
  wholeAccount: boolean,
): Promise<Jobs.JobId> {
  if (personId === ctx.person._id) Jobs.refuseImpersonation(ctx);
  const organizationId = ctx.organization._id;
  const running = await Jobs.activeJob(ctx, { organizationId, personId }, "erasure");
  if (running !== null) return running._id;
  const plan = await planOf(ctx, personId, wholeAccount);
  if (plan.refusal !== null)
    throw failure(plan.refusal === "lastOwner" ? "conflict" : "forbidden", REFUSALS[plan.refusal]);
  await cancelExports(ctx, plan);
  if (plan.account) await pseudonymize(ctx, plan.person);
  const jobs = new Map<Id<"organizations">, Jobs.JobId>();
  for (const affiliation of plan.leaving) {
    const account = plan.account && affiliation.organizationId === organizationId;
    jobs.set(affiliation.organizationId, await beginIn(ctx, affiliation, plan.person, account));
  }
  const id = jobs.get(organizationId);
  if (id === undefined) throw noPerson();
  return id;
}

type Plan = {
  person: Doc<"persons">;
  account: boolean;
  refusal: ErasureRefusal | null;
  /** Places in the organizations that are left. */
  leaving: Doc<"affiliations">[];
};

async function planOf(ctx: Viewer, personId: Id<"persons">, wholeAccount: boolean): Promise<Plan> {
  const person = await ctx.db.get("persons", personId);
  const here = await affiliationIn(ctx, ctx.organization._id, personId);
  if (person === null || here === null || person.pseudonymizedAt !== undefined) throw noPerson();
  const everywhere = await affiliationsOf(ctx, personId);
  const account = wholeAccount || everywhere.length === 1;
  const leaving = account ? everywhere : [here];
  const roles = await Promise.all(leaving.map((affiliation) => leavingOf(ctx, affiliation)));
  return { person, account, leaving, refusal: erasureRefusal(roles) };
}

function noPerson() {
  return failure("notFound", "There is no such person here.");
}

async function leavingOf(ctx: Viewer, { organizationId, personId }: Doc<"affiliations">): Promise<Leaving> {
  const [roles, actor] = await Promise.all([
    rolesIn(ctx, organizationId, personId),
    rolesIn(ctx, organizationId, ctx.person._id),
  ]);
  const otherOwner = !roles.includes("owner") || (await hasOtherOwner(ctx, organizationId, personId));
  return { managesOwners: allows(actor, "owners.manage"), roles, otherOwner };
}

async function hasOtherOwner(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
): Promise<boolean> {
  const staff = db
    .query("memberships")
    .withIndex("by_organization_ended", (q) =>
      q.eq("organizationId", organizationId).eq("endedAt", undefined),
    );
  for await (const other of staff)
    if (other.personId !== personId && other.roles.includes("owner")) return true;
  return false;
}

/** An export that goes on would write down what is being erased. */
async function cancelExports(ctx: Jobs.Caller, { leaving }: Plan): Promise<void> {
  for (const { organizationId, personId } of leaving)
    for (const account of [true, false]) {
      const running = await Jobs.activeJob(ctx, { organizationId, personId }, "export", account);
      if (running !== null) await Jobs.end(ctx, running, "cancel");
    }
}

/** Shuts the person out of one organization and starts the job that does the rest. */
async function beginIn(
  ctx: Jobs.Caller,
  affiliation: Doc<"affiliations">,
  person: Doc<"persons">,
  account: boolean,
): Promise<Jobs.JobId> {
  const { organizationId, personId } = affiliation;
  const running = await Jobs.activeJob(ctx, { organizationId, personId }, "erasure");
  if (running !== null) return running._id;
  const id = await Jobs.start(ctx, {
    organizationId,
    personId,
    kind: "erasure",
    requestedBy: ctx.person._id,
    account,
    address: person.email,
    total: erasedFor({ account }).length,
  });
  const membership = await presentMembership(ctx, organizationId, personId);
  if (membership !== null) await endMembership(ctx, membership);
  await takeOffTheList(ctx, affiliation);
  const entity = { table: "privacyJobs" as const, id };
  await record(ctx, { action: "erasures.requested", entity, organizationId });
  return id;
}

/** One step of an erasure, and the next after it. Each is a transaction: a crash leaves none half done. */
export async function step(
  ctx: Pick<MutationCtx, "db" | "scheduler" | "storage">,
  job: Jobs.Job,
): Promise<void> {
  const { _id: id, attempt, organizationId } = job;
  const holding = erasedFor(job)[job.done];
  if (holding === undefined) {
    await Jobs.end(ctx, job, "finish");
    const entity = { table: "privacyJobs" as const, id };
    return record(ctx, { action: "erasures.finished", entity, organizationId }, "system");
  }
  const subject = await Jobs.subjectOf(ctx, job);
  const cursor = await holding.erase(ctx, subject, job.cursor ?? null, ROWS_AT_A_TIME);
  const at = cursor === null ? { done: job.done + 1, cursor: undefined } : { cursor };
  await ctx.db.patch("privacyJobs", id, { ...at, leaseUntil: Date.now() + LEASE });
  await ctx.scheduler.runAfter(0, internal.privacy.steps.erase, { id, attempt });
}
