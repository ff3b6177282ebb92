import { expect, test } from "vitest";
import type { Item } from "../../../../../app/features/publishing/items/content";
import { deedsFor } from "../../../../../app/features/publishing/items/deeds";
import { eventsFor } from "../../../../../convex/publishing/rules/contentLifecycle";

const PUBLISHER = ["content.write", "content.publish"];

function item(part: Partial<Item>): Item {
  const state = part.state ?? "draft";
  const life = { state, planned: false, submitted: part.submittedByName !== undefined };
  const mayDo = eventsFor(life, PUBLISHER);
  return {
    submittedByName: null,
    hasUnpublishedChanges: false,
    publishedRevision: null,
    mayDo,
    ...part,
  } as Item;
}

test.each([
  ["a draft", item({}), ["publish", "schedule", "submit", "preview", "duplicate", "trash"]],
  [
    "what waits for review",
    item({ state: "inReview", submittedByName: "Edda" }),
    ["publish", "schedule", "sendBack", "preview", "duplicate", "trash"],
  ],
  [
    "what is public as it stands",
    item({ state: "published", publishedRevision: 3 }),
    ["schedule", "unpublish", "preview", "duplicate", "trash"],
  ],
  [
    "what is public and changed",
    item({ state: "published", publishedRevision: 3, hasUnpublishedChanges: true }),
    ["publish", "schedule", "submit", "unpublish", "preview", "duplicate", "trash"],
  ],
  ["what is in the trash", item({ state: "trashed" }), ["restore", "remove"]],
])("%s", (_name, facts, deeds) => {
  expect(deedsFor(facts, true)).toEqual(deeds);
});

test("who only reads does nothing", () => {
  expect(deedsFor(item({ mayDo: [] }), false)).toEqual([]);
});
