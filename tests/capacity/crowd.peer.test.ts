import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { ProductEngine } from "../support/productEngine";

const PEOPLE = 100;
const SEATS = 50;
const HOUR = 3_600_000;
/** Long enough for the engine to be killed and started anew before it is over. */
const OFFER_MS = 6_000;

type Look = {
  used: number;
  waiting: number;
  people: { name: string; state: string; claim: string; order: number }[];
  log: Record<string, number>;
};

let product: ProductEngine;
let organization: Id<"organizations">;
let cohort: Id<"cohorts">;

beforeAll(async () => {
  product = await ProductEngine.start(["tests/capacity/seeding.ts", "tests/support/insertCohort.ts"]);
  ({ organization, cohort } = await product.run<
    { people: number; seats: number },
    { organization: Id<"organizations">; cohort: Id<"cohorts"> }
  >("tests/seeding:seed", { people: PEOPLE, seats: SEATS }));
});
afterAll(() => product.stop());

const look = () => product.run<{ cohort: Id<"cohorts"> }, Look>("tests/seeding:look", { cohort });
const setOfferTime = (milliseconds: number) =>
  product.run("tests/seeding:setOfferTime", { cohort, milliseconds });
/** A client for the person of a name such as "Person 007". */
const as = (name: string) => product.as(`person${Number(name.slice(-3))}@x.test`);
const here = () => ({ organization, cohort });

test("a hundred who enroll at the same time get fifty seats and an ordered waitlist", async () => {
  const names = Array.from({ length: PEOPLE }, (_, i) => `Person ${String(i).padStart(3, "0")}`);
  const outcomes = await Promise.all(
    names.map((name) => as(name).mutation(api.cohorts.joining.join, here())),
  );
  expect(outcomes.filter((outcome) => outcome === "enrolled")).toHaveLength(SEATS);
  expect(outcomes.filter((outcome) => outcome === "waitlisted")).toHaveLength(PEOPLE - SEATS);
  const { used, waiting, people, log } = await look();
  expect([used, waiting]).toEqual([SEATS, PEOPLE - SEATS]);
  expect(people.map(({ order }) => order)).toEqual(Array.from({ length: PEOPLE }, (_, i) => i + 1));
  // Those who came first have the seats; what people were told is what is kept.
  expect(people.map(({ state, claim }) => `${state} ${claim}`)).toEqual([
    ...Array<string>(SEATS).fill("enrolled taken"),
    ...Array<string>(PEOPLE - SEATS).fill("waitlisted waiting"),
  ]);
  for (const { name, state } of people) expect(outcomes[names.indexOf(name)]).toBe(state);
  expect(log).toEqual({ "enrollments.enrolled": SEATS, "enrollments.waitlisted": PEOPLE - SEATS });
  const own = await as(people[SEATS + 7]!.name).query(api.cohorts.joining.own, here());
  expect(own).toMatchObject({ state: "waitlisted", waitingBefore: 7 });
});

test("a freed seat is offered in order, and a kill in between loses nothing: its time ends once", async () => {
  const { people } = await look();
  const [leaver, first, second] = [people[3]!.name, people[SEATS]!.name, people[SEATS + 1]!.name];
  await setOfferTime(OFFER_MS);
  await as(leaver).mutation(api.cohorts.joining.leave, { ...here(), reason: "" });
  await setOfferTime(HOUR);
  const before = await look();
  const stateOf = ({ people }: Look, name: string) => people.find((person) => person.name === name)!.state;
  expect([leaver, first, second].map((name) => stateOf(before, name))).toEqual([
    "withdrawn",
    "offered",
    "waitlisted",
  ]);
  await product.crash();
  const after = await vi.waitFor(
    async () => {
      const now = await look();
      expect(stateOf(now, second)).toBe("offered");
      return now;
    },
    { timeout: 4 * OFFER_MS, interval: 200 },
  );
  expect([stateOf(after, first), after.used, after.waiting]).toEqual(["expired", SEATS, PEOPLE - SEATS - 2]);
  expect(after.people).toHaveLength(PEOPLE);
  const untouched = ({ people }: Look) => people.filter(({ name }) => name !== first && name !== second);
  expect(untouched(after)).toEqual(untouched(before));
  expect(after.log).toMatchObject({ "enrollments.offered": 2, "enrollments.expired": 1 });

  expect(await as(second).mutation(api.cohorts.joining.accept, here())).toBe("enrolled");
  await product.crash();
  const end = await look();
  expect([stateOf(end, second), end.used]).toEqual(["enrolled", SEATS]);
  expect(end.log).toMatchObject({ "enrollments.offered": 2, "enrollments.expired": 1 });
});
