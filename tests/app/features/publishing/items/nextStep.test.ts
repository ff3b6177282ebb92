import { expect, test } from "vitest";
import { nextStep } from "../../../../../app/features/publishing/items/nextStep";
import { type ContentLife, eventsFor } from "../../../../../convex/publishing/rules/contentLifecycle";
import type { ContentState } from "../../../../../convex/publishing/rules/statuses";

const WRITER = ["content.write"];
const PUBLISHER = ["content.write", "content.publish"];
const READER: string[] = [];

type Case = { changed?: boolean; planned?: boolean; submitted?: boolean };

function stepOf(state: ContentState, permissions: readonly string[], lacks: number, facts: Case = {}) {
  const { changed = false, planned = false, submitted = false } = facts;
  const life: ContentLife = { state, planned, submitted };
  return nextStep(
    {
      state,
      mayDo: eventsFor(life, permissions),
      hasUnpublishedChanges: changed,
      publishAt: planned ? 1 : null,
      submittedByName: submitted ? "Edda" : null,
    },
    lacks,
  );
}

test.each([
  ["draft", WRITER, 0, {}, "submit"],
  ["draft", WRITER, 2, {}, "lacks"],
  ["draft", PUBLISHER, 0, {}, "publish"],
  ["draft", PUBLISHER, 1, {}, "lacks"],
  ["draft", READER, 1, {}, null],
  ["inReview", WRITER, 0, { submitted: true }, null],
  ["inReview", PUBLISHER, 0, { submitted: true }, "review"],
  ["inReview", PUBLISHER, 1, { submitted: true }, "lacks"],
  ["scheduled", PUBLISHER, 0, { planned: true }, "scheduled"],
  ["scheduled", PUBLISHER, 1, { planned: true }, "lacks"],
  ["scheduled", WRITER, 0, { planned: true }, null],
  ["published", PUBLISHER, 0, {}, null],
  ["published", PUBLISHER, 0, { changed: true }, "changes"],
  ["published", PUBLISHER, 1, { changed: true }, "lacks"],
  ["published", PUBLISHER, 0, { changed: true, submitted: true }, "review"],
  ["published", PUBLISHER, 0, { changed: true, planned: true }, "scheduled"],
  ["published", WRITER, 0, { changed: true }, "submit"],
  ["published", WRITER, 0, { changed: true, submitted: true }, null],
  ["unpublished", PUBLISHER, 0, {}, "again"],
  ["unpublished", WRITER, 0, {}, "submit"],
  ["trashed", WRITER, 0, {}, "trashed"],
  ["trashed", READER, 0, {}, null],
] as const)("%s for %j with %d lacks and %j: %s", (state, permissions, lacks, facts, step) => {
  expect(stepOf(state, permissions, lacks, facts)).toBe(step);
});
