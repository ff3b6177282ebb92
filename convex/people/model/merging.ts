import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import schema from "../../schema";
import {
  decideMerge,
  MERGE_REFUSALS,
  type MergeParty,
  type MergeRefusal,
  type TableTreated,
  tablesTreated,
} from "../rules/merging";
import { tellAddresses } from "./accounts";
import { affiliationIn } from "./affiliations";
import { combineRows } from "./mergedRows";
import { isOwner } from "./memberships";
import { endSignIn } from "./signIn";

/** Rows moved in one transaction. */
const BATCH = 200;
/** Counting stops here; screens show "100+". */
const MAX_COUNT = 101;

const REFUSALS: Record<MergeRefusal, string> = {
  samePerson: "These are the same person. Choose two.",
  gone: "One of them was merged or erased before.",
  elsewhere: "Other organizations know the person who would be merged away. Merge the other way round.",
  ownersOnly: "Only owners merge owners.",
};

export const mergePreviewValidator = v.object({
  /** Why it cannot be done; null when it can. */
  refusal: v.union(literals(...MERGE_REFUSALS), v.null()),
  /** Rows that move, by table, counted up to 101. */
  moves: v.array(v.object({ table: v.string(), rows: v.number() })),
});

type Whole = { everywhere: QueryCtx["db"] };
type Parties = { winner: Id<"persons">; loser: Id<"persons"> };
type MovingTable = TableTreated<"moved">;
type CountedTable = MovingTable | TableTreated<"combined">;

/** What merging `loser` into `winner` would do. @throws `notFound` */
export async function previewMerge(
  ctx: Pick<QueryCtx, "db"> & Whole & Tenant,
  { winner, loser }: Parties,
): Promise<Infer<typeof mergePreviewValidator>> {
  const refusal = await refusalOf(ctx, { winner, loser });
  const tables: CountedTable[] = [...tablesTreated("combined"), ...tablesTreated("moved")];
  const moves = await Promise.all(
    tables.map(async (table) => {
      const rows = await rowsOf({ db: ctx.everywhere }, table, ctx.organization._id, loser, MAX_COUNT);
      return { table, rows: rows.length };
    }),
  );
  return {
    refusal,
    moves: moves.filter(({ rows }) => rows > 0),
  };
}

/**
 * Merges `loser` into `winner`: roles and places combine at once, history moves by a job. The one merged away
 * can no longer sign in, in any way: their sign-ins must not open the other's account. Both addresses are told.
 * @throws `notFound`, or `conflict` by the rules
 */
export async function merge(
  ctx: Pick<MutationCtx, "db" | "scheduler"> & { everywhere: MutationCtx["db"] } & Tenant,
  { winner, loser }: Parties,
): Promise<void> {
  const refusal = await refusalOf(ctx, { winner, loser });
  if (refusal !== null) throw failure("conflict", REFUSALS[refusal]);
  const db = ctx.everywhere;
  const organization = ctx.organization._id;
  const [left, away] = [await required(ctx, winner), await required(ctx, loser)];
  await combineRows({ db, scheduler: ctx.scheduler }, organization, left, away);
  await endSignIn({ db }, loser);
  await db.patch("persons", loser, { mergedInto: winner, email: undefined });
  const entity = { table: "persons" as const, id: loser };
  await record(ctx, { action: "persons.merged", entity, changed: ["mergedInto", "email"] });
  if (left.email !== undefined)
    await tellAddresses(ctx, organization, { before: away.email, after: left.email, locale: left.locale });
  await ctx.scheduler.runAfter(0, internal.people.jobs.moveRows, { organization, winner, loser });
}

/** Moves the next batch of rows and schedules itself until none is left. */
export async function moveNext(
  { db, scheduler }: Pick<MutationCtx, "db" | "scheduler">,
  { organization, winner, loser }: Parties & { organization: Id<"organizations"> },
): Promise<void> {
  for (const table of tablesTreated("moved")) {
    const rows = await rowsOf({ db }, table, organization, loser, BATCH);
    for (const { _id } of rows) await db.patch(_id, { personId: winner });
    if (rows.length === 0) continue;
    await scheduler.runAfter(0, internal.people.jobs.moveRows, { organization, winner, loser });
    return;
  }
}

/** The index of a table that finds a person's rows within an organization. */
export function personIndex(table: CountedTable): string {
  const indexes = schema.tables[table][" indexes"]();
  const found = indexes.find(({ fields }) => fields[0] === "organizationId" && fields[1] === "personId");
  if (found === undefined)
    throw new Error(`The table ${table} needs an index on organizationId and personId.`);
  return found.indexDescriptor;
}

function rowsOf(
  { db }: Pick<QueryCtx, "db">,
  table: CountedTable,
  organization: Id<"organizations">,
  person: Id<"persons">,
  limit: number,
): Promise<{ _id: Id<MovingTable> }[]> {
  return db
    .query(table as "consents")
    .withIndex(personIndex(table) as "by_organization_person", (q) =>
      q.eq("organizationId", organization).eq("personId", person),
    )
    .take(limit);
}

async function refusalOf(
  ctx: Pick<QueryCtx, "db"> & Whole & Tenant,
  { winner, loser }: Parties,
): Promise<MergeRefusal | null> {
  const managesOwners = ctx.permissions.includes("owners.manage");
  return decideMerge(await partyOf(ctx, winner), await partyOf(ctx, loser), managesOwners);
}

async function partyOf(ctx: Pick<QueryCtx, "db"> & Whole & Tenant, id: Id<"persons">): Promise<MergeParty> {
  const { mergedInto, pseudonymizedAt } = await required(ctx, id);
  const known = await ctx.everywhere
    .query("affiliations")
    .withIndex("by_person", (q) => q.eq("personId", id))
    .take(2);
  return {
    id,
    owner: await isOwner(ctx, ctx.organization._id, id),
    elsewhere: known.length > 1,
    gone: mergedInto !== undefined || pseudonymizedAt !== undefined,
  };
}

async function required(
  { db, everywhere, organization }: Pick<QueryCtx, "db"> & Whole & Tenant,
  id: Id<"persons">,
): Promise<Doc<"persons">> {
  const here = await affiliationIn({ db }, organization._id, id);
  const person = await everywhere.get(id);
  if (person === null || here === null) throw failure("notFound", "There is no such person here.");
  return person;
}
