import type { PaginationOptions, PaginationResult } from "convex/server";
import { type Infer, v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import { seatedPage } from "../../cohorts/model/roster";
import { shareOf } from "../rules/watchedStretches";
import type { Reader } from "./access";
import { watchOf } from "./watching";

/** Somebody of a cohort, and how much of a recording they have watched. */
export const viewerValidator = v.object({
  person: v.id("persons"),
  name: v.string(),
  /** 0 to 1. */
  share: v.number(),
  /** Where they stopped, in seconds. */
  position: v.number(),
  /** When they last watched, milliseconds since 1970; null who never did. */
  watchedAt: v.union(v.number(), v.null()),
});

/** Those who take part in a recording's cohort, or completed it, by name, with what each has watched. */
export async function viewersOf(
  ctx: Reader,
  { _id, cohortId, durationSeconds = 0 }: Doc<"recordings">,
  paginationOpts: PaginationOptions,
): Promise<PaginationResult<Infer<typeof viewerValidator>>> {
  const seated = await seatedPage(ctx, cohortId, paginationOpts, { completed: true });
  const page = seated.page.map(async ({ personId: person, name }) => {
    const watch = await watchOf(ctx, _id, person);
    const share = watch === null ? 0 : shareOf(watch.seconds, durationSeconds);
    return { person, name, share, position: watch?.position ?? 0, watchedAt: watch?.watchedAt ?? null };
  });
  return { ...seated, page: await Promise.all(page) };
}
