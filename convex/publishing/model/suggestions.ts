import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { failure, invalid } from "../../shared/errors";
import { inlineText } from "../../shared/documents/text";
import { blockOf, documentOf, type DocumentNode } from "../../shared/documents/nodes";
import { checkDocument, documentJson } from "../../shared/documents/schema";
import { applySuggestion, blockIn, sameNode } from "../rules/suggestions";
import { MAX_BLOCK, quoteOf } from "../rules/threads";
import { touched } from "./items";
import { readDocument, replaceDocument } from "./liveDocuments";
import { tellOfSuggestion } from "./threadNotices";
import { mayDoWith, requireDiscussed, requireThread, type Writing } from "./threadRows";
import { move } from "./threads";

export const verdictValidator = v.union(
  v.object({ applied: v.literal(true) }),
  /** `present` is JSON of the block as it stands, or null where it is there no more. */
  v.object({ applied: v.literal(false), present: v.union(v.string(), v.null()) }),
);

export type Suggestion = { item: Id<"contentItems">; blockId: string; before: string; after: string };

/**
 * Keeps a proposal for one block of a post. Both nodes must be blocks that the text can have.
 * @throws `invalid` where one is not, or where nothing differs; `notFound`, `conflict` for the item
 */
export async function suggest(
  ctx: Writing,
  { item: itemId, blockId, ...nodes }: Suggestion,
): Promise<Id<"contentThreads">> {
  const item = await requireDiscussed(ctx, itemId);
  if (item.kind !== "post") throw failure("conflict", "Only the text of a post takes suggestions.");
  const [before, after] = [checkedBlock(nodes.before, "before"), checkedBlock(nodes.after, "after")];
  if (sameNode(before, after)) throw invalid({ after: "unchanged" });
  const { organizationId } = item;
  const thread = await ctx.db.insert("contentThreads", {
    ...{ organizationId, itemId, blockId, createdBy: ctx.person._id, kind: "suggestion", state: "open" },
    ...{ quote: quoteOf(inlineText(before.content)), before: JSON.stringify(before) },
    after: JSON.stringify(after),
  });
  await tellOfSuggestion(ctx, item, thread);
  return thread;
}

/**
 * Puts a suggestion into the live text, so that open editors follow, if its block is as it was when it was made, or as
 * `over` says that the viewer has seen it. Else nothing changes and the answer says how the block stands.
 * @throws `notFound`; `conflict` for a suggestion that is settled; `forbidden` where the text has a date to go public
 * and the viewer may not publish
 */
export async function acceptSuggestion(ctx: Writing, id: Id<"contentThreads">, over?: string) {
  const thread = await requireThread(ctx, id);
  await requireDiscussed(ctx, thread.itemId);
  if (!mayDoWith(ctx, thread).includes("accept"))
    throw failure("conflict", "Somebody else was faster. Look at how it stands now.");
  const { before, after } = nodesOf(thread);
  const { document } = await readDocument(ctx, thread.itemId);
  const expected = over === undefined ? before : checkedBlock(over, "over");
  const result = applySuggestion(document, { blockId: thread.blockId, before: expected, after });
  if (result.kind === "stale") {
    const present = result.present === null ? null : JSON.stringify(result.present);
    return { applied: false as const, present };
  }
  await touched(ctx, thread.itemId, ctx.person._id);
  await replaceDocument(ctx, thread.itemId, result.document);
  await move(ctx, thread, "accept");
  return { applied: true as const };
}

/** A block from its JSON, with every attribute that its kind has. @throws `invalid` at the field */
function checkedBlock(json: string, field: string): DocumentNode {
  if (json.length > MAX_BLOCK) throw invalid({ [field]: "tooLong" });
  const document = wrapped(json);
  const block = document === null ? null : blockIn(document, ALONE);
  if (block === null) throw invalid({ [field]: "block" });
  return block;
}

/** The id that a block has in a document of its own, in which it is checked. */
const ALONE = "alone";

function wrapped(json: string): DocumentNode | null {
  try {
    const block = JSON.parse(json) as DocumentNode;
    return documentJson(checkDocument(documentOf([blockOf(ALONE, block)])));
  } catch {
    return null;
  }
}

/** Only suggestions are accepted, and they have both. */
function nodesOf({ before = "", after = "" }: Doc<"contentThreads">) {
  return { before: JSON.parse(before) as DocumentNode, after: JSON.parse(after) as DocumentNode };
}
