import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { Member } from "../../access/entrance";
import { type Reader, requireLibrary, requireWatchable } from "./access";
import { captionsIn, captionsOf, cuesPage } from "./captions";

/** Where in the recordings of a cohort something is said. */
export const hitValidator = v.object({
  cue: v.id("captionCues"),
  recording: v.id("recordings"),
  title: v.string(),
  /** When it begins, in seconds. */
  from: v.number(),
  locale: v.string(),
  speaker: v.union(v.string(), v.null()),
  text: v.string(),
  /** What is said just before and after it; empty at the ends. */
  before: v.string(),
  after: v.string(),
});
type Hit = Infer<typeof hitValidator>;
type Viewer = Reader & Pick<Member, "person" | "organization">;

/**
 * What is said in a recording, page by page, in a language or, where it is not said in that one, in the first there is.
 * @throws `notFound` for who may not watch it
 */
export async function transcriptPage(
  ctx: Viewer,
  { recording, locale }: { recording: Id<"recordings">; locale: string | null },
  paginationOpts: PaginationOptions,
) {
  await requireWatchable(ctx, recording);
  const wanted = locale === null ? null : await captionsIn(ctx, recording, locale);
  const captions = wanted ?? (await captionsOf(ctx, recording)).find(({ cues }) => cues > 0);
  return captions === undefined
    ? { page: [], isDone: true, continueCursor: "" }
    : cuesPage(ctx, captions, paginationOpts);
}

const MAX_QUERY = 200;

export type Search = { cohort: Id<"cohorts">; recording: Id<"recordings"> | null; text: string };

/**
 * Where something is said, best first. Only what the caller may watch is found: a hit is looked at again, as its cue may
 * not know yet that its recording was taken back, so that a page can hold less than was asked for.
 * @throws `notFound` for who has nothing to do with the cohort
 */
export async function searchTranscripts(
  ctx: Viewer,
  { cohort, recording, text }: Search,
  paginationOpts: PaginationOptions,
) {
  const { standing } = await requireLibrary(ctx, cohort);
  const words = text.trim().slice(0, MAX_QUERY);
  if (words === "") return { page: [], isDone: true, continueCursor: "" };
  const found = await ctx.db
    .query("captionCues")
    .withSearchIndex("by_text", (q) => {
      const near = q.search("text", words).eq("organizationId", ctx.organization._id).eq("cohortId", cohort);
      const within = recording === null ? near : near.eq("recordingId", recording);
      return standing === "staff" ? within : within.eq("isOpen", true);
    })
    .paginate(paginationOpts);
  const hits = await Promise.all(found.page.map((cue) => hitOf(ctx, cue, standing)));
  return { ...found, page: hits.filter((hit) => hit !== null) };
}

async function hitOf(
  { db }: Reader,
  cue: Doc<"captionCues">,
  standing: "learner" | "staff",
): Promise<Hit | null> {
  const [recording, captions] = [
    await db.get("recordings", cue.recordingId),
    await db.get("captions", cue.captionId),
  ];
  if (recording === null || captions === null || captions.batch !== cue.batch) return null;
  if (standing === "staff" ? recording.state === "removed" : recording.state !== "published") return null;
  const neighbours = (order: "asc" | "desc") =>
    db
      .query("captionCues")
      .withIndex("by_caption_batch_from", (q) => {
        const same = q.eq("captionId", cue.captionId).eq("batch", cue.batch);
        return order === "asc" ? same.gt("from", cue.from) : same.lt("from", cue.from);
      })
      .order(order)
      .first();
  const [before, after] = [await neighbours("desc"), await neighbours("asc")];
  const { _id, from, text, speaker = null } = cue;
  return {
    ...{ cue: _id, recording: recording._id, title: recording.title, from, text, speaker },
    ...{ locale: captions.locale, before: before?.text ?? "", after: after?.text ?? "" },
  };
}
