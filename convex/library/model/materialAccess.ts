import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { requireAccess, requireTeaching } from "../../cohorts/model/access";
import { failure } from "../../shared/errors";
import type { MaterialReader } from "./materialContexts";

type Material = Doc<"materials">;

/** A material of a cohort that the caller may run. @throws `notFound`, `forbidden` */
export async function requireMaterial(ctx: MaterialReader, id: Id<"materials">): Promise<Material> {
  const material = await ctx.db.get("materials", id);
  if (material === null) throw failure("notFound", "There is no such material here.");
  await requireTeaching(ctx, material.cohortId);
  return material;
}

/** A material that is open to its cohort, for who takes part. @throws `notFound` for everybody else */
export async function requirePublished(
  ctx: Pick<QueryCtx, "db"> & Pick<Member, "person">,
  id: Id<"materials">,
): Promise<Material> {
  const material = await ctx.db.get("materials", id);
  if (material?.state !== "published") throw failure("notFound", "There is no such material for you.");
  await requireAccess(ctx, material.cohortId);
  return material;
}
