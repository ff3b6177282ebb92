import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { activeKeys, type FreshKey } from "./activeKeys";
import { markStale } from "./statusLists";

/** Keys of one issuer: two a rotation. */
const MAX_KEYS = 200;
/** Keys sealed anew in one transaction. */
const RESEALED_AT_A_TIME = 50;

type Reader = Pick<QueryCtx, "db">;

/** All keys of an issuer, the newest first. */
export function keysOf({ db }: Reader, issuerId: Id<"issuers">): Promise<Doc<"issuerKeys">[]> {
  return db
    .query("issuerKeys")
    .withIndex("by_issuer_suite_state", (q) => q.eq("issuerId", issuerId))
    .take(MAX_KEYS)
    .then((keys) => keys.sort((one, other) => other._creationTime - one._creationTime));
}

/** The keys that the DID document names: those that sign, and those that verify what they signed. */
export async function publishedKeys(ctx: Reader, issuerId: Id<"issuers">): Promise<Doc<"issuerKeys">[]> {
  return (await keysOf(ctx, issuerId)).filter(({ state }) => state !== "compromised");
}

/** Keeps fresh keys of suites that have none. @returns those that sign now: another action may have been first */
export async function keepKeys(
  ctx: Pick<MutationCtx, "db">,
  issuerId: Id<"issuers">,
  fresh: readonly FreshKey[],
): Promise<FreshKey[]> {
  const issuer = await ctx.db.get("issuers", issuerId);
  if (issuer === null) return [];
  const active = await activeKeys(ctx, issuerId);
  for (const key of fresh)
    if (!active.some(({ suite }) => suite === key.suite))
      await ctx.db.insert("issuerKeys", {
        organizationId: issuer.organizationId,
        issuerId,
        ...key,
        state: "active",
      });
  return activeKeys(ctx, issuerId);
}

type Staff = Pick<MutationCtx, "db" | "scheduler"> & Tenant;

/** Retires an issuer's keys, which go on verifying what they signed, and has new ones made. */
export async function rotate(ctx: Staff, issuer: Doc<"issuers">): Promise<void> {
  const active = (await keysOf(ctx, issuer._id)).filter(({ state }) => state === "active");
  for (const { _id } of active)
    await ctx.db.patch("issuerKeys", _id, { state: "retired", retiredAt: Date.now() });
  const entity = { table: "issuers" as const, id: issuer._id };
  await record(ctx, { action: "issuerKeys.rotated", entity, changed: ["keys"] });
  await ctx.scheduler.runAfter(0, internal.certificates.issuing.makeKeys, { issuer: issuer._id });
}

/**
 * Takes a key that somebody else may know out of the DID document: all that it signed fails from now on. Where it
 * signs, a new one is made; status lists are signed anew.
 * @throws `notFound`; `conflict` where it was done before
 */
export async function compromise(ctx: Staff, id: Id<"issuerKeys">): Promise<void> {
  const key = await ctx.db.get("issuerKeys", id);
  if (key === null) throw failure("notFound", "There is no such key here.");
  if (key.state === "compromised") throw failure("conflict", "This key is marked as compromised already.");
  await ctx.db.patch("issuerKeys", id, { state: "compromised", retiredAt: key.retiredAt ?? Date.now() });
  const entity = { table: "issuerKeys" as const, id };
  await record(ctx, { action: "issuerKeys.compromised", entity, changed: ["state"] });
  await ctx.scheduler.runAfter(0, internal.certificates.issuing.makeKeys, { issuer: key.issuerId });
  const lists = ctx.db
    .query("statusLists")
    .withIndex("by_issuer_free", (q) => q.eq("issuerId", key.issuerId));
  for await (const list of lists) await markStale(ctx, list);
}

/** A page of all keys of the deployment with what is sealed, to be sealed anew. Takes the whole deployment's db. */
export async function sealedPage({ db }: Reader, cursor: string | null) {
  const found = await db.query("issuerKeys").paginate({ cursor, numItems: RESEALED_AT_A_TIME });
  return {
    keys: found.page.map(({ _id: id, fragment, sealed }) => ({ id, fragment, sealed })),
    next: found.isDone ? null : found.continueCursor,
  };
}

/** Puts what was sealed anew in the place of what was sealed before, unless that changed meanwhile. */
export async function replaceSealed(
  { db }: Pick<MutationCtx, "db">,
  id: Id<"issuerKeys">,
  { before, after }: { before: string; after: string },
): Promise<void> {
  const key = await db.get("issuerKeys", id);
  if (key?.sealed === before) await db.patch("issuerKeys", id, { sealed: after });
}
