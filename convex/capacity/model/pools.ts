import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure, invalid } from "../../shared/errors";
import { seatsProblem } from "../rules/pools";
import type { Owner } from "../rules/statuses";
import { promote, type Promotion } from "./promotions";

export type { Owner };
export type PoolTerms = { seats?: number | undefined; keepsWaiting: boolean; offerMs: number };

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db" | "scheduler">;

/** Opens the pool of an owner that has none yet. @throws `invalid` for a number of seats that is none */
export async function openPool(
  { db }: Pick<MutationCtx, "db">,
  { organizationId, owner, ...terms }: { organizationId: Id<"organizations">; owner: Owner } & PoolTerms,
): Promise<Id<"pools">> {
  checkSeats(terms.seats, 0);
  const of = { organizationId, ownerKind: owner.kind, ownerId: owner.id };
  return db.insert("pools", { ...of, ...stored(terms), used: 0, waiting: 0, nextOrder: 1 });
}

/** The pool of an owner, or null. */
export function poolOf({ db }: Reader, { kind, id }: Owner): Promise<Doc<"pools"> | null> {
  return db
    .query("pools")
    .withIndex("by_owner", (q) => q.eq("ownerKind", kind).eq("ownerId", id))
    .unique();
}

/** @throws `notFound` for an owner without a pool */
export async function requirePool(ctx: Reader, owner: Owner): Promise<Doc<"pools">> {
  const pool = await poolOf(ctx, owner);
  if (pool === null) throw failure("notFound", "No seats are kept for this.");
  return pool;
}

/**
 * Gives a pool other terms. Who waits when waiting is turned off goes on waiting; seats that come free are
 * offered at once.
 * @returns whom to tell of an offered seat; when there are very many, the rest are told by a job
 * @throws `conflict` for fewer seats than are used, `invalid` for a number of seats that is none
 */
export async function resizePool(ctx: Writer, owner: Owner, terms: PoolTerms): Promise<Promotion[]> {
  const pool = await requirePool(ctx, owner);
  checkSeats(terms.seats, pool.used);
  await ctx.db.patch("pools", pool._id, stored(terms));
  return promote(ctx, pool._id);
}

/** From now on the pool gives no seat any more; who has one keeps it. Closing twice changes nothing. */
export async function closePool(ctx: Pick<MutationCtx, "db">, owner: Owner): Promise<void> {
  const pool = await poolOf(ctx, owner);
  if (pool !== null && pool.closedAt === undefined)
    await ctx.db.patch("pools", pool._id, { closedAt: Date.now() });
}

function stored({ seats, keepsWaiting, offerMs }: PoolTerms) {
  return { seats, keepsWaiting, offerMs };
}

function checkSeats(seats: number | undefined, used: number): void {
  const problem = seatsProblem(seats, used);
  if (problem === "seatsBelowUsed")
    throw failure("conflict", `${used} seats are taken or offered. Fewer seats than that are not possible.`, {
      fields: { seats: problem },
    });
  if (problem !== null) throw invalid({ seats: problem });
}
