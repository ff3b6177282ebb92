import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { components } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
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

const component = components.prosemirrorSync.lib;
/** The component reads so many submissions at once, each of one step or more. */
const SUBMISSIONS_AT_ONCE = 100;

export type Reading = Pick<QueryCtx, "runQuery">;
export type Writing = Pick<MutationCtx, "runQuery" | "runMutation">;

/** A document as it stands: version 1 is how it was made, each step counts one up. */
export type LiveTree = { tree: Node; version: number };

/** Steps in their order, as JSON, and who each is by; `version` is the one they lead to. */
export type Steps = { steps: string[]; clientIds: string[]; version: number };

/** Writes the first text of an item down. @throws Error for what is no document */
export async function writeFirst(ctx: Writing, item: Id<"contentItems">, document: unknown): Promise<void> {
  const tree = checkDocument(document);
  checkBytes(tree);
  await ctx.runMutation(component.submitSnapshot, { id: item, version: 1, content: jsonOf(tree) });
}

/** The document with all steps taken so far. @throws `notFound` for an item without a text */
export async function loadTree(ctx: Reading, item: Id<"contentItems">): Promise<LiveTree> {
  const snapshot = await ctx.runQuery(component.getSnapshot, { id: item });
  if (snapshot.content === null) throw failure("notFound", "There is no such text here.");
  const { steps, version } = await fetchSteps(ctx, item, snapshot.version, Infinity);
  return { tree: replay(snapshot.content, steps), version };
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
  const found = await fetchSteps(ctx, item, version, STEPS_AT_ONCE).catch(nullIfPruned);
  if (found !== null && found.steps.length > 0) return found;
  const latest = await ctx.runQuery(component.latestVersion, { id: item });
  if (latest === null) throw failure("notFound", "There is no such text here.");
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
  const live = await loadTree(ctx, item);
  if (version !== live.version) return { missed: await stepsAfter(ctx, item, version) };
  const transform = new Transform(live.tree);
  try {
    for (const step of steps) transform.step(readStep(step));
    checkTree(transform.doc);
  } catch {
    throw invalid({ steps: "noDocument" });
  }
  await append(ctx, item, live, transform, clientId);
  return { taken: live.version + steps.length };
}

/** Changes a document by the server's own steps, so that open editors follow. @throws Error for what is no document */
export async function changeTree(
  ctx: Writing,
  item: Id<"contentItems">,
  clientId: string,
  change: (transform: Transform) => void,
): Promise<void> {
  const live = await loadTree(ctx, item);
  const transform = new Transform(live.tree);
  change(transform);
  if (transform.steps.length === 0) return;
  checkTree(transform.doc);
  await append(ctx, item, live, transform, clientId);
}

export async function removeText(ctx: Writing, item: Id<"contentItems">): Promise<void> {
  await ctx.runMutation(component.deleteDocument, { id: item });
}

async function append(
  ctx: Writing,
  item: Id<"contentItems">,
  live: LiveTree,
  transform: Transform,
  clientId: string,
): Promise<void> {
  checkBytes(transform.doc);
  // As they were understood, not as they were sent: nothing else is handed on to others.
  const steps = transform.steps.map((step) => JSON.stringify(step.toJSON()));
  const bytes = bytesOf(steps);
  if (bytes > MAX_STEPS_BYTES) throw tooLarge();
  const { version } = live;
  const answer = await ctx.runMutation(component.submitSteps, { id: item, version, clientId, steps });
  if (answer.status !== "synced") throw new Error(`The text of ${item} has steps after version ${version}.`);
  const next = version + steps.length;
  if (!needsSnapshot(version, next, bytes)) return;
  const content = jsonOf(transform.doc);
  await ctx.runMutation(component.submitSnapshot, { id: item, version: next, content, pruneSnapshots: true });
  await ctx.runMutation(component.deleteSteps, { id: item, beforeTs: Date.now() - STEPS_KEPT_DAYS * DAY });
}

/** All steps after a version, or the first ones: `enough` or more of them. */
async function fetchSteps(
  ctx: Reading,
  item: Id<"contentItems">,
  version: number,
  enough: number,
): Promise<Steps> {
  const found: Steps = { steps: [], clientIds: [], version };
  for (;;) {
    const more = await ctx.runQuery(component.getSteps, { id: item, version: found.version });
    found.steps.push(...more.steps);
    found.clientIds.push(...more.clientIds.map(String));
    found.version = more.version;
    if (more.steps.length < SUBMISSIONS_AT_ONCE || found.steps.length >= enough) return found;
  }
}

/** The component says by an error that steps are missing. */
function nullIfPruned(error: unknown): null {
  if (error instanceof Error && error.message.includes("Missing steps")) return null;
  throw error;
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
