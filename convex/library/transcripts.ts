import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberQuery } from "../access/functions";
import { cueValidator } from "./model/captions";
import { hitValidator, searchTranscripts, transcriptPage } from "./model/transcripts";

/** What is said in a recording that the caller may watch; `locale` null or not there: in the first language there is. */
export const cues = memberQuery({
  permission: "self",
  args: {
    recording: v.id("recordings"),
    locale: v.union(v.string(), v.null()),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(cueValidator),
  handler: (ctx, { paginationOpts, ...of }) => transcriptPage(ctx, of, paginationOpts),
});

/** Where something is said in a cohort's recordings, or in one of them, best first. A page can hold fewer than asked for. */
export const search = memberQuery({
  permission: "self",
  args: {
    cohort: v.id("cohorts"),
    recording: v.union(v.id("recordings"), v.null()),
    text: v.string(),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(hitValidator),
  handler: (ctx, { paginationOpts, ...search }) => searchTranscripts(ctx, search, paginationOpts),
});
