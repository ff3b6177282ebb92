import { components } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { DocumentNode } from "../../shared/documents/nodes";
import { replaceBlocks } from "../../shared/documents/replacing";
import { checkDocument, documentJson } from "../../shared/documents/schema";
import { SERVER_CLIENT } from "../rules/liveSteps";
import { changeTree, loadTree, type Reading, removeText, writeFirst, type Writing } from "./documentSteps";
import { roomOf } from "./rooms";

/** The text of a post as it stands, with all that was written up to now. @throws `notFound` where there is none */
export async function readDocument(
  ctx: Reading,
  itemId: Id<"contentItems">,
): Promise<{ document: DocumentNode; version: number }> {
  const { tree, version } = await loadTree(ctx, itemId);
  return { document: documentJson(tree), version };
}

/** Gives an item its first text. @throws Error for what is no document */
export function createDocument(
  ctx: Writing,
  itemId: Id<"contentItems">,
  document: DocumentNode,
): Promise<void> {
  return writeFirst(ctx, itemId, document);
}

/**
 * Makes the text of a post another one, as steps: who has it open sees it change and keeps what they write meanwhile.
 * Whoever calls it counts the change (`touched`).
 * @throws Error for what is no document; `notFound` where there is no text
 */
export async function replaceDocument(
  ctx: Writing,
  itemId: Id<"contentItems">,
  document: DocumentNode,
): Promise<void> {
  const wanted = checkDocument(document);
  await changeTree(ctx, itemId, SERVER_CLIENT, (transform) => replaceBlocks(transform, wanted));
}

/** Removes some of a text for good, with its steps and who was there. @returns whether more is left */
export async function deleteDocument(
  ctx: Pick<MutationCtx, "db" | "runMutation">,
  itemId: Id<"contentItems">,
): Promise<boolean> {
  if (await removeText(ctx, itemId)) return true;
  await ctx.runMutation(components.presence.public.removeRoom, { roomId: roomOf(itemId) });
  return false;
}
