import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import type { TranslateAll } from "../../shared/messages/translate";
import { READY_MADE_KEYS } from "../rules/readyMade";
import { PROGRAM_TYPES, type ProgramType } from "../rules/statuses";
import { typeDefaults, typeSchema } from "../rules/typeConfigs";
import { FIRST_VERSION, rankOf } from "../rules/versions";
import type { Place, Reader, Writer } from "./contexts";
import { copyOf, newestVersions, type VersionFields } from "./templateVersions";

export const templateValidator = v.object({
  id: v.id("programTemplates"),
  type: literals(...PROGRAM_TYPES),
  name: v.string(),
  readyMade: v.union(literals(...READY_MADE_KEYS), v.null()),
  archivedAt: v.union(v.number(), v.null()),
  /** The newest published version; null while there is none. */
  published: v.union(v.object({ id: v.id("templateVersions"), version: v.string() }), v.null()),
  draft: v.union(v.object({ id: v.id("templateVersions"), version: v.string() }), v.null()),
});

const MAX_NAME = 120;

/** Formats by name: those at work, or the archived ones. */
export async function listTemplates(
  ctx: Reader,
  organization: Id<"organizations">,
  archived: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("programTemplates")
    .withIndex("by_organization_archived_name", (q) => {
      const here = q.eq("organizationId", organization);
      return archived ? here.gt("archivedAt", 0) : here.eq("archivedAt", undefined);
    })
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((template) => templateFacts(ctx, template))) };
}

/** A format as screens show it. */
export async function templateFacts(
  ctx: Reader,
  template: Doc<"programTemplates">,
): Promise<Infer<typeof templateValidator>> {
  const { _id: id, type, name, readyMade = null, archivedAt = null } = template;
  const { draft, published } = await newestVersions(ctx, id);
  const named = (row: Doc<"templateVersions"> | null) => row && { id: row._id, version: row.version };
  return { id, type, name, readyMade, archivedAt, published: named(published), draft: named(draft) };
}

/** @throws `notFound` */
export async function templateIn(
  { db }: Reader,
  id: Id<"programTemplates">,
): Promise<Doc<"programTemplates">> {
  const template = await db.get("programTemplates", id);
  if (template === null) throw failure("notFound", "There is no such format here.");
  return template;
}

/** Makes a format with a first draft that has its type's own settings. @throws `invalid` */
export async function createTemplate(
  ctx: Writer,
  { type, name }: { type: ProgramType; name: string },
  t: TranslateAll,
): Promise<Id<"programTemplates">> {
  const id = await insertTemplate(
    ctx,
    { type, name: checkedName(name) },
    {
      ...EMPTY,
      configSchema: JSON.stringify(typeSchema(type, t)),
      defaults: JSON.stringify(typeDefaults(type)),
    },
  );
  await record(ctx, { action: "templates.created", entity: { table: "programTemplates", id } });
  return id;
}

/** Copies a format: its newest version becomes the first draft of another one. @throws `notFound` or `invalid` */
export async function cloneTemplate(
  ctx: Writer,
  id: Id<"programTemplates">,
  name: string,
): Promise<Id<"programTemplates">> {
  const { type } = await templateIn(ctx, id);
  const { draft, published } = await newestVersions(ctx, id);
  const source = draft ?? published;
  if (source === null) throw failure("notFound", "This format has no version to copy.");
  const copy = await insertTemplate(ctx, { type, name: checkedName(name) }, copyOf(source));
  const entity = { table: "programTemplates" as const, id: copy };
  await record(ctx, { action: "templates.cloned", entity });
  return copy;
}

/** @throws `notFound` or `invalid` */
export async function renameTemplate(
  ctx: Writer,
  id: Id<"programTemplates">,
  entered: string,
): Promise<void> {
  const template = await templateIn(ctx, id);
  const name = checkedName(entered);
  if (name === template.name) return;
  await ctx.db.patch("programTemplates", id, { name });
  const entity = { table: "programTemplates" as const, id };
  await record(ctx, { action: "templates.renamed", entity, changed: ["name"] });
}

/** Puts a format away, so that no program is made from it any more, or takes it out again. @throws `notFound` */
export async function archiveTemplate(
  ctx: Writer,
  id: Id<"programTemplates">,
  archived: boolean,
): Promise<void> {
  const template = await templateIn(ctx, id);
  if ((template.archivedAt !== undefined) === archived) return;
  await ctx.db.patch("programTemplates", id, { archivedAt: archived ? Date.now() : undefined });
  const action = archived ? "templates.archived" : "templates.restored";
  const entity = { table: "programTemplates" as const, id };
  await record(ctx, { action, entity, changed: ["archivedAt"] });
}

type NewTemplate = Pick<Doc<"programTemplates">, "type" | "name" | "readyMade">;

/** Writes a format and its first version, a draft unless it is published at once. */
export async function insertTemplate(
  { db, organization: { _id: organizationId } }: Place,
  template: NewTemplate,
  fields: VersionFields,
  publishedAt?: number,
): Promise<Id<"programTemplates">> {
  const templateId = await db.insert("programTemplates", { organizationId, ...template });
  await db.insert("templateVersions", {
    organizationId,
    templateId,
    version: FIRST_VERSION,
    rank: rankOf(FIRST_VERSION),
    isActive: true,
    ...fields,
    ...(publishedAt === undefined ? { state: "draft" } : { state: "published", publishedAt }),
  });
  return templateId;
}

const EMPTY = {
  summary: "",
  capacity: { min: 1, max: 20, volunteers: 0 },
  outcomeMetrics: [],
  groupTags: [],
  costHints: "",
  isPublic: true,
};

function checkedName(entered: string): string {
  const name = entered.trim();
  if (name === "") throw invalid({ name: "required" });
  if (name.length > MAX_NAME) throw invalid({ name: "tooLong" });
  return name;
}
