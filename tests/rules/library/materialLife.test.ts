import { describe, expect, test } from "vitest";
import { remindingHeld } from "../../../convex/library/rules/materialLimits";
import { decideMaterial, MATERIAL_EVENTS } from "../../../convex/library/rules/materialLife";
import { previewOf } from "../../../convex/library/rules/previews";
import { placeBetween } from "../../../convex/library/rules/places";
import { MATERIAL_STATES } from "../../../convex/library/rules/statuses";

describe("a material's life", () => {
  const CAN = {
    draft: {
      publish: { next: "published", change: "came" },
      remove: { next: "removed", change: null },
    },
    published: {
      unpublish: { next: "draft", change: "went" },
      remove: { next: "removed", change: "went" },
    },
    removed: { restore: { next: "draft", change: null } },
  };

  test.each(MATERIAL_STATES.flatMap((state) => MATERIAL_EVENTS.map((event) => [state, event] as const)))(
    "%s, %s",
    (state, event) => {
      const expected = (CAN[state] as Record<string, unknown>)[event] ?? null;
      expect(decideMaterial(state, event)).toEqual(expected);
    },
  );
});

describe("places", () => {
  test.each([
    [undefined, undefined, 1],
    [3, undefined, 4],
    [undefined, 1, 0],
    [1, 2, 1.5],
    [-1, 1, 0],
    [1, 1, null],
    [1, 1 + Number.EPSILON, null],
  ])("between %s and %s", (before, after, place) => {
    expect(placeBetween(before, after)).toBe(place);
  });
});

describe("how a page shows a file", () => {
  test.each([
    ["application/pdf", 10, "pdf"],
    ["image/png", 10, "image"],
    ["IMAGE/JPEG", 10, "image"],
    ["image/svg+xml", 10, null],
    ["audio/mpeg", 10, "audio"],
    ["video/mp4", 10, "video"],
    ["video/x-matroska", 10, null],
    ["text/markdown; charset=utf-8", 10, "markdown"],
    ["text/plain", 1_000_000, "text"],
    ["text/plain", 1_000_001, null],
    ["text/csv", 10, "text"],
    ["text/html", 10, null],
    ["application/zip", 10, null],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", 10, null],
    ["", 10, null],
  ])("%s of %d bytes", (contentType, bytes, kind) => {
    expect(previewOf(contentType, bytes)).toBe(kind);
  });
});

test("people are reminded once a day at most", () => {
  const day = 86_400_000;
  expect(remindingHeld(undefined, 5)).toBe(0);
  expect(remindingHeld(1000, 1000)).toBe(day);
  expect(remindingHeld(1000, 1000 + day - 1)).toBe(1);
  expect(remindingHeld(1000, 1000 + day)).toBe(0);
});
