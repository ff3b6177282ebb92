import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CONTENT_EVENTS,
  type ContentEvent,
  type ContentLife,
  eventsFor,
  goesOffline,
  permissionFor,
  stateAfter,
} from "../../../convex/publishing/rules/contentLifecycle";
import { CONTENT_STATES, type ContentState } from "../../../convex/publishing/rules/statuses";

const life = (state: ContentState, more: Partial<ContentLife> = {}): ContentLife => {
  return { state, planned: state === "scheduled", submitted: state === "inReview", ...more };
};

/** Every event that can happen to an item of a state, and where it leads. */
const TABLE: Record<ContentState, Partial<Record<ContentEvent, ContentState>>> = {
  draft: {
    ...{ edit: "draft", submitForReview: "inReview", publish: "published" },
    ...{ schedule: "scheduled", trash: "trashed" },
  },
  inReview: {
    ...{ edit: "inReview", sendBack: "draft", publish: "published", schedule: "scheduled", trash: "trashed" },
  },
  scheduled: {
    ...{ edit: "scheduled", publish: "published", schedule: "scheduled", cancelSchedule: "draft" },
    ...{ hold: "draft", trash: "trashed" },
  },
  published: {
    ...{ edit: "published", submitForReview: "published", publish: "published", schedule: "published" },
    ...{ unpublish: "unpublished", trash: "trashed" },
  },
  unpublished: {
    ...{ edit: "unpublished", submitForReview: "inReview", publish: "published" },
    ...{ schedule: "scheduled", trash: "trashed" },
  },
  trashed: { restoreFromTrash: "draft", remove: "trashed" },
};

describe.each(CONTENT_STATES)("what is %s", (state) => {
  test.each(CONTENT_EVENTS)("%s", (event) => {
    expect(stateAfter(life(state), event)).toBe(TABLE[state][event] ?? null);
  });
});

test.each([
  ["cancelSchedule", "published"],
  ["hold", "published"],
] as const)("a planned revision of what is published: %s leaves it published", (event, next) => {
  expect(stateAfter(life("published", { planned: true }), event)).toBe(next);
  expect(stateAfter(life("published"), event)).toBeNull();
});

test("a revision of what is published is sent back only when somebody submitted it", () => {
  expect(stateAfter(life("published", { submitted: true }), "sendBack")).toBe("published");
  expect(stateAfter(life("published"), "sendBack")).toBeNull();
});

test.each([
  ["draft", "draft"],
  ["inReview", "inReview"],
  ["scheduled", "draft"],
  ["published", "unpublished"],
  ["unpublished", "unpublished"],
] as const)("what was %s before it was thrown away is %s again", (stateBeforeTrash, next) => {
  expect(stateAfter(life("trashed", { stateBeforeTrash }), "restoreFromTrash")).toBe(next);
});

test.each([
  ["draft", "trash", "content.write"],
  ["draft", "edit", "content.write"],
  ["published", "edit", "content.write"],
  ["scheduled", "edit", "content.publish"],
  ["scheduled", "trash", "content.publish"],
  ["published", "trash", "content.publish"],
  ["draft", "submitForReview", "content.write"],
  ["inReview", "sendBack", "content.publish"],
  ["draft", "publish", "content.publish"],
  ["draft", "schedule", "content.publish"],
  ["scheduled", "cancelSchedule", "content.publish"],
  ["published", "unpublish", "content.publish"],
  ["trashed", "restoreFromTrash", "content.write"],
  ["trashed", "remove", "content.publish"],
] as const)("of what is %s, %s takes %s", (state, event, permission) => {
  expect(permissionFor(life(state), event)).toBe(permission);
});

test.each([
  ["draft", ["content.write"], ["edit", "submitForReview", "trash"]],
  ["scheduled", ["content.write"], []],
  ["draft", ["content.read"], []],
  [
    "published",
    ["content.write", "content.publish"],
    ["edit", "submitForReview", "publish", "schedule", "unpublish", "trash"],
  ],
  ["trashed", ["content.write", "content.publish"], ["restoreFromTrash", "remove"]],
] as const)("of what is %s, %j may do %j", (state, permissions, events) => {
  expect(eventsFor(life(state), permissions)).toEqual(events);
});

test("whatever happens, only publishing makes something public, and nothing comes public out of the trash", () => {
  const steps = fc.array(fc.constantFrom(...CONTENT_EVENTS), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...CONTENT_STATES), steps, (first, events) => {
      let state: ContentState = first;
      for (const event of events) {
        const next = stateAfter(life(state, { stateBeforeTrash: first, planned: true }), event) ?? state;
        if (next === "published" && state !== "published") expect(event).toBe("publish");
        if (state === "trashed" && event !== "restoreFromTrash") expect(next).toBe("trashed");
        state = next;
      }
    }),
  );
});

test.each([
  ["published", "unpublished", true],
  ["published", "trashed", true],
  ["published", "published", false],
  ["draft", "trashed", false],
] as const)("from %s to %s goes offline: %s", (before, after, gone) => {
  expect(goesOffline(before, after)).toBe(gone);
});
