import { expect, test } from "vitest";
import { fileKind } from "../../../../app/features/library/materials/fileKind";
import {
  type Folder,
  folderAsked,
  materialHref,
  shelfHref,
} from "../../../../app/features/library/materials/material";
import type { Id } from "../../../../convex/_generated/dataModel";

const OFFICE = "application/vnd.openxmlformats-officedocument";

test.each([
  ["application/pdf", "pdf"],
  ["image/webp", "image"],
  ["audio/mpeg", "audio"],
  ["video/mp4", "video"],
  [`${OFFICE}.wordprocessingml.document`, "document"],
  ["application/vnd.oasis.opendocument.text", "document"],
  [`${OFFICE}.presentationml.presentation`, "slides"],
  [`${OFFICE}.spreadsheetml.sheet`, "sheet"],
  ["text/csv", "sheet"],
  ["application/epub+zip", "archive"],
  ["text/markdown", "text"],
  ["", "other"],
])("%s is %s to people", (contentType, kind) => {
  expect(fileKind(contentType)).toBe(kind);
});

test("an address names a folder that is shown, or the top", () => {
  const week = { id: "week" as Folder["id"], parent: null, name: "Week" };
  const asked = (query: string) => folderAsked(new Request(`https://a.test/materials${query}`), [week]);
  expect(asked("?folder=week")).toBe("week");
  expect(asked("?folder=gone")).toBeNull();
  expect(asked("")).toBeNull();
});

test("addresses", () => {
  const cohort = "c" as Id<"cohorts">;
  expect(shelfHref({ cohort, side: "admin" })).toBe("/admin/cohorts/c/materials");
  expect(shelfHref({ cohort, side: "portal" }, "f" as Folder["id"])).toBe(
    "/portal/cohorts/c/materials?folder=f",
  );
  expect(materialHref("m" as Id<"materials">)).toBe("/admin/materials/m");
  expect(materialHref("m" as Id<"materials">, "readers")).toBe("/admin/materials/m?show=readers");
});
