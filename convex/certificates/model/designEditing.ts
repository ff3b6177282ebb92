import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { type Json, sameJson } from "../../shared/json";
import { defaultDesign } from "../rules/designDefaults";
import { designProblems, imagesOfDesign, MAX_DESIGN_NAME, tidyDesign } from "../rules/design";
import type { designValidator } from "../schema";
import type { Reader, WithFiles, Writer } from "./contexts";
import { imagesInUse, newestVersions, requireDesign } from "./designFacts";
import { defaultOf } from "./designs";

type Content = Infer<typeof designValidator>;

/** Makes a design with a draft: what the product suggests, or the content of another one. @throws `invalid` */
export async function createDesign(ctx: Writer, entered: string, content?: Content): Promise<Id<"designs">> {
  const { _id: organizationId, locale, branding } = ctx.organization;
  const name = checkedName(entered);
  const designId = await ctx.db.insert("designs", { organizationId, name, isDefault: false });
  await ctx.db.insert("designVersions", {
    ...{ organizationId, designId, number: 1, state: "draft" as const },
    content: content ?? defaultDesign(locale, branding.primaryColor).content,
  });
  await record(ctx, { action: "designs.created", entity: { table: "designs", id: designId } });
  return designId;
}

/** @throws `notFound`, `invalid` */
export async function renameDesign(ctx: Writer, id: Id<"designs">, entered: string): Promise<void> {
  const design = await requireDesign(ctx, id);
  const name = checkedName(entered);
  if (name === design.name) return;
  await ctx.db.patch("designs", id, { name });
  await record(ctx, { action: "designs.changed", entity: { table: "designs", id }, changed: ["name"] });
}

/**
 * Writes a design's draft, beginning one where there is none. Images must have been taken for this design; those
 * that no version names any more are removed.
 * @throws `notFound`; `invalid` by field
 */
export async function saveDraft(ctx: WithFiles, id: Id<"designs">, entered: Content): Promise<void> {
  await writeDraft(ctx, id, await checkedContent(ctx, id, entered));
}

/** Content that can be kept as a design's, tidied. @throws `notFound`; `invalid` by field */
export async function checkedContent(ctx: Reader, id: Id<"designs">, entered: Content): Promise<Content> {
  await requireDesign(ctx, id);
  const content = tidyDesign(entered) as Content;
  const problems = designProblems(content);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const known = await imagesInUse(ctx, id);
  if (!imagesOfDesign(content).every((image) => known.has(image))) throw invalid({ file: "upload" });
  return content;
}

/** Where an image stands in a design. */
export const placeValidator = v.union(
  v.object({ place: v.literal("logo") }),
  v.object({ place: v.literal("signature"), index: v.number() }),
);
export type ImagePlace = Infer<typeof placeValidator>;

/** Puts a picture that was made for it into a design's draft. @throws `notFound`; `invalid` without such a signature */
export async function setDesignImage(
  ctx: WithFiles,
  id: Id<"designs">,
  at: ImagePlace,
  image: Id<"_storage">,
): Promise<void> {
  await requireDesign(ctx, id);
  const { draft, published } = await newestVersions(ctx, id);
  const content = (draft ?? published)!.content;
  if (at.place === "logo") return writeDraft(ctx, id, { ...content, logoId: image });
  if (content.signatures[at.index] === undefined) throw invalid({ signatures: "notFound" });
  const signatures = content.signatures.map((signature, index) =>
    index === at.index ? { ...signature, imageId: image } : signature,
  );
  await writeDraft(ctx, id, { ...content, signatures });
}

/** Freezes a design's draft: certificates look so from now on. @throws `notFound`; `conflict` without a draft */
export async function publishDesign(ctx: Writer, id: Id<"designs">): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const problems = designProblems(draft.content);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  await ctx.db.patch("designVersions", draft._id, { state: "published", publishedAt: Date.now() });
  await record(ctx, { action: "designs.published", entity: { table: "designs", id } });
}

/** Throws a draft away, with the images that it alone names. @throws `notFound`; `conflict` for a design's only version */
export async function discardDraft(ctx: WithFiles, id: Id<"designs">): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const { published } = await newestVersions(ctx, id);
  if (published === null)
    throw failure("conflict", "A design has one version at least. Archive the design instead.");
  await ctx.db.delete("designVersions", draft._id);
  await release(ctx, id, draft.content);
  await record(ctx, { action: "designs.draftDiscarded", entity: { table: "designs", id } });
}

/** Takes a design where an achievement names none. @throws `notFound`; `conflict` for one that was never published */
export async function makeDefault(ctx: Writer, id: Id<"designs">): Promise<void> {
  const design = await requireDesign(ctx, id);
  const { published } = await newestVersions(ctx, id);
  if (published === null || design.archivedAt !== undefined)
    throw failure("conflict", "Publish this design first: certificates are made by it.");
  if (design.isDefault) return;
  const before = await defaultOf(ctx, ctx.organization._id);
  if (before !== null) await ctx.db.patch("designs", before._id, { isDefault: false });
  await ctx.db.patch("designs", id, { isDefault: true });
  await record(ctx, { action: "designs.madeDefault", entity: { table: "designs", id } });
}

/** Puts a design away, or takes it out again. @throws `notFound`; `conflict` for the default one */
export async function archiveDesign(ctx: Writer, id: Id<"designs">, archived: boolean): Promise<void> {
  const design = await requireDesign(ctx, id);
  if ((design.archivedAt !== undefined) === archived) return;
  if (archived && design.isDefault)
    throw failure("conflict", "This is the default design. Make another one the default first.");
  await ctx.db.patch("designs", id, { archivedAt: archived ? Date.now() : undefined });
  const action = archived ? "designs.archived" : "designs.restored";
  await record(ctx, { action, entity: { table: "designs", id }, changed: ["archivedAt"] });
}

async function writeDraft(ctx: WithFiles, id: Id<"designs">, content: Content): Promise<void> {
  const { draft, published } = await newestVersions(ctx, id);
  const before = draft ?? published;
  if (before !== null && sameJson(before.content as Json, content as Json)) return;
  if (draft === null) {
    const number = (published?.number ?? 0) + 1;
    const organizationId = ctx.organization._id;
    await ctx.db.insert("designVersions", { organizationId, designId: id, number, state: "draft", content });
  } else {
    await ctx.db.patch("designVersions", draft._id, { content });
    await release(ctx, id, draft.content);
  }
  await record(ctx, { action: "designs.changed", entity: { table: "designs", id }, changed: ["content"] });
}

/** Removes the images of a content that is gone, as far as no version of the design names them. */
async function release(ctx: WithFiles, id: Id<"designs">, gone: Content): Promise<void> {
  const used = await imagesInUse(ctx, id);
  for (const image of new Set(imagesOfDesign(gone))) if (!used.has(image)) await ctx.storage.delete(image);
}

async function requireDraft(ctx: Writer, id: Id<"designs">): Promise<Doc<"designVersions">> {
  await requireDesign(ctx, id);
  const { draft } = await newestVersions(ctx, id);
  if (draft === null) throw failure("conflict", "This design has no draft. Change something first.");
  return draft;
}

function checkedName(entered: string): string {
  const name = entered.trim();
  if (name === "") throw invalid({ name: "required" });
  if (name.length > MAX_DESIGN_NAME) throw invalid({ name: "tooLong" });
  return name;
}
