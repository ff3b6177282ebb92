import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { didWebOf } from "../../shared/openBadges/addresses";
import { addressOf } from "../../tenancy/model/addresses";
import { ISSUING_PROBLEMS, KEY_STATES, KEY_SUITES } from "../rules/statuses";
import { keysOf } from "./keys";
import { isMasterKey } from "./sealing";

/** Hosts that one organization issued under; more than it moves in a lifetime. */
const MAX_HOSTS = 100;

export const keyValidator = v.object({
  id: v.id("issuerKeys"),
  suite: literals(...KEY_SUITES),
  state: literals(...KEY_STATES),
  fragment: v.string(),
  createdAt: v.number(),
  retiredAt: v.union(v.number(), v.null()),
});

export const overviewValidator = v.object({
  host: v.string(),
  did: v.string(),
  /** Why nothing can be issued now; null when all is set up. */
  problem: v.union(literals(...ISSUING_PROBLEMS), v.null()),
  /** The newest first. */
  keys: v.array(keyValidator),
});

type Reader = Pick<QueryCtx, "db">;

/** Why nothing can be issued for an organization now: what the deployment lacks. Null when all is set up. */
export function issuingProblem({
  demo,
}: Pick<Doc<"organizations">, "demo">): "publicUrl" | "masterKey" | null {
  if (!process.env["PUBLIC_URL"] && !demo) return "publicUrl";
  return isMasterKey(process.env["CREDENTIAL_MASTER_KEY"]) ? null : "masterKey";
}

const LACKS = {
  publicUrl: "Set PUBLIC_URL first: a credential bears this deployment's address for ever.",
  masterKey: "Set CREDENTIAL_MASTER_KEY first: the keys of credentials are sealed with it.",
};

/** @throws `unavailable` where the deployment lacks something that credentials need */
export function requireIssuing(organization: Pick<Doc<"organizations">, "demo">): void {
  const problem = issuingProblem(organization);
  if (problem !== null) throw failure("unavailable", LACKS[problem]);
}

/** The host under which an organization issues now, with port where there is one. */
export async function hostOf(ctx: Reader, organization: Doc<"organizations">): Promise<string> {
  return new URL(await addressOf(ctx, organization)).host;
}

/** The issuer that an organization is under its present host; null before it issued anything there. */
export async function presentIssuer(
  ctx: Reader,
  organization: Doc<"organizations">,
): Promise<Doc<"issuers"> | null> {
  return issuerUnder(ctx, organization._id, await hostOf(ctx, organization));
}

/** @throws `conflict` before the organization issued anything */
export async function requireIssuer(
  ctx: Reader,
  organization: Doc<"organizations">,
): Promise<Doc<"issuers">> {
  const issuer = await presentIssuer(ctx, organization);
  if (issuer !== null) return issuer;
  throw failure("conflict", "Nothing was issued here yet: the first credential brings the first keys.");
}

/** The same, made when it is first needed. `issuingProblem` must have found none. */
export async function ensureIssuer(
  ctx: Pick<MutationCtx, "db">,
  organization: Doc<"organizations">,
): Promise<Doc<"issuers">> {
  const host = await hostOf(ctx, organization);
  const known = await issuerUnder(ctx, organization._id, host);
  if (known !== null) return known;
  const organizationId = organization._id;
  const id = await ctx.db.insert("issuers", { organizationId, host, did: didWebOf(host) });
  return (await ctx.db.get("issuers", id))!;
}

/** Those who issued under a host, the latest first: a domain may have passed from one organization to another. */
export function issuersAt({ db }: Reader, host: string): Promise<Doc<"issuers">[]> {
  return db
    .query("issuers")
    .withIndex("by_host", (q) => q.eq("host", host))
    .order("desc")
    .take(MAX_HOSTS);
}

/** Who an organization is as issuer, and its keys. */
export async function overviewOf(
  ctx: Reader & { organization: Doc<"organizations"> },
): Promise<Infer<typeof overviewValidator>> {
  const host = await hostOf(ctx, ctx.organization);
  const issuer = await issuerUnder(ctx, ctx.organization._id, host);
  const keys = issuer === null ? [] : await keysOf(ctx, issuer._id);
  return {
    host,
    did: didWebOf(host),
    problem: issuingProblem(ctx.organization),
    keys: keys.map(shownKey),
  };
}

function shownKey({
  _id: id,
  _creationTime: createdAt,
  ...key
}: Doc<"issuerKeys">): Infer<typeof keyValidator> {
  const { suite, state, fragment, retiredAt = null } = key;
  return { id, suite, state, fragment, createdAt, retiredAt };
}

async function issuerUnder(
  ctx: Reader,
  organizationId: Id<"organizations">,
  host: string,
): Promise<Doc<"issuers"> | null> {
  const issuers = await issuersAt(ctx, host);
  return issuers.find((issuer) => issuer.organizationId === organizationId) ?? null;
}
