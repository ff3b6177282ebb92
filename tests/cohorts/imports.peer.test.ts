import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { ProductEngine } from "../support/productEngine";

const PEOPLE = 600;
const FIRST = { numItems: 5, cursor: null };

let product: ProductEngine;
let organization: Id<"organizations">;
let cohort: Id<"cohorts">;

beforeAll(async () => {
  product = await ProductEngine.start(["tests/capacity/seeding.ts", "tests/support/insertCohort.ts"]);
  ({ organization, cohort } = await product.run<
    { people: number; seats: number },
    { organization: Id<"organizations">; cohort: Id<"cohorts"> }
  >("tests/seeding:seed", { people: 0, seats: PEOPLE - 100 }));
});
afterAll(() => product.stop());

const list = (people: number) => {
  const rows = Array.from({ length: people }, (_, i) => `"Lee, P ${i}";p${i}@x.test;${i}`);
  return `\uFEFFName;E-Mail;ID\r\n${rows.join("\r\n")}\r\n`;
};
const staff = () => product.as("olga@x.test");
const latest = async () => {
  const { page } = await staff().query(api.cohorts.imports.recent, {
    organization,
    cohort,
    paginationOpts: FIRST,
  });
  return page[0]!;
};
const settled = () =>
  vi.waitFor(
    async () => {
      const now = await latest();
      expect(now.state).not.toBe("running");
      return now;
    },
    { timeout: 55_000, interval: 250 },
  );

test("a list is read in Convex's own runtime, taken in page after page, and a kill loses and doubles nobody", async () => {
  const text = list(PEOPLE);
  const place = { organization, cohort, text };
  expect(await staff().action(api.cohorts.imports.check, place)).toEqual({
    ...{ total: PEOPLE, added: PEOPLE, changed: 0, unchanged: 0, wrong: 0, problems: [] },
  });
  await staff().action(api.cohorts.imports.start, { ...place, leaveOut: false, welcome: false });
  await vi.waitFor(async () => expect((await latest()).done).toBeGreaterThan(100), {
    timeout: 20_000,
    interval: 20,
  });
  expect((await latest()).state).toBe("running");
  await product.crash();
  expect(await settled()).toMatchObject({ state: "done", done: PEOPLE, added: PEOPLE, refused: 0 });
  const { counts, used } = await staff().query(api.cohorts.cohorts.get, { organization, cohort });
  expect([counts.enrolled, counts.waitlisted, used]).toEqual([PEOPLE - 100, 100, PEOPLE - 100]);
});

test("five thousand rows are tried within one call, and those who are in stay as they are", async () => {
  const place = { organization, cohort, text: list(5_000) };
  expect(await staff().action(api.cohorts.imports.check, place)).toMatchObject({
    ...{ total: 5_000, added: 5_000 - PEOPLE, unchanged: PEOPLE, wrong: 0 },
  });
});
