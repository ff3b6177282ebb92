import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { openPool, requirePool, resizePool } from "../../capacity/model/pools";
import { resolveConfig } from "../../catalog/model/config";
import { programIn } from "../../catalog/model/programs";
import { numberedSlug, slugOf } from "../../catalog/rules/slugs";
import { cloneEvents } from "../../events/model/cloning";
import { addDays, daysBetween, isCivilDate } from "../../shared/civilTime";
import { cloneRequirements } from "../../progress/model/requirements";
import { failure, invalid } from "../../shared/errors";
import { momentLater } from "../rules/settings";
import { requireCohort } from "./cohorts";
import { type Doer, recordIn } from "./doer";
import { copyInstructors } from "./instructors";
import { offeredSeats } from "./offers";
import { ownerOf } from "./seating";
import { checkSettings, columnsOf, type Settings, settingsOf, termsOf } from "./settings";

/** States in which a cohort's settings can still be changed. */
const CHANGEABLE: readonly Doc<"cohorts">["state"][] = ["draft", "open", "running", "completed"];

/**
 * Makes a cohort of a program, as a draft; its configuration is resolved once, here.
 * @throws `invalid` by field, `conflict` for an archived program, `notFound`
 */
export async function createCohort(
  ctx: Doer & { organization: Doc<"organizations"> },
  programId: Id<"programs">,
  settings: Settings,
): Promise<Id<"cohorts">> {
  const program = await programIn(ctx, programId);
  if (program.state === "archived") throw failure("conflict", "This program is archived. Restore it first.");
  checkSettings(settings, 0);
  await checkForm(ctx, settings);
  const organizationId = ctx.organization._id;
  const columns = columnsOf(settings);
  const id = await ctx.db.insert("cohorts", {
    ...{ organizationId, programId, state: "draft" as const, ...columns },
    ...(await resolveConfig(ctx, program, settings.overrides)),
    slug: await freeSlug(ctx, programId, columns.name),
  });
  await openPool(ctx, { organizationId, owner: { kind: "cohort", id }, ...termsOf(settings) });
  await recordIn(ctx, organizationId, { action: "cohorts.created", entity: { table: "cohorts", id } });
  return id;
}

/**
 * Changes some of a cohort's settings; what is left out stays. More seats are offered to those who wait at once.
 * @throws `invalid` by field, `conflict` for an archived or cancelled cohort, `notFound`
 */
export async function changeCohort(ctx: Doer, id: Id<"cohorts">, parts: Partial<Settings>): Promise<void> {
  const cohort = await requireCohort(ctx, id);
  if (!CHANGEABLE.includes(cohort.state))
    throw failure("conflict", "This cohort has ended and stays as it is.");
  const pool = await requirePool(ctx, ownerOf(cohort));
  const before = settingsOf(cohort, pool);
  const settings = { ...before, ...parts };
  const changed = changedFields(before, settings);
  if (changed.length === 0) return;
  checkSettings(settings, pool.used);
  await checkForm(ctx, settings);
  const config = changed.includes("overrides")
    ? await resolveConfig(ctx, await programIn(ctx, cohort.programId), settings.overrides)
    : {};
  await ctx.db.patch("cohorts", id, { ...columnsOf(settings), ...config });
  const entity = { table: "cohorts" as const, id };
  await recordIn(ctx, cohort.organizationId, { action: "cohorts.changed", entity, changed });
  await offeredSeats(ctx, await resizePool(ctx, ownerOf(cohort), termsOf(settings)));
}

/**
 * Makes a draft like another cohort that starts on another day: everything with a date moves by as many days.
 * @throws `invalid` for a date that is none, `notFound`
 */
export async function cloneCohort(
  ctx: Doer & { organization: Doc<"organizations"> },
  id: Id<"cohorts">,
  { name, startDate }: { name: string; startDate: string },
): Promise<Id<"cohorts">> {
  const cohort = await requireCohort(ctx, id);
  if (!isCivilDate(startDate)) throw invalid({ startDate: "date" });
  const days = daysBetween(cohort.startDate, startDate);
  const settings = settingsOf(cohort, await requirePool(ctx, ownerOf(cohort)));
  const later = (at: number | null) => (at === null ? null : momentLater(at, days, cohort.timeZone));
  const clone = await createCohort(ctx, cohort.programId, {
    ...settings,
    ...{ name, startDate, endDate: addDays(cohort.endDate, days) },
    ...{ opensAt: later(settings.opensAt), closesAt: later(settings.closesAt) },
  });
  await copyInstructors(ctx, id, clone);
  await cloneEvents(ctx, id, clone, days);
  await cloneRequirements(ctx, id, await requireCohort(ctx, clone));
  return clone;
}

/** Who asks to join answers a form for that, or none. */
async function checkForm({ db }: Pick<QueryCtx, "db">, { joinForm }: Settings): Promise<void> {
  if (joinForm === null) return;
  const form = await db.get("forms", joinForm);
  if (form === null || form.archivedAt !== undefined || form.purpose !== "join")
    throw invalid({ joinForm: "joinForm" });
}

function changedFields(before: Settings, after: Settings): string[] {
  const names = Object.keys(before) as (keyof Settings)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The address of a name, numbered where the program has a cohort of that name already. */
async function freeSlug(
  { db }: Pick<QueryCtx, "db">,
  programId: Id<"programs">,
  name: string,
): Promise<string> {
  for (let count = 1; ; count++) {
    const slug = numberedSlug(slugOf(name, "cohort"), count);
    const holder = await db
      .query("cohorts")
      .withIndex("by_program_slug", (q) => q.eq("programId", programId).eq("slug", slug))
      .first();
    if (holder === null) return slug;
  }
}
