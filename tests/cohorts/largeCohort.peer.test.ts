import { afterAll, beforeAll, expect, test } from "vitest";
import { COHORTS, LargeCohort, type List, PEOPLE } from "./largeCohort";

let large: LargeCohort;
beforeAll(async () => {
  large = await LargeCohort.start();
}, 180_000);
afterAll(() => large?.stop());

/** What one transaction may read on Convex: documents, and bytes. */
const LIMITS = { documents: 32_000, bytes: 16 * 1024 * 1024 };

test.each<[List, number, number]>([
  ["cohorts", 50, 400],
  ["people", 50, 200],
  ["progress", 50, 500],
  ["attendance", 50, 250],
  ["sessions", 1, 60],
])("the first page of %s: %i rows, at most %i documents read", async (list, rows, documents) => {
  const weight = await large.weigh(list);
  expect(weight.rows).toBe(rows);
  expect(weight.documents).toBeLessThanOrEqual(documents);
});

test.each<List>(["summary", "completion"])("what %s counts stays below Convex's limits", async (list) => {
  const weight = await large.weigh(list);
  expect(weight.documents).toBeLessThan(LIMITS.documents / 4);
  expect(weight.bytes).toBeLessThan(LIMITS.bytes / 4);
});

test(`there are ${COHORTS} cohorts, and ${PEOPLE} people in one`, async () => {
  expect(await large.product.run("tests/seeding:count", {})).toEqual({ cohorts: COHORTS, people: PEOPLE });
});
