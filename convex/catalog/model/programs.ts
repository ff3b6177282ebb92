import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { type JsonObject, sameJson } from "../../shared/json";
import { programProblems, searchTextOf, shapeOf, type ProgramContent } from "../rules/programs";
import { numberedSlug, slugOf } from "../rules/slugs";
import { DELIVERIES, SHAPES, VISIBILITIES } from "../rules/statuses";
import { pageValidator } from "../schema";
import type { Reader, Writer } from "./contexts";
import { versionIn } from "./templateVersions";
import { templateIn } from "./templates";

export const contentFields = {
  slug: v.string(),
  title: v.string(),
  summary: v.string(),
  /** Markdown. */
  description: v.string(),
  category: v.string(),
  delivery: literals(...DELIVERIES),
  shape: literals(...SHAPES),
  visibility: literals(...VISIBILITIES),
  language: v.string(),
  tracks: v.array(v.object({ key: v.string(), name: v.string() })),
  tags: v.array(v.string()),
  /** What the banner shows, for who does not see it. */
  bannerText: v.string(),
  page: pageValidator,
  seo: v.object({ title: v.optional(v.string()), description: v.optional(v.string()) }),
};
const contentValidator = v.object(contentFields).partial();
export type ContentChange = Infer<typeof contentValidator>;
export { contentValidator as contentChangeValidator };

/** A program of the caller's organization. @throws `notFound` */
export async function programIn({ db }: Reader, id: Id<"programs">): Promise<Doc<"programs">> {
  const program = await db.get("programs", id);
  if (program === null) throw failure("notFound", "There is no such program here.");
  return program;
}

/** The program of an address; null when there is none. */
export function programOfSlug(
  { db }: Reader,
  organization: Id<"organizations">,
  slug: string,
): Promise<Doc<"programs"> | null> {
  return db
    .query("programs")
    .withIndex("by_organization_slug", (q) => q.eq("organizationId", organization).eq("slug", slug))
    .unique();
}

/**
 * Makes a draft of a program from a published version of a format, in the organization's language.
 * @throws `notFound`; `conflict` for a draft, a version that was closed, and an archived format; `invalid`
 */
export async function createProgram(
  ctx: Writer,
  { version: versionId, title }: { version: Id<"templateVersions">; title: string },
): Promise<Id<"programs">> {
  const version = await versionIn(ctx, versionId);
  const template = await templateIn(ctx, version.templateId);
  if (version.state !== "published" || !version.isActive || template.archivedAt !== undefined)
    throw failure("conflict", "New programs cannot be made from this version. Choose another one.");
  const id = await insertProgram(ctx, {
    ...BLANK,
    templateVersionId: versionId,
    overrides: "{}",
    title,
    shape: shapeOf(template.type),
    language: ctx.organization.locale,
  });
  await record(ctx, { action: "programs.created", entity: { table: "programs", id } });
  return id;
}

/** Copies a program with everything on its page, as a draft at an address of its own. @throws `notFound`, `invalid` */
export async function cloneProgram(ctx: Writer, id: Id<"programs">, title: string): Promise<Id<"programs">> {
  const { _id, _creationTime, publishedAt: _before, changedAt: _then, ...program } = await programIn(ctx, id);
  const copy = await insertProgram(ctx, { ...program, title });
  await record(ctx, { action: "programs.cloned", entity: { table: "programs", id: copy } });
  return copy;
}

/** Writes parts of a program's page. @throws `notFound`, or `invalid` by field; `slugTaken` */
export async function changeProgram(ctx: Writer, id: Id<"programs">, entered: ContentChange): Promise<void> {
  const program = await programIn(ctx, id);
  const content = { ...entered, ...(entered.title === undefined ? {} : { title: entered.title.trim() }) };
  const problems = programProblems(content as Partial<ProgramContent>);
  if (content.slug !== undefined && problems["slug"] === undefined) {
    const holder = await programOfSlug(ctx, program.organizationId, content.slug);
    if (holder !== null && holder._id !== id) problems["slug"] = "slugTaken";
  }
  if (content.bannerText?.trim() === "" && program.bannerId !== undefined)
    problems["bannerText"] = "required";
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const fields = Object.keys(content) as (keyof ContentChange)[];
  const changed = fields.filter((field) => !sameJson(asJson(program[field]), asJson(content[field])));
  if (changed.length === 0) return;
  const searchText = searchTextOf({ ...program, ...content });
  await ctx.db.patch("programs", id, { ...content, searchText, changedAt: Date.now() });
  await record(ctx, { action: "programs.changed", entity: { table: "programs", id }, changed });
}

type Fresh = Omit<
  Doc<"programs">,
  "_id" | "_creationTime" | "organizationId" | "state" | "slug" | "searchText" | "publishedAt" | "changedAt"
>;

async function insertProgram(ctx: Writer, entered: Fresh): Promise<Id<"programs">> {
  const title = entered.title.trim();
  const problems = programProblems({ title });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const organizationId = ctx.organization._id;
  return ctx.db.insert("programs", {
    ...entered,
    title,
    organizationId,
    state: "draft",
    slug: await freeSlug(ctx, organizationId, title),
    searchText: searchTextOf({ ...entered, title }),
  });
}

/** An address from a title that no other program of the organization has. */
async function freeSlug(ctx: Reader, organization: Id<"organizations">, title: string): Promise<string> {
  const slug = slugOf(title, "program");
  for (let count = 1; ; count++) {
    const candidate = numberedSlug(slug, count);
    if ((await programOfSlug(ctx, organization, candidate)) === null) return candidate;
  }
}

function asJson(value: unknown): JsonObject {
  return (value ?? "") as JsonObject;
}

const BLANK = {
  summary: "",
  description: "",
  category: "",
  delivery: "online" as const,
  visibility: "public" as const,
  tracks: [],
  tags: [],
  page: { outcomes: [], questions: [], testimonials: [] },
  seo: {},
};
