import type { PaginationOptions } from "convex/server";
import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { withFrontMatter } from "../../shared/documents/frontMatter";
import { toMarkdown } from "../../shared/documents/markdownWriting";
import { failure } from "../../shared/errors";
import type { Reader, Writer } from "./contexts";
import { entityOf, requireItem } from "./itemRows";
import { readDocument } from "./liveDocuments";

/** A file of Markdown with front matter. */
export const fileValidator = v.object({ name: v.string(), text: v.string() });

type Reading = Pick<QueryCtx, "db">;

/** A post as it stands, as Markdown. @throws `notFound`; `conflict` for a page, which is no text */
export async function postFile(ctx: Reading, id: Id<"contentItems">) {
  const item = await requireItem(ctx, id);
  if (item.kind !== "post")
    throw failure("conflict", "A page is put together from parts: it cannot be Markdown.");
  return fileOf(ctx, item);
}

/** The organization's posts but those in the trash, as Markdown, the one edited last first. */
export async function postFiles(ctx: Reading & Reader, paginationOpts: PaginationOptions) {
  const found = await ctx.db
    .query("contentItems")
    .withIndex("by_organization_kind_edited", (q) =>
      q.eq("organizationId", ctx.organization._id).eq("kind", "post"),
    )
    .order("desc")
    .filter((q) => q.neq(q.field("state"), "trashed"))
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((item) => fileOf(ctx, item))) };
}

/** Notes that a post was taken out, or all of them. @throws `notFound` */
export async function noteExport(ctx: Writer, id: Id<"contentItems"> | null): Promise<void> {
  const action = "contentItems.exported";
  if (id !== null) {
    await requireItem(ctx, id);
    await record(ctx, { action, entity: entityOf(id) });
    return;
  }
  await record(ctx, { action, entity: { table: "organizations", id: ctx.organization._id } });
}

async function fileOf(ctx: Reading, item: Doc<"contentItems">) {
  const { _id, title, slug, locale, state, excerpt, tags, firstPublishedAt } = item;
  const { document } = await readDocument(ctx, _id);
  const date = firstPublishedAt === undefined ? "" : new Date(firstPublishedAt).toISOString();
  const fields = { title, slug, locale, state, date, tags, excerpt };
  return { name: `${locale}/${slug}.md`, text: withFrontMatter(fields, toMarkdown(document)) };
}
