import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { ProductEngine } from "../support/productEngine";

type Looked = {
  title: string;
  state: string;
  firstPublishedAt: number | null;
  deeds: string[];
  versions: number;
  publications: number;
};

let product: ProductEngine;
let organization: Id<"organizations">;
beforeAll(async () => {
  product = await ProductEngine.start(["tests/publishing/datesSeeding.ts"]);
  organization = await product.run("tests/seeding:seed", {});
}, 120_000);
afterAll(() => product?.stop());

const { items } = api.publishing;
const olga = () => product.as("olga@x.test");
const look = async () => {
  const found: Looked[] = await product.run("tests/seeding:look", {});
  return Object.fromEntries(found.map(({ title, ...rest }) => [title, rest]));
};
const add = (title: string) => olga().mutation(items.create, { organization, kind: "post", title });
const schedule = (item: Id<"contentItems">, dates: { publishAt?: number; unpublishAt?: number }) =>
  olga().mutation(items.schedule, { organization, item, ...dates });

const [PUBLISHED, UNPUBLISHED] = ["contentItems.published", "contentItems.unpublished"];

test("dates are kept exactly once, at their instant, across a kill and a restart of the engine", async () => {
  const [during, after, both, ends] = [
    await add("Due while it is down"),
    await add("Due after it is back"),
    await add("Goes and comes while it is down"),
    await add("Ends while it is down"),
  ];
  await olga().mutation(items.publish, { organization, item: ends });
  const now = Date.now();
  const [soon, sooner, later] = [now + 6_000, now + 5_000, now + 30_000];
  await schedule(during, { publishAt: soon });
  await schedule(after, { publishAt: later });
  await schedule(both, { publishAt: sooner, unpublishAt: soon });
  await schedule(ends, { unpublishAt: soon });
  expect(Date.now()).toBeLessThan(sooner);
  await product.crash(soon + 1_000);
  expect(Date.now()).toBeLessThan(later);
  await vi.waitFor(
    async () => {
      const states = Object.values(await look()).map(({ state }) => state);
      expect(states).toEqual(["published", "scheduled", "unpublished", "unpublished"]);
    },
    { timeout: 15_000, interval: 200 },
  );
  await vi.waitFor(async () => expect((await look())["Due after it is back"]!.state).toBe("published"), {
    timeout: 40_000,
    interval: 200,
  });
  const expected = {
    "Due while it is down": { state: "published", deeds: [PUBLISHED], versions: 1, publications: 1 },
    "Due after it is back": { state: "published", deeds: [PUBLISHED], versions: 1, publications: 1 },
    "Goes and comes while it is down": {
      ...{ state: "unpublished", deeds: [PUBLISHED, UNPUBLISHED], versions: 1, publications: 0 },
    },
    "Ends while it is down": { state: "unpublished", deeds: [UNPUBLISHED], versions: 1, publications: 0 },
  };
  const found = await look();
  expect(found).toMatchObject(expected);
  const at = found["Due after it is back"]!.firstPublishedAt!;
  expect(at).toBeGreaterThanOrEqual(later);
  expect(at).toBeLessThan(later + 5_000);
  await product.crash();
  await new Promise((done) => setTimeout(done, 2_000));
  expect(await look()).toEqual(found);
}, 150_000);
