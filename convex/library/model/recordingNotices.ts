import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { rolesIn } from "../../access/roles";
import { allows } from "../../access/permissions";
import { instructorsOf } from "../../cohorts/model/instructors";
import { seatedPage } from "../../cohorts/model/roster";
import { notify } from "../../notifications/model/notify";
import { recordingPath, staffRecordingPath } from "../rules/recordingPaths";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** People who are told in one mutation. */
const PAGE = 50;

/** Tells a page of a cohort's people of a recording that is there for them, and goes on with the next; everybody once. */
export async function tellPublishedPage(
  ctx: Ctx,
  id: Id<"recordings">,
  cursor: string | null,
): Promise<void> {
  const recording = await ctx.db.get("recordings", id);
  const cohort = recording === null ? null : await ctx.db.get("cohorts", recording.cohortId);
  if (recording?.state !== "published" || cohort === null) return;
  const program = await ctx.db.get("programs", cohort.programId);
  const data = { title: recording.title, cohort: cohort.name, program: program?.title ?? "" };
  const found = await seatedPage(ctx, cohort._id, { cursor, numItems: PAGE }, { completed: true });
  for (const { personId } of found.page)
    await notify(ctx, {
      ...{ organizationId: cohort.organizationId, to: { personId }, kind: "announcement" },
      ...{ template: "recordingPublished", data, dedupeKey: `recordingPublished:${id}` },
      href: recordingPath(cohort._id, id),
    });
  if (!found.isDone)
    await ctx.scheduler.runAfter(0, internal.library.jobs.tellPublished, {
      recording: id,
      cursor: found.continueCursor,
    });
}

/** Tells those who see to a recording that its last day comes: who teaches the cohort, and who added it if still staff. */
export async function tellExpiring(ctx: Ctx, recording: Doc<"recordings">): Promise<void> {
  const { _id, organizationId, cohortId, title, retainUntil = "", createdBy } = recording;
  const cohort = await ctx.db.get("cohorts", cohortId);
  const teachers = (await instructorsOf(ctx, cohortId)).map(({ person }) => person);
  const isStaff = allows(await rolesIn(ctx, organizationId, createdBy), "library.manage");
  for (const personId of new Set([...teachers, ...(isStaff ? [createdBy] : [])]))
    await notify(ctx, {
      ...{ organizationId, to: { personId }, kind: "activity", template: "recordingExpiring" },
      ...{ data: { title, cohort: cohort?.name ?? "", lastDay: retainUntil } },
      ...{ dedupeKey: `recordingExpiring:${_id}:${retainUntil}`, href: staffRecordingPath(_id) },
    });
}
