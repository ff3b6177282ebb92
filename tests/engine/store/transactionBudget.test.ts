import { describe, expect, test } from "vitest";
import { TransactionBudget } from "../../../engine/store/transactionBudget";

describe("limits for a nested call", () => {
  test("count from where it begins, and end with it", () => {
    const budget = new TransactionBudget();
    budget.writeDocument(10);
    budget.within({ documentsWritten: 2, bytesWritten: 100 }, () => {
      expect([budget.documentsWritten, budget.bytesWritten.limit]).toEqual([{ used: 1, limit: 3 }, 110]);
      budget.writeDocument(10);
      budget.writeDocument(10);
      expect(() => budget.writeDocument(10)).toThrow(
        "Too many writes in a single function execution (limit: 3)",
      );
    });
    expect([budget.documentsWritten.limit, budget.bytesWritten.limit]).toEqual([16_000, 16 * 2 ** 20]);
  });

  test("never loosen those of the caller", () => {
    const budget = new TransactionBudget();
    budget.within({ documentsRead: 1 }, () =>
      budget.within({ documentsRead: 50_000 }, () => {
        budget.readDocument(1);
        expect(() => budget.readDocument(1)).toThrow("Too many documents read");
      }),
    );
    budget.within({ functionsScheduled: 5_000 }, () => expect(budget.scheduled.limit).toBe(1_000));
  });

  test("are lifted when the call fails", () => {
    const budget = new TransactionBudget();
    const fail = () => {
      throw new Error("failed");
    };
    expect(() => budget.within({ databaseQueries: 1 }, fail)).toThrow("failed");
    expect(budget.ranges.limit).toBe(4_096);
  });
});

test("writes that were undone do not count; reads do", () => {
  const budget = new TransactionBudget();
  budget.writeDocument(10);
  const undo = budget.markWrites();
  budget.writeDocument(20);
  budget.readDocument(5);
  undo();
  expect([budget.documentsWritten.used, budget.bytesWritten.used, budget.documentsRead.used]).toEqual([
    1, 10, 1,
  ]);
});
