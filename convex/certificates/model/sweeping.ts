import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { MINUTE, SECOND } from "../../shared/time";
import { fileOwnerOf } from "../rules/files";
import { badgeImageOf } from "./badgeImages";
import { enqueue, moveCredential } from "./credentialRows";
import { fontFileAt } from "./fontFiles";
import { givenUp } from "./outcomes";
import { makeRoom } from "./pool";
import { unsignedLists } from "./statusLists";

/** How long a job is believed to be at work: drawing takes tenths of a second, fonts that come first some more. */
const LEASE = 20 * SECOND;
/** Waiting that long while nothing is being made says that the pool stands still, or lost a job before it began. */
const STANDSTILL = 30 * SECOND;
/** After that long without work the pool is as it was. */
const AT_REST = 10 * MINUTE;
/** Jobs of one credential that may die before it is given up. */
const MAX_ATTEMPTS = 10;
const BATCH = 50;
const FILES_AT_A_TIME = 200;

type Ctx = Pick<MutationCtx, "db" | "scheduler" | "runMutation">;

/**
 * Puts right what dead jobs left: their credentials are made again, what they stored is removed, and the pool lets
 * others in; and has status lists signed whose turn it is.
 */
export async function sweep(ctx: Ctx, now: number): Promise<void> {
  const lapsed = await inState(ctx, "issuing", now - LEASE, BATCH);
  for (const row of lapsed) await putBack(ctx, row);
  const stranded = lapsed.length > 0 ? [] : await strandedAt(ctx, now);
  // A job that is there all the same finds its credential taken.
  for (const { _id } of stranded) await enqueue(ctx, _id);
  await seeToRoom(ctx, [...lapsed, ...stranded], now);
  if (lapsed.length > 0) {
    const from = Math.min(...lapsed.map(({ stateAt }) => stateAt));
    await ctx.scheduler.runAfter(LEASE, internal.certificates.jobs.removeStray, { from, until: now });
  }
  for (const list of await unsignedLists(ctx, now))
    await ctx.scheduler.runAfter(0, internal.certificates.issuing.signList, { list });
}

/**
 * Removes files that dead jobs stored in a span of time and nothing names. The span must lie so far back that no
 * job of it is at work any more.
 */
export async function removeStray(
  ctx: Pick<MutationCtx, "db" | "storage" | "scheduler">,
  { from, until }: { from: number; until: number },
): Promise<void> {
  const files = await ctx.db.system
    .query("_storage")
    .withIndex("by_creation_time", (q) => q.gt("_creationTime", from).lte("_creationTime", until))
    .take(FILES_AT_A_TIME);
  for (const file of files) if (await isStray(ctx, file)) await ctx.storage.delete(file._id);
  const last = files.at(-1)?._creationTime;
  if (files.length < FILES_AT_A_TIME || last === undefined) return;
  const rest = { from: last, until };
  await ctx.scheduler.runAfter(0, internal.certificates.jobs.removeStray, rest);
}

/** Lets others in beside dead jobs, and once all is done only as many as ever. */
async function seeToRoom(ctx: Ctx, left: readonly Doc<"credentials">[], now: number): Promise<void> {
  if (left.length > 0) return makeRoom(ctx, 1 + Math.max(...left.map(({ attempts }) => attempts)));
  for (const state of ["queued", "issuing"] as const)
    if ((await inState(ctx, state, now, 1)).length > 0) return;
  const [latest] = await ctx.db
    .query("credentials")
    .withIndex("by_state_at", (q) => q.eq("state", "issued").gt("stateAt", now - AT_REST))
    .take(1);
  if (latest !== undefined) await makeRoom(ctx, 0);
}

async function putBack(ctx: Ctx, row: Doc<"credentials">): Promise<void> {
  if (row.attempts >= MAX_ATTEMPTS) return givenUp(ctx, row._id, { code: "died", detail: "" });
  await moveCredential(ctx, row, "putBack");
  await enqueue(ctx, row._id);
}

/** Credentials that wait for long while nothing is being made. */
async function strandedAt(ctx: Ctx, now: number): Promise<Doc<"credentials">[]> {
  const [working] = await inState(ctx, "issuing", now, 1);
  return working === undefined ? inState(ctx, "queued", now - STANDSTILL, BATCH) : [];
}

/** Credentials that have been in a state since a moment or longer, for all organizations. */
function inState({ db }: Pick<QueryCtx, "db">, state: "queued" | "issuing", since: number, limit: number) {
  return db
    .query("credentials")
    .withIndex("by_state_at", (q) => q.eq("state", state).lte("stateAt", since))
    .take(limit);
}

type StoredFile = { _id: Id<"_storage">; contentType?: string };

async function isStray({ db }: Pick<QueryCtx, "db">, { _id, contentType }: StoredFile): Promise<boolean> {
  const owner = fileOwnerOf(contentType);
  if (owner === null) return false;
  if (owner.kind === "font") return (await fontFileAt({ db }, owner.id)) !== _id;
  if (owner.kind === "credential") {
    const id = db.normalizeId("credentials", owner.id);
    if (id === null) return false;
    const credential = await db.get("credentials", id);
    return ![credential?.pdfId, credential?.svgId, credential?.pngId, credential?.shareId].includes(_id);
  }
  const achievement = db.normalizeId("achievements", owner.id);
  if (achievement === null) return false;
  const image = await badgeImageOf({ db }, achievement);
  return ![image?.svgId, image?.pngId].includes(_id);
}
