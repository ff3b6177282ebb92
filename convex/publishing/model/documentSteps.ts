import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { readStep, replay } from "../../shared/documents/replaying";
import { checkDocument, checkTree, documentBytes, MAX_DOCUMENT_BYTES } from "../../shared/documents/schema";
import { failure, invalid } from "../../shared/errors";
import { DAY } from "../../shared/time";
import {
  MAX_STEPS,
  MAX_STEPS_BYTES,
  needsSnapshot,
  STEPS_AT_ONCE,
  STEPS_KEPT_DAYS,
} from "../rules/liveSteps";

/** Rows of steps removed in one transaction, a row a submission, and bytes after which no more are read for it. */
const REMOVED_AT_ONCE = 100;
const REMOVED_BYTES = 4_000_000;

export type Reading = Pick<QueryCtx, "db">;
export type Writing = Pick<MutationCtx, "db">;

/** A document as it stands: version 1 is how it was made, each step counts one up. */
export type LiveTree = { tree: Node; version: number };

/** Steps in their order, as JSON, and who each is by; `version` is the one they lead to. */
export type Steps = { steps: string[]; clientIds: string[]; version: number };

/** Writes the first text of an item down. @throws `notFound`; Error for what is no document */
export async function writeFirst(
  { db }: Writing,
  itemId: Id<"contentItems">,
  document: unknown,
): Promise<void> {
  const tree = checkDocument(document);
  checkBytes(tree);
  const item = await db.get("contentItems", itemId);
  if (item === null) throw failure("notFound", "There is no such item here.");
  const { organizationId } = item;
  await db.insert("textSnapshots", { organizationId, itemId, version: 1, content: jsonOf(tree) });
}

/** The document with all steps taken so far. @throws `notFound` for an item without a text */
export async function loadTree(ctx: Reading, item: Id<"contentItems">): Promise<LiveTree> {
  return loadFrom(ctx, await requireSnapshot(ctx, item));
}

/**
 * What was taken after a version: all of it, or what leads on towards it where it is much. Null for a version so old
 * that its steps are no longer kept: the whole document is to be read anew.
 * @throws `notFound` for an item without a text; `conflict` for a version that is yet to come
 */
export async function stepsAfter(
  ctx: Reading,
  item: Id<"contentItems">,
  version: number,
): Promise<Steps | null> {
  if (!Number.isInteger(version) || version < 1) throw noSuchVersion();
  // What editors wait for, so that it is looked for first.
  const found = await fetchSteps(ctx, item, version, STEPS_AT_ONCE);
  if (found === null || found.steps.length > 0) return found;
  const latest = await latestVersion(ctx, item);
  if (version > latest) throw noSuchVersion();
  return version === latest ? found : null;
}

/**
 * Takes a client's steps, if they were made on the document as it stands. Each must apply, and what comes of them must
 * be a document.
 * @returns the version they lead to; or that others were faster, with what the client missed: null as for `stepsAfter`
 * @throws `invalid` for steps that cannot be taken; as `stepsAfter`
 */
export async function takeSteps(
  ctx: Writing,
  item: Id<"contentItems">,
  submission: { version: number; clientId: string; steps: string[] },
): Promise<{ taken: number } | { missed: Steps | null }> {
  const { version, clientId, steps } = submission;
  if (steps.length === 0 || steps.length > MAX_STEPS) throw invalid({ steps: "tooManySteps" });
  if (bytesOf(steps) > MAX_STEPS_BYTES) throw tooLarge();
  const snapshot = await requireSnapshot(ctx, item);
  const live = await loadFrom(ctx, snapshot);
  if (version !== live.version) return { missed: await stepsAfter(ctx, item, version) };
  const transform = new Transform(live.tree);
  try {
    for (const step of steps) transform.step(readStep(step));
    checkTree(transform.doc);
  } catch {
    throw invalid({ steps: "noDocument" });
  }
  await append(ctx, snapshot, live, transform, clientId);
  return { taken: live.version + steps.length };
}

/** Changes a document by the server's own steps, so that open editors follow. @throws Error for what is no document */
export async function changeTree(
  ctx: Writing,
  item: Id<"contentItems">,
  clientId: string,
  change: (transform: Transform) => void,
): Promise<void> {
  const snapshot = await requireSnapshot(ctx, item);
  const live = await loadFrom(ctx, snapshot);
  const transform = new Transform(live.tree);
  change(transform);
  if (transform.steps.length === 0) return;
  checkTree(transform.doc);
  await append(ctx, snapshot, live, transform, clientId);
}

