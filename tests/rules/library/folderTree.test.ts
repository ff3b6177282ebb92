import { expect, test } from "vitest";
import { depthOf, heightOf, isTaken, leadingTo, lineOf } from "../../../convex/library/rules/folderTree";

/** Weeks > One > Reading, and Slides beside Weeks. */
const FOLDERS = [
  { id: "weeks", parent: null, name: "Weeks" },
  { id: "one", parent: "weeks", name: "One" },
  { id: "reading", parent: "one", name: "Reading" },
  { id: "slides", parent: null, name: "Slides" },
];
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test("a line leads from within outwards", () => {
  expect(ids(lineOf(FOLDERS, "reading"))).toEqual(["reading", "one", "weeks"]);
  expect(lineOf(FOLDERS, null)).toEqual([]);
  expect(lineOf(FOLDERS, "gone")).toEqual([]);
});

test("a line of folders that lie within each other ends", () => {
  const circle = [
    { id: "a", parent: "b", name: "A" },
    { id: "b", parent: "a", name: "B" },
  ];
  expect(ids(lineOf(circle, "a"))).toEqual(["a", "b"]);
});

test("depth and height", () => {
  expect([null, "weeks", "one", "reading"].map((id) => depthOf(FOLDERS, id))).toEqual([0, 1, 2, 3]);
  expect(["weeks", "one", "reading", "slides"].map((id) => heightOf(FOLDERS, id))).toEqual([3, 2, 1, 1]);
});

test("a name is taken in one place, whatever its letters' size, and not by itself", () => {
  expect(isTaken(FOLDERS, "SLIDES", null)).toBe(true);
  expect(isTaken(FOLDERS, "Slides", "weeks")).toBe(false);
  expect(isTaken(FOLDERS, "slides", null, "slides")).toBe(false);
});

test("shown are the folders that lead to something", () => {
  expect(ids(leadingTo(FOLDERS, new Set(["reading"])))).toEqual(["weeks", "one", "reading"]);
  expect(ids(leadingTo(FOLDERS, new Set(["weeks", "slides"])))).toEqual(["weeks", "slides"]);
  expect(leadingTo(FOLDERS, new Set())).toEqual([]);
});
