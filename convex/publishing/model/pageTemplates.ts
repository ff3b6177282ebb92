import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { emptyPage, type PageData, parsed } from "../rules/pageData";
import type { ComponentData } from "../rules/propShapes";
import type { TemplateScope } from "../rules/statuses";
import type { Reader, Writer } from "./contexts";
import { soundParts, taken } from "./soundParts";

/** Templates of a kind that an organization keeps. */
const MAX_TEMPLATES = 100;
const MAX_NAME = 80;

export const templateValidator = v.object({
  id: v.id("pageTemplates"),
  name: v.string(),
  /** The types of its components, from top to bottom: for a look at what it is. */
  types: v.array(v.string()),
});

/** Templates of a kind, by name. */
export async function listTemplates(
  ctx: Reader,
  scope: TemplateScope,
): Promise<Infer<typeof templateValidator>[]> {
  const rows = await ofScope(ctx, scope);
  return rows.map(({ _id: id, name, data }) => ({
    ...{ id, name },
    types: (JSON.parse(data) as ComponentData[]).map(({ type }) => type),
  }));
}

/** @throws `notFound` */
export async function requireTemplate(
  { db }: Pick<Reader, "db">,
  id: Id<"pageTemplates">,
): Promise<Doc<"pageTemplates">> {
  const template = await db.get("pageTemplates", id);
  if (template === null) throw failure("notFound", "There is no such template here.");
  return template;
}

/** The page that one begins with from a template. @throws `notFound` */
export async function pageFromTemplate(ctx: Pick<Reader, "db">, id: Id<"pageTemplates">): Promise<PageData> {
  const { data } = await requireTemplate(ctx, id);
  return { ...emptyPage(), content: JSON.parse(data) };
}

/** Keeps components under a name. @throws `invalid`, `conflict` */
export async function saveTemplate(
  ctx: Writer,
  { scope, name, data }: { scope: TemplateScope; name: string; data: string },
): Promise<Id<"pageTemplates">> {
  const others = await ofScope(ctx, scope);
  refuseName(name, others);
  if (others.length >= MAX_TEMPLATES)
    throw failure("conflict", "There are as many templates as there can be. Remove one first.");
  const content = soundParts(taken(parsed(data)));
  if (content.length === 0) throw failure("invalid", "There is nothing in it yet. Add a component first.");
  const id = await ctx.db.insert("pageTemplates", {
    organizationId: ctx.organization._id,
    scope,
    name: name.trim(),
    data: JSON.stringify(content),
  });
  await record(ctx, { action: "pageTemplates.saved", entity: { table: "pageTemplates", id } });
  return id;
}

/** @throws `notFound`, `invalid` */
export async function renameTemplate(ctx: Writer, id: Id<"pageTemplates">, name: string): Promise<void> {
  const { scope } = await requireTemplate(ctx, id);
  const others = await ofScope(ctx, scope);
  refuseName(
    name,
    others.filter((other) => other._id !== id),
  );
  await ctx.db.patch("pageTemplates", id, { name: name.trim() });
  const entity = { table: "pageTemplates" as const, id };
  await record(ctx, { action: "pageTemplates.renamed", entity, changed: ["name"] });
}

/** @throws `notFound` */
export async function removeTemplate(ctx: Writer, id: Id<"pageTemplates">): Promise<void> {
  await requireTemplate(ctx, id);
  await ctx.db.delete("pageTemplates", id);
  await record(ctx, { action: "pageTemplates.removed", entity: { table: "pageTemplates", id } });
}

function ofScope({ db, organization }: Reader, scope: TemplateScope): Promise<Doc<"pageTemplates">[]> {
  return db
    .query("pageTemplates")
    .withIndex("by_organization_scope_name", (q) =>
      q.eq("organizationId", organization._id).eq("scope", scope),
    )
    .take(MAX_TEMPLATES);
}

function refuseName(name: string, others: readonly Doc<"pageTemplates">[]): void {
  const wanted = name.trim();
  if (wanted === "") throw invalid({ name: "required" });
  if (wanted.length > MAX_NAME) throw invalid({ name: "tooLong" });
  if (others.some((other) => other.name === wanted)) throw invalid({ name: "templateTaken" });
}
