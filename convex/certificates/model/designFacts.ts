import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { imagesOfDesign } from "../rules/design";
import { DESIGN_VERSION_STATES } from "../rules/statuses";
import { designValidator as contentValidator } from "../schema";
import type { Reader } from "./contexts";

export const summaryValidator = v.object({
  id: v.id("designs"),
  name: v.string(),
  isDefault: v.boolean(),
  archivedAt: v.union(v.number(), v.null()),
  /** The newest published version's number; null while there is none. */
  published: v.union(v.number(), v.null()),
  hasDraft: v.boolean(),
});

export const versionValidator = v.object({
  id: v.id("designVersions"),
  number: v.number(),
  state: literals(...DESIGN_VERSION_STATES),
  publishedAt: v.union(v.number(), v.null()),
  content: contentValidator,
  /** Where the images that the content names can be loaded from. */
  images: v.array(v.object({ id: v.id("_storage"), url: v.union(v.string(), v.null()) })),
});

export const designFactsValidator = v.object({
  ...summaryValidator.fields,
  draft: v.union(versionValidator, v.null()),
  current: v.union(versionValidator, v.null()),
});

type WithStorage = Reader & Pick<QueryCtx, "storage">;
type Summary = Infer<typeof summaryValidator>;

/** @throws `notFound` */
export async function requireDesign({ db }: Reader, id: Id<"designs">): Promise<Doc<"designs">> {
  const design = await db.get("designs", id);
  if (design === null) throw failure("notFound", "There is no such design here.");
  return design;
}

/** Designs by name: those at work, or the archived ones. */
export async function listDesigns(
  ctx: Reader,
  organizationId: Id<"organizations">,
  archived: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("designs")
    .withIndex("by_organization_archived_name", (q) => {
      const here = q.eq("organizationId", organizationId);
      return archived ? here.gt("archivedAt", 0) : here.eq("archivedAt", undefined);
    })
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((design) => summaryOf(ctx, design))) };
}

/** A design with its draft and the version that certificates are made by now. */
export async function designFacts(
  ctx: WithStorage,
  design: Doc<"designs">,
): Promise<Infer<typeof designFactsValidator>> {
  const { draft, published } = await newestVersions(ctx, design._id);
  return {
    ...(await summaryOf(ctx, design)),
    draft: draft && (await versionFacts(ctx, draft)),
    current: published && (await versionFacts(ctx, published)),
  };
}

/** A design's versions, newest first. */
export async function listVersions(
  ctx: WithStorage,
  design: Id<"designs">,
  paginationOpts: PaginationOptions,
) {
  const found = await versionsOf(ctx, design).order("desc").paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((version) => versionFacts(ctx, version))) };
}

type Newest = { draft: Doc<"designVersions"> | null; published: Doc<"designVersions"> | null };

/** A design's draft, of which there is one at most and above all others, and its newest published version. */
export async function newestVersions(ctx: Reader, design: Id<"designs">): Promise<Newest> {
  const newest = await versionsOf(ctx, design).order("desc").take(2);
  const find = (wanted: "draft" | "published") => newest.find(({ state }) => state === wanted) ?? null;
  return { draft: find("draft"), published: find("published") };
}

/** More versions than one design is given. */
const MAX_VERSIONS = 500;

/** The images that any of a design's versions names, the one of `except` left out. */
export async function imagesInUse(
  ctx: Reader,
  design: Id<"designs">,
  except?: Id<"designVersions">,
): Promise<Set<Id<"_storage">>> {
  const versions = await versionsOf(ctx, design).take(MAX_VERSIONS);
  const others = versions.filter(({ _id }) => _id !== except);
  return new Set(others.flatMap(({ content }) => imagesOfDesign(content)));
}

async function summaryOf(ctx: Reader, design: Doc<"designs">): Promise<Summary> {
  const { _id: id, name, isDefault, archivedAt = null } = design;
  const { draft, published } = await newestVersions(ctx, id);
  return { id, name, isDefault, archivedAt, published: published?.number ?? null, hasDraft: draft !== null };
}

async function versionFacts(
  { storage }: Pick<QueryCtx, "storage">,
  version: Doc<"designVersions">,
): Promise<Infer<typeof versionValidator>> {
  const { _id: id, number, state, publishedAt = null, content } = version;
  const named = imagesOfDesign(content);
  const images = await Promise.all(
    named.map(async (image) => ({ id: image, url: await storage.getUrl(image) })),
  );
  return { id, number, state, publishedAt, content, images };
}

function versionsOf({ db }: Reader, design: Id<"designs">) {
  return db.query("designVersions").withIndex("by_design_number", (q) => q.eq("designId", design));
}
