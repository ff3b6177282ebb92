import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { failure, invalid } from "../../shared/errors";
import { changeDocuments } from "../../tenancy/model/settings";
import { type ConsentDocument, DOCUMENTS } from "../rules/consents";
import { type DocumentTexts, textFor, versionProblems } from "../rules/documents";

export const documentValidator = v.object({
  document: literals(...DOCUMENTS),
  version: v.string(),
  /** The language that the text is in. */
  locale: v.string(),
  /** Markdown. */
  text: v.string(),
});

export const versionValidator = v.object({
  id: v.id("documentVersions"),
  document: literals(...DOCUMENTS),
  version: v.string(),
  locales: v.array(v.string()),
  publishedAt: v.number(),
  /** Whether people agree to this one now. */
  current: v.boolean(),
});

type Here = { organization: Doc<"organizations"> };
type Reader = Pick<QueryCtx, "db"> & Here;

/**
 * Publishes a version, which counts from now on: everybody is asked for their consent once. What is published
 * does not change any more. `version` is a day, such as "2026-11-24".
 * @throws `invalid` with the fields that cannot be taken; `conflict` when there is a version of that name
 */
export async function publish(
  ctx: Pick<MutationCtx, "db"> & Tenant,
  { document, version, texts }: { document: ConsentDocument; version: string; texts: DocumentTexts },
): Promise<void> {
  const problems = versionProblems(version, texts);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  if ((await versionOf(ctx, document, version)) !== null)
    throw failure("conflict", "There is a version of this day already. Please take another day.");
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  const organizationId = ctx.organization._id;
  await ctx.db.insert("documentVersions", {
    organizationId,
    document,
    version,
    texts: Object.fromEntries(written),
  });
  await changeDocuments(ctx, { ...ctx.organization.documents, [document]: version });
}

/** The documents that count now, as far as their text is here, each in the best language for the reader. */
export async function currentDocuments(
  ctx: Reader,
  locale: string,
): Promise<Infer<typeof documentValidator>[]> {
  const versions = ctx.organization.documents ?? {};
  const found = await Promise.all(
    DOCUMENTS.map(async (document) => {
      const version = versions[document];
      const row = version === undefined ? null : await versionOf(ctx, document, version);
      if (row === null) return [];
      return [{ document, version: row.version, ...textFor(row.texts, [locale, ctx.organization.locale]) }];
    }),
  );
  return found.flat();
}

/** All versions, the newest first. */
export async function versionsOf(ctx: Reader, paginationOpts: PaginationOptions) {
  const { _id: organizationId, documents = {} } = ctx.organization;
  const found = await ctx.db
    .query("documentVersions")
    .withIndex("by_organization", (q) => q.eq("organizationId", organizationId))
    .order("desc")
    .paginate(paginationOpts);
  const page = found.page.map(({ _id: id, document, version, texts, _creationTime: publishedAt }) => {
    const current = documents[document] === version;
    return { id, document, version, locales: Object.keys(texts).sort(), publishedAt, current };
  });
  return { ...found, page };
}

function versionOf({ db, organization }: Reader, document: ConsentDocument, version: string) {
  return db
    .query("documentVersions")
    .withIndex("by_organization_document_version", (q) =>
      q.eq("organizationId", organization._id).eq("document", document).eq("version", version),
    )
    .unique();
}
