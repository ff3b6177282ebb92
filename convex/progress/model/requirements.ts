import { type Infer, type ObjectType, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { MAX_REQUIREMENTS, targetProblem } from "../rules/standing";
import { REQUIREMENT_KINDS } from "../rules/statuses";

export const requirementFields = {
  kind: literals(...REQUIREMENT_KINDS),
  label: v.string(),
  target: v.number(),
  isRequired: v.boolean(),
};
export type RequirementFields = ObjectType<typeof requirementFields>;

export const requirementValidator = v.object({
  id: v.id("requirements"),
  ...requirementFields,
});

/** What a cohort asks for, in its order; at most `MAX_REQUIREMENTS`. */
export function requirementsOf(
  { db }: Pick<QueryCtx, "db">,
  cohortId: Id<"cohorts">,
): Promise<Doc<"requirements">[]> {
  return db
    .query("requirements")
    .withIndex("by_cohort_order", (q) => q.eq("cohortId", cohortId))
    .take(MAX_REQUIREMENTS);
}

/** A requirement as screens see it. */
export function shownRequirement(row: Doc<"requirements">): Infer<typeof requirementValidator> {
  const { _id: id, kind, label, target, isRequired } = row;
  return { id, kind, label, target, isRequired };
}

type Ctx = Pick<MutationCtx, "db" | "scheduler"> & Tenant;

/**
 * Adds a requirement at the end; everybody is measured by it afterwards, page after page.
 * @throws `invalid` by field; `conflict` where there are as many as there may be
 */
export async function addRequirement(
  ctx: Ctx,
  cohort: Doc<"cohorts">,
  fields: RequirementFields,
): Promise<Id<"requirements">> {
  const existing = await requirementsOf(ctx, cohort._id);
  if (existing.length >= MAX_REQUIREMENTS)
    throw failure("conflict", `A cohort asks for at most ${MAX_REQUIREMENTS} things.`);
  const order = (existing.at(-1)?.order ?? 0) + 1;
  const row = {
    organizationId: cohort.organizationId,
    cohortId: cohort._id,
    order,
    ...checked(fields),
  };
  const id = await ctx.db.insert("requirements", row);
  await record(ctx, {
    action: "requirements.added",
    entity: { table: "requirements", id },
  });
  await measureAll(ctx, cohort._id);
  return id;
}

/** Changes a requirement; its kind stays, since what was counted for it would mean something else. */
export async function changeRequirement(
  ctx: Ctx,
  requirement: Doc<"requirements">,
  fields: Omit<RequirementFields, "kind">,
): Promise<void> {
  const next = checked({ ...fields, kind: requirement.kind });
  const changed = (["label", "target", "isRequired"] as const).filter(
    (key) => requirement[key] !== next[key],
  );
  if (changed.length === 0) return;
  await ctx.db.patch("requirements", requirement._id, next);
  const entity = { table: "requirements" as const, id: requirement._id };
  await record(ctx, { action: "requirements.changed", entity, changed });
  await measureAll(ctx, requirement.cohortId);
}

/** Removes a requirement; who completed by it stays completed. Its progress rows go page after page. */
export async function removeRequirement(ctx: Ctx, requirement: Doc<"requirements">): Promise<void> {
  await ctx.db.delete("requirements", requirement._id);
  const entity = { table: "requirements" as const, id: requirement._id };
  await record(ctx, { action: "requirements.removed", entity });
  await ctx.scheduler.runAfter(0, internal.progress.jobs.forget, {
    requirement: requirement._id,
  });
  await measureAll(ctx, requirement.cohortId);
}

/** Brings the requirements into a new order. @throws `conflict` when others came or went meanwhile */
export async function reorderRequirements(
  ctx: Ctx,
  cohort: Doc<"cohorts">,
  ids: readonly Id<"requirements">[],
): Promise<void> {
  const existing = await requirementsOf(ctx, cohort._id);
  const same = ids.length === existing.length && existing.every(({ _id }) => ids.includes(_id));
  if (!same) throw failure("conflict", "Somebody changed the list meanwhile. Please look at it again.");
  for (const [index, id] of ids.entries()) await ctx.db.patch("requirements", id, { order: index + 1 });
  const entity = { table: "cohorts" as const, id: cohort._id };
  await record(ctx, { action: "requirements.reordered", entity });
}

/** Takes over what another cohort asks for; used when a cohort is cloned, before anybody is in it. */
export async function cloneRequirements(
  { db }: Pick<MutationCtx, "db">,
  from: Id<"cohorts">,
  to: Doc<"cohorts">,
): Promise<void> {
  for (const { kind, label, target, isRequired, order } of await requirementsOf({ db }, from)) {
    const place = {
      organizationId: to.organizationId,
      cohortId: to._id,
      order,
    };
    await db.insert("requirements", {
      ...place,
      kind,
      label,
      target,
      isRequired,
    });
  }
}

function checked({ kind, label, target, isRequired }: RequirementFields): RequirementFields {
  const name = label.trim();
  const problem = targetProblem(kind, target);
  const fields = {
    ...(name === "" && { label: "required" }),
    ...(name.length > 120 && { label: "tooLong" }),
    ...(problem !== null && { target: problem }),
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  return { kind, label: name, target, isRequired };
}

async function measureAll({ scheduler }: Pick<MutationCtx, "scheduler">, cohort: Id<"cohorts">) {
  await scheduler.runAfter(0, internal.progress.jobs.measure, {
    cohort,
    cursor: null,
  });
}
