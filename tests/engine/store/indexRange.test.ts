import { describe, expect, it } from "vitest";
import { encodeKey } from "../../../engine/protocol/keys";
import type { IndexInfo, TableInfo } from "../../../engine/store/catalog";
import { type RangeExpression, resolveRange } from "../../../engine/store/indexRange";

const byId: IndexInfo = {
  id: 1,
  name: "by_id",
  config: { kind: "database", fields: ["_id"] },
  staged: false,
};
const byAB: IndexInfo = {
  id: 2,
  name: "by_a_b",
  config: { kind: "database", fields: ["a", "b"] },
  staged: false,
};
const table: TableInfo = {
  ...{ id: 1, component: "", name: "items", number: 10_001 },
  ...{ byId, byCreationTime: byId, indexes: [byId, byAB] },
};

function bound(
  type: RangeExpression["type"],
  fieldPath: string,
  value: RangeExpression["value"],
): RangeExpression {
  return { type, fieldPath, value };
}

describe("resolveRange", () => {
  it("takes equalities in any order", () => {
    const range = [bound("Eq", "b", "x"), bound("Eq", "a", 1)];
    expect(resolveRange(table, byAB, range).lo).toBe(encodeKey([1, "x"]));
  });

  it.each<[string, IndexInfo, RangeExpression[], string]>([
    [
      "a field left out",
      byAB,
      [bound("Eq", "b", 1)],
      "Tried to query index items.by_a_b but the query didn't use the index fields in order.\n" +
        'Index fields: ["a", "b", "_creationTime"]\nQuery fields: ["b"]\nFirst incorrect field: "b"\n' +
        "For more information see https://docs.convex.dev/using/indexes.",
    ],
    [
      "fields that are not there, the first by name",
      byId,
      [bound("Eq", "z", 1), bound("Eq", "y", 1)],
      'The index range included a comparison with "y", but items.by_id with fields [] doesn\'t index this field. ' +
        "For more information see https://docs.convex.dev/using/indexes.",
    ],
    [
      "two equalities",
      byAB,
      [bound("Eq", "a", 1), bound("Eq", "a", 2)],
      'Already defined equality bound in index range. Can\'t add "a" == 1.0.',
    ],
    [
      "an equality with undefined and a bound",
      byAB,
      [bound("Eq", "a", { $undefined: null }), bound("Gt", "a", 2)],
      'Already defined inequality bound in index range. Can\'t add "a" == undefined.',
    ],
  ])("refuses %s", (_, index, range, message) => {
    expect(() => resolveRange(table, index, range)).toThrow(message);
  });
});
