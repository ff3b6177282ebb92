import { expect, test } from "vitest";
import { CSV_HEADER, csvLine } from "../../../convex/audit/rules/csv";

const entry = {
  at: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  action: "memberships.rolesChanged",
  actor: "person",
  actorName: "Ada",
  impersonatorName: "",
  entity: { table: "memberships", id: "m1" },
  changed: ["roles", "endedAt"],
};

test("the first line names the columns, after the mark of UTF-8", () => {
  expect(CSV_HEADER).toBe("\uFEFFtime (UTC),action,actor,name,seen through by,table,row,changed fields\r\n");
});

test.each([
  ["a plain name", "Ada", "Ada"],
  ["a comma", "Lovelace, Ada", '"Lovelace, Ada"'],
  ["a quote", 'Ada "the first"', '"Ada ""the first"""'],
  ["a line break", "Ada\nLovelace", '"Ada\nLovelace"'],
  ["a formula", "=1+1", "'=1+1"],
  ["a formula with a comma", '=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ["a plus", "+41", "'+41"],
  ["a minus", "-1", "'-1"],
  ["an at sign", "@SUM(A1)", "'@SUM(A1)"],
])("a line with %s", (_, actorName, cell) => {
  expect(csvLine({ ...entry, actorName })).toBe(
    `2026-01-02T03:04:05.006Z,memberships.rolesChanged,person,${cell},,memberships,m1,roles endedAt\r\n`,
  );
});