/** Removes some of a text for good: steps first, the whole text with the last of them. @returns whether more is left */
export async function removeText(ctx: Writing, item: Id<"contentItems">): Promise<boolean> {
  if (await removeSteps(ctx, item)) return true;
  const snapshot = await snapshotOf(ctx, item);
  if (snapshot !== null) await ctx.db.delete("textSnapshots", snapshot._id);
  return false;
}

async function append(
  ctx: Writing,
  snapshot: Doc<"textSnapshots">,
  { version }: LiveTree,
  { steps: taken, doc }: Transform,
  clientId: string,
): Promise<void> {
  checkBytes(doc);
  // As they were understood, not as they were sent: nothing else is handed on to others.
  const steps = taken.map((step) => JSON.stringify(step.toJSON()));
  const bytes = bytesOf(steps);
  if (bytes > MAX_STEPS_BYTES) throw tooLarge();
  const { _id, organizationId, itemId, content } = snapshot;
  const next = version + steps.length;
  await ctx.db.insert("textSteps", { organizationId, itemId, version: next, clientId, steps });
  if (!needsSnapshot(version, next, bytes, content.length)) return;
  await ctx.db.patch("textSnapshots", _id, { version: next, content: jsonOf(doc) });
  await removeSteps(ctx, itemId, Date.now() - STEPS_KEPT_DAYS * DAY);
}

/**
 * Removes some of the steps that were taken before a moment. The oldest come first, so that little is read where nothing
 * is old. @returns whether more of them are left
 */
async function removeSteps({ db }: Writing, item: Id<"contentItems">, before = Infinity): Promise<boolean> {
  const old: Id<"textSteps">[] = [];
  let bytes = 0;
  let more = false;
  for await (const { _id, _creationTime, steps } of stepRows({ db }, item)) {
    if (_creationTime >= before) break;
    more = old.length === REMOVED_AT_ONCE || bytes > REMOVED_BYTES;
    if (more) break;
    old.push(_id);
    bytes += bytesOf(steps);
  }
  for (const id of old) await db.delete("textSteps", id);
  return more;
}

async function loadFrom(
  ctx: Reading,
  { itemId, version: from, content }: Doc<"textSnapshots">,
): Promise<LiveTree> {
  const found = await fetchSteps(ctx, itemId, from, Infinity);
  if (found === null) throw new Error(`Steps of the text ${itemId} after version ${from} are gone.`);
  return { tree: replay(content, found.steps), version: found.version };
}

/** All steps after a version, or the first ones: `enough` or more of them. Null where the first of them are gone. */
async function fetchSteps(
  ctx: Reading,
  item: Id<"contentItems">,
  after: number,
  enough: number,
): Promise<Steps | null> {
  const found: Steps = { steps: [], clientIds: [], version: after };
  for await (const { version, clientId, steps } of stepRows(ctx, item, after)) {
    const before = version - steps.length;
    if (before > found.version) return null;
    // A version within a submission, as of a client that knows of the first half of it.
    const missing = steps.slice(found.version - before);
    found.steps.push(...missing);
    for (let step = 0; step < missing.length; step += 1) found.clientIds.push(clientId);
    found.version = version;
    if (found.steps.length >= enough) break;
  }
  return found;
}

function stepRows({ db }: Reading, item: Id<"contentItems">, after = 0) {
  return db.query("textSteps").withIndex("by_item_version", (q) => q.eq("itemId", item).gt("version", after));
}

async function latestVersion(ctx: Reading, item: Id<"contentItems">): Promise<number> {
  const newest = await stepRows(ctx, item).order("desc").first();
  return newest?.version ?? (await requireSnapshot(ctx, item)).version;
}

function snapshotOf({ db }: Reading, item: Id<"contentItems">): Promise<Doc<"textSnapshots"> | null> {
  return db
    .query("textSnapshots")
    .withIndex("by_item", (q) => q.eq("itemId", item))
    .unique();
}

async function requireSnapshot(ctx: Reading, item: Id<"contentItems">): Promise<Doc<"textSnapshots">> {
  const found = await snapshotOf(ctx, item);
  if (found === null) throw failure("notFound", "There is no such text here.");
  return found;
}

function jsonOf(tree: Node): string {
  return JSON.stringify(tree.toJSON());
}

function bytesOf(texts: readonly string[]): number {
  const encoder = new TextEncoder();
  return texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
}

function checkBytes(tree: Node): void {
  if (documentBytes(tree) > MAX_DOCUMENT_BYTES) throw tooLarge();
}

function tooLarge() {
  return invalid({ steps: "documentTooLarge" });
}

function noSuchVersion() {
  return failure("conflict", "The text has no such version yet. Please load the page again.");
}
