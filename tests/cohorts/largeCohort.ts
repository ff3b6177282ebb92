import { makeFunctionReference } from "convex/server";
import type { Id } from "../../convex/_generated/dataModel";
import { ProductEngine } from "../support/productEngine";

export const COHORTS = 200;
export const PEOPLE = 5_000;
const BATCH = 500;

/** What the seeding weighs: the first pages of a large organization. */
export const LISTS = [
  "cohorts",
  "people",
  "progress",
  "attendance",
  "summary",
  "completion",
  "sessions",
] as const;
export type List = (typeof LISTS)[number];

export type Weight = { rows: number; documents: number; bytes: number; ranges: number };
type Place = { organization: Id<"organizations">; cohort: Id<"cohorts">; event: Id<"events"> };

const weighing = makeFunctionReference<"query", Place & { list: List }, Weight>("tests/seeding:weigh");

/** An organization with 200 cohorts, the last of which has 5,000 people and a session under way. */
export class LargeCohort {
  private constructor(
    readonly product: ProductEngine,
    readonly place: Place,
  ) {}

  static async start(): Promise<LargeCohort> {
    const product = await ProductEngine.start(["tests/cohorts/seeding.ts", "tests/support/insertCohort.ts"]);
    const place = await product.run<{ cohorts: number }, Place>("tests/seeding:seed", { cohorts: COHORTS });
    const { cohort, event } = place;
    for (let from = 0; from < PEOPLE; from += BATCH)
      await product.run("tests/seeding:fill", { cohort, event, from, people: BATCH });
    return new LargeCohort(product, place);
  }

  /** Reads a list's first page, as the owner, and says what that took. */
  weigh(list: List): Promise<Weight> {
    return this.product.as("olga@x.test").query(weighing, { ...this.place, list });
  }

  stop(): Promise<void> {
    return this.product.stop();
  }
}
