import type { ContentEvent } from "../../../../convex/publishing/rules/contentLifecycle";
import type { ContentState } from "../../../../convex/publishing/rules/statuses";

/** What can come next for an item; the texts and buttons are named after it. */
export type NextStep =
  "lacks" | "publish" | "submit" | "review" | "changes" | "scheduled" | "again" | "trashed" | null;

type Facts = {
  state: ContentState;
  mayDo: readonly ContentEvent[];
  hasUnpublishedChanges: boolean;
  publishAt: number | null;
  submittedByName: string | null;
};

/**
 * What the viewer does next with an item; null where nothing waits for them.
 * @param lacks how many things stand against publishing it
 */
export function nextStep(item: Facts, lacks: number): NextStep {
  const may = (event: ContentEvent) => item.mayDo.includes(event);
  switch (item.state) {
    case "trashed":
      return may("restoreFromTrash") ? "trashed" : null;
    case "scheduled":
      return lacks > 0 ? "lacks" : may("schedule") ? "scheduled" : null;
    case "published":
      return publishedStep(item, lacks, may);
    case "draft":
    case "inReview":
    case "unpublished":
      return unpublishedStep(item, lacks, may);
    default:
      return item.state satisfies never;
  }
}

type May = (event: ContentEvent) => boolean;

function publishedStep(item: Facts, lacks: number, may: May): NextStep {
  if (item.publishAt !== null) return may("schedule") ? "scheduled" : null;
  if (!item.hasUnpublishedChanges) return null;
  if (lacks > 0) return "lacks";
  if (may("publish")) return item.submittedByName === null ? "changes" : "review";
  return item.submittedByName === null && may("submitForReview") ? "submit" : null;
}

function unpublishedStep({ state }: Facts, lacks: number, may: May): NextStep {
  if (lacks > 0 && (may("publish") || may("submitForReview"))) return "lacks";
  if (may("publish")) return state === "inReview" ? "review" : state === "draft" ? "publish" : "again";
  return may("submitForReview") ? "submit" : null;
}
