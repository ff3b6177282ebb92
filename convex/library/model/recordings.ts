import type { PaginationOptions } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { Member } from "../../access/entrance";
import { requireAccess } from "../../cohorts/model/access";
import { failure } from "../../shared/errors";
import { captionsOf, trackFacts } from "./captions";
import { type Reader, requireWatchable } from "./access";
import { type OpenedRecording, type OwnRecording, ownFacts, recordingFacts } from "./recordingFacts";
import { MAX_RECORDINGS } from "./recordingLists";
import { progressIn } from "./watching";

/** A cohort's recordings for its staff, in their order. */
export async function listForCohort(ctx: Reader, cohort: Id<"cohorts">, paginationOpts: PaginationOptions) {
  const found = await ctx.db
    .query("recordings")
    .withIndex("by_cohort_order", (q) => q.eq("cohortId", cohort))
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => recordingFacts(ctx, row))) };
}

type OwnReader = Reader & Pick<Member, "person" | "organization">;

/** The recordings of one of the caller's cohorts, with how far they are in each. @throws `notFound` without access */
export async function listOwn(ctx: OwnReader, cohort: Id<"cohorts">, paginationOpts: PaginationOptions) {
  await requireAccess(ctx, cohort);
  const found = await ctx.db
    .query("recordings")
    .withIndex("by_cohort_state_order", (q) => q.eq("cohortId", cohort).eq("state", "published"))
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => own(ctx, row))) };
}

/** The recordings of a session that the caller may watch; a session has few. @throws `notFound` */
export async function recordingsOfEvent(ctx: OwnReader, id: Id<"events">): Promise<OwnRecording[]> {
  const event = await ctx.db.get("events", id);
  if (event === null) throw failure("notFound", "There is no such session here.");
  await requireAccess(ctx, event.cohortId);
  const rows = await ctx.db
    .query("recordings")
    .withIndex("by_event", (q) => q.eq("eventId", id))
    .take(MAX_RECORDINGS);
  return Promise.all(rows.filter(({ state }) => state === "published").map((row) => own(ctx, row)));
}

/** All that a player needs of a recording. @throws `notFound` for who may not watch it */
export async function openRecording(ctx: OwnReader, id: Id<"recordings">): Promise<OpenedRecording> {
  const { recording } = await requireWatchable(ctx, id);
  const { cohortId: cohort, description, chapters } = recording;
  const { manifestUrl = null, width = null, height = null, consentNotice = null } = recording;
  const captions = await captionsOf(ctx, id);
  return {
    ...(await own(ctx, recording)),
    ...{ cohort, description, manifestUrl, width, height, chapters, consentNotice },
    hasFile: recording.uploadId !== undefined,
    captions: captions.filter(({ cues }) => cues > 0).map(trackFacts),
  };
}

async function own(ctx: OwnReader, row: Doc<"recordings">): Promise<OwnRecording> {
  return ownFacts(ctx, row, await progressIn(ctx, row, ctx.person._id));
}
