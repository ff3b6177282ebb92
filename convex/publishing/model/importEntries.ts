import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { DocumentNode } from "../../shared/documents/nodes";
import { ENTRY_STATES } from "../rules/imports";
import { CONTENT_KINDS } from "../rules/statuses";
import { freeSlug } from "./addresses";
import { replaceBody } from "./bodies";
import type { JobCtx, Writer } from "./contexts";
import { createItem } from "./creating";
import { lossesValidator } from "./importEntryShape";
import { pageOf } from "./importFound";

export const entryValidator = v.object({
  id: v.id("contentImportEntries"),
  number: v.number(),
  state: literals(...ENTRY_STATES),
  kind: literals(...CONTENT_KINDS),
  title: v.string(),
  slug: v.string(),
  tags: v.array(v.string()),
  publishedAt: v.union(v.number(), v.null()),
  losses: lossesValidator,
  item: v.union(v.id("contentItems"), v.null()),
});

/** Posts that are made in one transaction. */
const AT_ONCE = 5;
/** Rows that are removed in one transaction; each may hold a large text. */
const REMOVED_AT_ONCE = 10;

type Db = Pick<QueryCtx, "db">;

/** What was found in a file, as it stands there. */
export async function listEntries(
  { db }: Db,
  importId: Id<"contentImports">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("contentImportEntries")
    .withIndex("by_import_number", (q) => q.eq("importId", importId))
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(entryFacts) };
}

function entryFacts(row: Doc<"contentImportEntries">): Infer<typeof entryValidator> {
  const { _id: id, number, state, kind, title, slug, tags, publishedAt, losses, itemId } = row;
  return { id, number, state, kind, title, slug, tags, publishedAt, losses, item: itemId ?? null };
}

/** Whether an item was made of a source before that is still there, the trash included. */
export async function wasMade(
  { db }: Db,
  organizationId: Id<"organizations">,
  sourceKey: string,
): Promise<boolean> {
  const made = await db
    .query("contentImportEntries")
    .withIndex("by_source", (q) =>
      q.eq("organizationId", organizationId).eq("sourceKey", sourceKey).eq("state", "made"),
    )
    .order("desc")
    .first();
  return made?.itemId !== undefined && (await db.get("contentItems", made.itemId)) !== null;
}

/** Makes drafts of the next posts that wait. True while there are more. */
export async function makeNext(
  ctx: JobCtx,
  id: Id<"contentImports">,
  personId: Id<"persons">,
): Promise<boolean> {
  const row = await ctx.db.get("contentImports", id);
  if (row?.state !== "running") return false;
  const [organization, person] = await Promise.all([
    ctx.db.get("organizations", row.organizationId),
    ctx.db.get("persons", personId),
  ]);
  if (organization === null || person === null) return false;
  const writer: Writer = { ...ctx, organization, person, session: null, permissions: [] };
  const waiting = await waitingOf(ctx, id);
  const counts = { ...row.counts };
  for (const entry of waiting) {
    counts.waiting -= 1;
    counts[await settle(writer, entry, row.locale)] += 1;
  }
  const more = waiting.length === AT_ONCE;
  await ctx.db.patch("contentImports", id, { counts, ...(!more && { state: "done" }) });
  return more;
}

/** Removes what was found in a file and not made, some at a time. True while there is more. */
export async function removeSome(
  { db }: Pick<MutationCtx, "db">,
  id: Id<"contentImports">,
): Promise<boolean> {
  const rows = await db
    .query("contentImportEntries")
    .withIndex("by_import_number", (q) => q.eq("importId", id))
    .take(REMOVED_AT_ONCE);
  for (const { _id } of rows) await db.delete("contentImportEntries", _id);
  return rows.length === REMOVED_AT_ONCE;
}

function waitingOf({ db }: Db, id: Id<"contentImports">): Promise<Doc<"contentImportEntries">[]> {
  return db
    .query("contentImportEntries")
    .withIndex("by_import_state", (q) => q.eq("importId", id).eq("state", "waiting"))
    .take(AT_ONCE);
}

/** Makes a draft of an entry, unless one was made of the same source meanwhile. */
async function settle(
  ctx: Writer,
  entry: Doc<"contentImportEntries">,
  locale: string,
): Promise<"already" | "made"> {
  const { _id, organizationId, sourceKey } = entry;
  if (await wasMade(ctx, organizationId, sourceKey)) {
    await ctx.db.patch("contentImportEntries", _id, { state: "already", body: undefined });
    return "already";
  }
  const itemId = await makeDraft(ctx, entry, locale);
  await ctx.db.patch("contentImportEntries", _id, { state: "made", body: undefined, itemId });
  return "made";
}

async function makeDraft(
  ctx: Writer,
  {
    organizationId,
    kind,
    title,
    slug: wanted,
    excerpt,
    tags,
    publishedAt,
    body,
  }: Doc<"contentImportEntries">,
  locale: string,
): Promise<Id<"contentItems">> {
  const id = await createItem(ctx, { kind, title, locale });
  const slug = await freeSlug(ctx, { organizationId, kind, locale, slug: wanted }, id);
  const past = publishedAt !== null && publishedAt < Date.now();
  await ctx.db.patch("contentItems", id, {
    slug,
    excerpt,
    tags,
    ...(past && { firstPublishedAt: publishedAt }),
  });
  const document = JSON.parse(body ?? "null") as DocumentNode | null;
  if (document === null) return id;
  const text = kind === "post" ? { kind, document } : { kind, page: pageOf(document) };
  await replaceBody(ctx, id, text, ctx.person._id);
  return id;
}
