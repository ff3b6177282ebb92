import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { IssuingProduct } from "../../tests/certificates/issuingProduct";
import { measure, table } from "../harness";

const PEOPLE = 1_000;
/** Certificates a second, from "complete everybody" to the last one stored, on two processors. */
const AT_LEAST = 20;
/** What an administrator waits for a page of the list meanwhile, in milliseconds. */
const PAGE_MS = 500;
const EVERY_MS = 250;

let issuing: IssuingProduct;
beforeAll(async () => {
  issuing = await IssuingProduct.start(PEOPLE);
}, 300_000);
afterAll(() => issuing?.stop());

/** Asks for the first page of credentials again and again until all are issued. @returns how long each answer took */
async function pagesUntilIssued(): Promise<number[]> {
  const { organization } = issuing;
  const paginationOpts = { numItems: 50, cursor: null };
  const args = { organization, issuance: null, state: null, search: "", paginationOpts };
  const times: number[] = [];
  while (((await issuing.counts())["issued"] ?? 0) < PEOPLE) {
    const begun = performance.now();
    await issuing.staff().query(api.certificates.credentials.list, args);
    times.push(performance.now() - begun);
    await new Promise((done) => setTimeout(done, EVERY_MS));
  }
  return times;
}

test("a thousand certificates, end to end, and the list of them meanwhile", async () => {
  const begun = performance.now();
  await issuing.complete();
  const pages = await pagesUntilIssued();
  const seconds = (performance.now() - begun) / 1_000;
  const alone = { rounds: 1, warmUp: 0 };
  const rows = [
    await measure({
      ...alone,
      name: `issue ${PEOPLE} certificates`,
      unit: "1/s",
      ours: () => PEOPLE / seconds,
      bar: { atLeast: AT_LEAST },
      judged: "median",
    }),
    await measure({
      ...alone,
      name: "first page of credentials meanwhile",
      unit: "ms",
      ours: () => pages,
      bar: { atMost: PAGE_MS },
      judged: "p95",
    }),
  ];
  console.log(table(rows));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
