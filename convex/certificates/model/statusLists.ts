import { type Infer, v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { emptyBits, withBit } from "../../shared/openBadges/statusList";
import { DAY, SECOND } from "../../shared/time";
import { statusListAddress } from "../rules/addresses";
import { freePlace, LIST_PLACES } from "../rules/statusPlaces";
import { activeKeys, areTrusted, freshKeyValidator } from "./activeKeys";
import { newListId } from "./identifiers";

/** How long changes gather before a list is signed anew. */
const SIGNED_AFTER = 3 * SECOND;
/** A list is signed anew before it gets older, so that who keeps it sees that it is looked after. */
const SIGNED_AGAIN_AFTER = 7 * DAY;
/** Lists looked at in one sweep. */
const BATCH = 50;

type Reader = Pick<QueryCtx, "db">;
type Place = { statusListId: Id<"statusLists">; statusIndex: number };
/** Without a scheduler, as where a person is erased, the sweep signs. */
type Writer = Pick<MutationCtx, "db"> & Partial<Pick<MutationCtx, "scheduler">>;

/** Takes a place that was never given away, in a list with room for it; a new list where there is none. */
export async function takePlace(ctx: Pick<MutationCtx, "db">, issuer: Doc<"issuers">): Promise<Place> {
  const roomy = await ctx.db
    .query("statusLists")
    .withIndex("by_issuer_free", (q) => q.eq("issuerId", issuer._id).gt("free", 0))
    .first();
  const list = roomy ?? (await addList(ctx, issuer));
  const taken = new Uint8Array(list.taken);
  const statusIndex = freePlace(taken, Math.random());
  await ctx.db.patch("statusLists", list._id, {
    taken: withBit(taken, statusIndex, true).buffer,
    free: list.free - 1,
  });
  return { statusListId: list._id, statusIndex };
}

/** Sets the bit of a credential that no longer holds, and has the list signed anew. */
export async function revokePlace(ctx: Writer, { statusListId, statusIndex }: Place): Promise<void> {
  const list = await ctx.db.get("statusLists", statusListId);
  if (list === null) return;
  await ctx.db.patch("statusLists", list._id, {
    revoked: withBit(new Uint8Array(list.revoked), statusIndex, true).buffer,
  });
  await markStale(ctx, list);
}

/** Has a list signed anew; many changes at a time are signed once. */
export async function markStale(ctx: Writer, { _id: list, isStale }: Doc<"statusLists">): Promise<void> {
  if (isStale) return;
  await ctx.db.patch("statusLists", list, { isStale: true });
  await ctx.scheduler?.runAfter(SIGNED_AFTER, internal.certificates.issuing.signList, { list });
}

/** The list of an address; null for none. Takes the whole deployment's db, or an organization's own. */
export function listAt({ db }: Reader, publicId: string): Promise<Doc<"statusLists"> | null> {
  return db
    .query("statusLists")
    .withIndex("by_public", (q) => q.eq("publicId", publicId))
    .unique();
}

/** What signing a list takes. */
export const signableValidator = v.object({
  address: v.string(),
  issuer: v.object({ id: v.id("issuers"), did: v.string() }),
  revoked: v.bytes(),
  keys: v.array(freshKeyValidator),
});

/** A list as it is now, to be signed; null where it is gone. */
export async function listToSign(
  ctx: Reader,
  id: Id<"statusLists">,
): Promise<Infer<typeof signableValidator> | null> {
  const list = await ctx.db.get("statusLists", id);
  const issuer = list === null ? null : await ctx.db.get("issuers", list.issuerId);
  if (list === null || issuer === null) return null;
  return {
    address: statusListAddress(issuer.host, list.publicId),
    issuer: { id: issuer._id, did: issuer.did },
    revoked: list.revoked,
    keys: await activeKeys(ctx, issuer._id),
  };
}

/** Keeps a list as it was signed, unless its bits changed meanwhile, or its key was found compromised. @returns whether it is kept */
export async function keepSigned(
  ctx: Pick<MutationCtx, "db">,
  id: Id<"statusLists">,
  { revoked, signed, fragment, now }: { revoked: ArrayBuffer; signed: string; fragment: string; now: number },
): Promise<boolean> {
  const list = await ctx.db.get("statusLists", id);
  if (list === null || !sameBytes(list.revoked, revoked)) return false;
  if (!(await areTrusted(ctx, list.issuerId, [fragment]))) return false;
  await ctx.db.patch("statusLists", id, { signed, signedAt: now, isStale: false });
  return true;
}

/** Lists that wait to be signed longer than they should, or were signed long ago: some of them. */
export async function unsignedLists({ db }: Reader, now: number): Promise<Id<"statusLists">[]> {
  const stale = await db
    .query("statusLists")
    .withIndex("by_stale", (q) => q.eq("isStale", true))
    .take(BATCH);
  const old = await db
    .query("statusLists")
    .withIndex("by_signed", (q) => q.gt("signedAt", 0).lt("signedAt", now - SIGNED_AGAIN_AFTER))
    .take(BATCH);
  return [...new Set([...stale, ...old].map(({ _id }) => _id))];
}

async function addList(ctx: Pick<MutationCtx, "db">, issuer: Doc<"issuers">): Promise<Doc<"statusLists">> {
  const { _id: issuerId, organizationId } = issuer;
  const bits = { taken: emptyBits().buffer, revoked: emptyBits().buffer };
  const place = { organizationId, issuerId, publicId: await newListId() };
  const id = await ctx.db.insert("statusLists", { ...place, ...bits, free: LIST_PLACES, isStale: true });
  return (await ctx.db.get("statusLists", id))!;
}

function sameBytes(one: ArrayBuffer, other: ArrayBuffer): boolean {
  const [left, right] = [new Uint8Array(one), new Uint8Array(other)];
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
