import type { Doc, Id } from "../../_generated/dataModel";
import { textsOf } from "../../catalog/model/languages";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import type { Body } from "../rules/bodies";
import { checkedContent, emptyPage } from "../rules/pageData";
import { descriptionProblems } from "../rules/descriptions";
import { slugOf } from "../rules/slugs";
import type { ContentKind } from "../rules/statuses";
import { freeSlug } from "./addresses";
import { createBody, emptyBody, liveBody } from "./bodies";
import type { Writer } from "./contexts";
import { entityOf, requireItem } from "./itemRows";
import { noteUsesSoon } from "./items";

/** Languages one text is in: more than anybody comes near. */
const MAX_TRANSLATIONS = 100;

type NewItem = {
  kind: ContentKind;
  title: string;
  locale?: string | undefined;
  template?: Id<"pageTemplates"> | undefined;
  translationOf?: Id<"contentItems"> | undefined;
};

/** Makes a draft. @throws `invalid` by field; `notFound` for a template or item that is not here */
export async function createItem(ctx: Writer, entered: NewItem): Promise<Id<"contentItems">> {
  const { kind, template, translationOf, locale = ctx.organization.locale } = entered;
  const title = entered.title.trim();
  const problems = descriptionProblems({ title, locale });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const body = template === undefined ? emptyBody(kind) : await fromTemplate(ctx, kind, template);
  const translationGroup = await groupFor(ctx, kind, locale, translationOf);
  const written = { title, excerpt: "", tags: [], authorIds: [ctx.person._id], seo: {} };
  return insertItem(ctx, { kind, locale, translationGroup, ...written }, body);
}

/** Copies an item and its text, as a draft. @throws `notFound` */
export async function duplicateItem(ctx: Writer, id: Id<"contentItems">): Promise<Id<"contentItems">> {
  const item = await requireItem(ctx, id);
  const title = textsOf(item)("publishing.copyTitle", { title: item.title });
  return insertItem(ctx, { ...item, title, translationGroup: null }, await liveBody(ctx, item));
}

/**
 * Copies an item and its text, as the draft of its translation.
 * @throws `notFound`; `invalid` for what is no language, or one that it is in already
 */
export async function translateItem(
  ctx: Writer,
  id: Id<"contentItems">,
  locale: string,
): Promise<Id<"contentItems">> {
  const item = await requireItem(ctx, id);
  const problems = descriptionProblems({ locale });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const translationGroup = await groupFor(ctx, item.kind, locale, id);
  return insertItem(ctx, { ...item, locale, translationGroup }, await liveBody(ctx, item));
}

/** Whether an organization has what it says in a language already, in another item than `own`. */
export async function hasTranslation(
  { db, organization }: Pick<Writer, "db" | "organization">,
  translationGroup: string,
  locale: string,
  own: Id<"contentItems"> | null = null,
): Promise<boolean> {
  const items = await db
    .query("contentItems")
    .withIndex("by_translation", (q) =>
      q.eq("organizationId", organization._id).eq("translationGroup", translationGroup),
    )
    .take(MAX_TRANSLATIONS);
  return items.some((item) => item._id !== own && item.locale === locale && item.state !== "trashed");
}

type Written = Pick<
  Doc<"contentItems">,
  "kind" | "locale" | "title" | "excerpt" | "tags" | "authorIds" | "seo"
> & {
  coverId?: Id<"mediaAssets"> | undefined;
  /** Null for one of its own. */
  translationGroup: string | null;
};

async function insertItem(ctx: Writer, written: Written, body: Body): Promise<Id<"contentItems">> {
  const { kind, locale, title, excerpt, tags, authorIds, coverId, seo, translationGroup } = written;
  const organizationId = ctx.organization._id;
  const slug = await freeSlug(ctx, { organizationId, kind, locale, slug: slugOf(title, kind) });
  const now = Date.now();
  const id = await ctx.db.insert("contentItems", {
    ...{ organizationId, kind, state: "draft", slug, locale, title, excerpt, tags, authorIds, seo },
    ...(coverId !== undefined && { coverId }),
    ...{ translationGroup: translationGroup ?? "", revision: 1, editedAt: now, editedBy: ctx.person._id },
  });
  if (translationGroup === null) await ctx.db.patch("contentItems", id, { translationGroup: id });
  await createBody(ctx, id, body, ctx.person._id);
  await noteUsesSoon(ctx, { _id: id }, now);
  await record(ctx, { action: "contentItems.created", entity: entityOf(id) });
  return id;
}

/** @throws `notFound`; `invalid` for another kind, or a language it is in already */
async function groupFor(
  ctx: Writer,
  kind: ContentKind,
  locale: string,
  translationOf: Id<"contentItems"> | undefined,
): Promise<string | null> {
  if (translationOf === undefined) return null;
  const original = await requireItem(ctx, translationOf);
  if (original.kind !== kind) throw invalid({ translationOf: "invalid" });
  if (await hasTranslation(ctx, original.translationGroup, locale))
    throw invalid({ locale: "translationExists" });
  return original.translationGroup;
}

/** @throws `notFound`; `invalid` for a section, a post, or components that are no longer known */
async function fromTemplate(ctx: Writer, kind: ContentKind, id: Id<"pageTemplates">): Promise<Body> {
  const template = await ctx.db.get("pageTemplates", id);
  if (template === null) throw failure("notFound", "There is no such template here.");
  const checked = checkedContent(JSON.parse(template.data));
  if (kind !== "page" || template.scope !== "page" || "problem" in checked)
    throw invalid({ template: "invalid" });
  return { kind, page: { ...emptyPage(), content: checked.value } };
}
