import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { sameJson, storedObject } from "../../shared/json";
import { asFieldErrors } from "../rules/configProblems";
import { changesBetween } from "../rules/leaves";
import { VERSION_STATES } from "../rules/statuses";
import {
  draftProblems,
  versionProblems,
  type VersionContent,
  type VersionProblem,
} from "../rules/versionContents";
import { type Bump, nextVersion, rankOf } from "../rules/versions";
import { capacityValidator } from "../schema";
import { changeTexts } from "./changes";
import type { Reader, Writer } from "./contexts";

export const contentFields = {
  summary: v.string(),
  /** JSON Schema of the configuration, and its defaults, as JSON text. */
  configSchema: v.string(),
  defaults: v.string(),
  capacity: capacityValidator,
  outcomeMetrics: v.array(v.string()),
  groupTags: v.array(v.string()),
  costHints: v.string(),
  isPublic: v.boolean(),
};

export const versionValidator = v.object({
  id: v.id("templateVersions"),
  template: v.id("programTemplates"),
  version: v.string(),
  state: literals(...VERSION_STATES),
  isActive: v.boolean(),
  publishedAt: v.union(v.number(), v.null()),
  ...contentFields,
});

export const problemValidator = v.object({ field: v.string(), path: v.string(), problem: v.string() });

/** What a version has of its own, without its place among the others. */
export type VersionFields = VersionContent;

/** A format's versions, newest first. */
export async function listVersions(
  ctx: Reader,
  template: Id<"programTemplates">,
  paginationOpts: PaginationOptions,
) {
  const found = await versionsOf(ctx, template).order("desc").paginate(paginationOpts);
  return { ...found, page: found.page.map(versionFacts) };
}

export function versionFacts(version: Doc<"templateVersions">): Infer<typeof versionValidator> {
  const { _id: id, templateId: template, version: text, state, isActive, publishedAt = null } = version;
  return { id, template, version: text, state, isActive, publishedAt, ...copyOf(version) };
}

/** @throws `notFound` */
export async function versionIn(
  { db }: Reader,
  id: Id<"templateVersions">,
): Promise<Doc<"templateVersions">> {
  const version = await db.get("templateVersions", id);
  if (version === null) throw failure("notFound", "There is no such version of a format here.");
  return version;
}

type Newest = { draft: Doc<"templateVersions"> | null; published: Doc<"templateVersions"> | null };

/** A format's draft, of which there is one at most and above all others, and its newest published version. */
export async function newestVersions(ctx: Reader, template: Id<"programTemplates">): Promise<Newest> {
  const newest = await versionsOf(ctx, template).order("desc").take(2);
  const find = (wanted: "draft" | "published") => newest.find(({ state }) => state === wanted) ?? null;
  return { draft: find("draft"), published: find("published") };
}

/** Begins the next version from the newest one. @throws `notFound`; `conflict` while there is a draft */
export async function draftVersion(
  ctx: Writer,
  template: Id<"programTemplates">,
  bump: Bump,
): Promise<Id<"templateVersions">> {
  const { draft, published } = await newestVersions(ctx, template);
  if (draft !== null) throw failure("conflict", "There is a draft already. Publish or discard it first.");
  if (published === null) throw failure("notFound", "There is no such format here.");
  const version = nextVersion(published.version, bump);
  const id = await ctx.db.insert("templateVersions", {
    ...copyOf(published),
    organizationId: published.organizationId,
    templateId: template,
    version,
    rank: rankOf(version),
    state: "draft",
    isActive: true,
  });
  await record(ctx, { action: "templateVersions.drafted", entity: { table: "templateVersions", id } });
  return id;
}

