import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { emptyDocument } from "../../shared/documents/nodes";
import type { Body } from "../rules/bodies";
import { emptyPage } from "../rules/pageData";
import type { ContentKind } from "../rules/statuses";
import { createDocument, deleteDocument, readDocument, replaceDocument } from "./liveDocuments";
import { deletePage, readPage, writePage } from "./pageComponents";

type Reading = Pick<QueryCtx, "db">;
type Writing = Pick<MutationCtx, "db">;
type Item = Pick<Doc<"contentItems">, "_id" | "kind">;

/** What an item says as it stands, with all that was written up to now. */
export async function liveBody(ctx: Reading, { _id, kind }: Item): Promise<Body> {
  return kind === "post"
    ? { kind, document: (await readDocument(ctx, _id)).document }
    : { kind, page: await readPage(ctx, _id) };
}

/** What a new item begins with. */
export function emptyBody(kind: ContentKind): Body {
  return kind === "post" ? { kind, document: emptyDocument() } : { kind, page: emptyPage() };
}

/** Gives an item its first text. */
export async function createBody(
  ctx: Writing,
  item: Id<"contentItems">,
  body: Body,
  person: Id<"persons">,
): Promise<void> {
  if (body.kind === "post") await createDocument(ctx, item, body.document);
  else await writePage(ctx, item, body.page, person);
}

/** Puts another text in place of what there is; open editors follow. */
export async function replaceBody(
  ctx: Writing,
  item: Id<"contentItems">,
  body: Body,
  person: Id<"persons">,
): Promise<void> {
  if (body.kind === "post") await replaceDocument(ctx, item, body.document);
  else await writePage(ctx, item, body.page, person);
}

/** Removes what an item says for good, or some of it. @returns whether more is left */
export async function deleteBody(
  ctx: Writing & Pick<MutationCtx, "runMutation">,
  { _id, kind }: Item,
): Promise<boolean> {
  if (kind === "post") return deleteDocument(ctx, _id);
  await deletePage(ctx, _id);
  return false;
}
