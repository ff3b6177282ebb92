import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { nameProblem, tidyName } from "../../media/rules/names";
import { failure, invalid } from "../../shared/errors";
import { MAX_MATERIAL_TEXT, TRASH_FOR } from "../rules/materialLimits";
import { decideMaterial, type MaterialEvent } from "../rules/materialLife";
import { tell } from "./changes";
import { requireMaterial } from "./materialAccess";
import type { MaterialWriter } from "./materialContexts";
import { lastPlace } from "./materialOrder";

type Material = Doc<"materials">;

/** Says anew what a material is called and what it is about. @throws `notFound`, `forbidden`, `invalid` by field */
export async function describeMaterial(
  ctx: MaterialWriter,
  id: Id<"materials">,
  words: { title: string; description: string },
): Promise<void> {
  const material = await requireMaterial(ctx, id);
  const title = tidyName(words.title);
  const description = words.description.trim();
  const problem = nameProblem(title);
  if (problem !== null) throw invalid({ title: problem });
  if (description.length > MAX_MATERIAL_TEXT) throw invalid({ description: "tooLong" });
  const changed = Object.entries({ title, description })
    .filter(([field, value]) => material[field as "title" | "description"] !== value)
    .map(([field]) => field);
  if (changed.length === 0) return;
  await ctx.db.patch("materials", id, { title, description });
  await record(ctx, { action: "materials.described", entity: { table: "materials", id }, changed });
  if (material.state === "published") await tell(ctx, { ...toldOf(material), change: "changed" });
}

const DEEDS = {
  publish: "materials.published",
  unpublish: "materials.unpublished",
  remove: "materials.removed",
  restore: "materials.restored",
} as const satisfies Record<MaterialEvent, string>;

/** Opens a material to its cohort, closes it, puts it into the trash or takes it out. @throws `conflict` for what cannot be */
export async function moveMaterialOn(
  ctx: MaterialWriter,
  id: Id<"materials">,
  event: MaterialEvent,
): Promise<void> {
  const material = await requireMaterial(ctx, id);
  const decided = decideMaterial(material.state, event);
  if (decided === null) throw failure("conflict", "Something else was done with this material meanwhile.");
  const now = Date.now();
  await ctx.db.patch("materials", id, {
    state: decided.next,
    publishedAt: decided.next === "published" ? now : undefined,
    removeAt: decided.next === "removed" ? now + TRASH_FOR : undefined,
    ...(event === "restore" && (await placeAnew(ctx, material))),
  });
  const entity = { table: "materials" as const, id };
  await record(ctx, { action: DEEDS[event], entity, changed: ["state"] });
  if (decided.change !== null) await tell(ctx, { ...toldOf(material), change: decided.change });
}

/** Whose change it is, for `tell`. */
export function toldOf({ _id: subjectId, organizationId, cohortId }: Material) {
  return { organizationId, cohortId, subject: "material" as const, subjectId };
}

/** What comes back is the last of its folder, or of the top where the folder is gone. */
async function placeAnew(ctx: MaterialWriter, { cohortId, folderId }: Material) {
  const folder = folderId === undefined ? null : await ctx.db.get("materialFolders", folderId);
  const order = await lastPlace(ctx, cohortId, folder?._id ?? null);
  return { folderId: folder?._id, order };
}