/** Writes parts of a draft, finished or not. @throws `notFound`, `conflict`, or `invalid` for what cannot be kept */
export async function changeVersion(
  ctx: Writer,
  id: Id<"templateVersions">,
  content: Partial<VersionContent>,
): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const problems = draftProblems(content);
  if (problems.length > 0) throw invalid(fieldErrors(problems));
  const changed = changedFields(draft, content);
  if (changed.length === 0) return;
  await ctx.db.patch("templateVersions", id, content);
  const leaves = changesBetween(
    storedObject(draft.defaults),
    storedObject(content.defaults ?? draft.defaults),
  );
  const config = { templateVersion: draft.version, leaves: changeTexts(leaves) };
  const entity = { table: "templateVersions" as const, id };
  const told = leaves.length > 0 ? { config } : {};
  await record(ctx, { action: "templateVersions.changed", entity, changed, ...told });
}

/** Freezes a draft. @throws `notFound`, `conflict`, or `invalid` with everything that stands against it */
export async function publishVersion(ctx: Writer, id: Id<"templateVersions">): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const problems = versionProblems(copyOf(draft));
  if (problems.length > 0) throw invalid(fieldErrors(problems));
  await ctx.db.patch("templateVersions", id, { state: "published", publishedAt: Date.now() });
  await record(ctx, { action: "templateVersions.published", entity: { table: "templateVersions", id } });
}

/** Throws a draft away. @throws `notFound`; `conflict` for a published one, and for a format's only version */
export async function discardVersion(ctx: Writer, id: Id<"templateVersions">): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const { published } = await newestVersions(ctx, draft.templateId);
  if (published === null)
    throw failure("conflict", "A format has one version at least. Archive the format instead.");
  await ctx.db.delete("templateVersions", id);
  await record(ctx, { action: "templateVersions.discarded", entity: { table: "templateVersions", id } });
}

/** Closes a published version to new programs, or opens it again; programs that have it keep it. @throws `notFound`, `conflict` */
export async function activateVersion(
  ctx: Writer,
  id: Id<"templateVersions">,
  isActive: boolean,
): Promise<void> {
  const version = await versionIn(ctx, id);
  if (version.state === "draft")
    throw failure("conflict", "Only a published version can be closed or opened.");
  if (version.isActive === isActive) return;
  await ctx.db.patch("templateVersions", id, { isActive });
  const action = isActive ? "templateVersions.reinstated" : "templateVersions.retired";
  const entity = { table: "templateVersions" as const, id };
  await record(ctx, { action, entity, changed: ["isActive"] });
}

/** A version's content alone, to begin another one with. */
export function copyOf(version: VersionFields): VersionFields {
  const { summary, configSchema, defaults, capacity, outcomeMetrics, groupTags, costHints, isPublic } =
    version;
  return { summary, configSchema, defaults, capacity, outcomeMetrics, groupTags, costHints, isPublic };
}

/** The names of the fields that a change really changes; texts of JSON are compared as JSON. */
export function changedFields(before: VersionFields, after: Partial<VersionFields>): string[] {
  return Object.entries(after)
    .filter(([field, value]) => {
      const old = before[field as keyof VersionFields];
      return field === "defaults" ? !sameTexts(old, value) : !sameJson(old, value);
    })
    .map(([field]) => field);
}

function sameTexts(one: unknown, other: unknown): boolean {
  return sameJson(storedObject(String(one)), storedObject(String(other)));
}

async function requireDraft(ctx: Reader, id: Id<"templateVersions">): Promise<Doc<"templateVersions">> {
  const version = await versionIn(ctx, id);
  if (version.state !== "draft")
    throw failure("conflict", "This version was published and does not change. Begin a new draft.");
  return version;
}

function fieldErrors(problems: readonly VersionProblem[]) {
  const each = problems.map(({ field, path, problem }) => asFieldErrors(field, [{ path, problem }]));
  return Object.assign({}, ...each) as Record<string, string>;
}

function versionsOf({ db }: Reader, template: Id<"programTemplates">) {
  return db.query("templateVersions").withIndex("by_template_rank", (q) => q.eq("templateId", template));
}
