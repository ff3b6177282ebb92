import { afterAll, beforeAll, expect, test } from "vitest";
import { LargeCohort, type List, LISTS } from "../../tests/cohorts/largeCohort";
import { measure, table } from "../harness";

/** What a first page may take, from the question to the answer over HTTP, in milliseconds. */
const FIRST_PAGE_MS = 200;
const CALLS = 10;

let large: LargeCohort;
beforeAll(async () => {
  large = await LargeCohort.start();
}, 300_000);
afterAll(() => large?.stop());

async function timesOf(list: List): Promise<number[]> {
  const times = [];
  for (let call = 0; call < CALLS; call++) {
    const begun = performance.now();
    await large.weigh(list);
    times.push(performance.now() - begun);
  }
  return times;
}

test("first pages of an organization with 200 cohorts, one of 5,000 people", async () => {
  const rows = [];
  for (const list of LISTS)
    rows.push(
      await measure({
        name: `first page: ${list}`,
        unit: "ms",
        ours: () => timesOf(list),
        bar: { atMost: FIRST_PAGE_MS },
        judged: "p95",
      }),
    );
  console.log(table(rows));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
