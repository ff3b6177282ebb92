import { expect, it } from "vitest";
import { columnBeside } from "../../../app/ui/pages/boardMoves";

const COLUMNS = [{ id: "new" }, { id: "review" }, { id: "accepted" }];

it.each([
  ["new", "ArrowRight", "ltr", "review"],
  ["review", "ArrowLeft", "ltr", "new"],
  ["new", "ArrowLeft", "ltr", null],
  ["accepted", "ArrowRight", "ltr", null],
  ["new", "ArrowLeft", "rtl", "review"],
  ["review", "ArrowRight", "rtl", "new"],
  ["new", "ArrowRight", "rtl", null],
  ["new", "ArrowDown", "ltr", null],
] as const)("from %s by %s in %s: %s", (from, key, reading, to) => {
  expect(columnBeside(COLUMNS, from, key, reading)).toBe(to);
});
