import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { ProductEngine } from "../support/productEngine";
import { readByIcalJs } from "../support/calendars";

type Mail = Pick<Doc<"deliveries">, "template" | "state" | "data">;

/** Long enough for the engine to be killed and started anew before it is over. */
const REMIND_IN = 6_000;

let product: ProductEngine;
let organization: Id<"organizations">;
let cohort: Id<"cohorts">;
let leading: Id<"persons">[];

beforeAll(async () => {
  product = await ProductEngine.start(["tests/events/seeding.ts"]);
  ({ organization, cohort, leading } = await product.run<
    Record<string, never>,
    { organization: Id<"organizations">; cohort: Id<"cohorts">; leading: Id<"persons">[] }
  >("tests/seeding:seed", {}));
});
afterAll(() => product.stop());

const mails = () => product.run<Record<string, never>, Mail[]>("tests/seeding:mails", {});
const draft = {
  ...{ kind: "class" as const, title: "Daily", description: "", wallStart: "2997-01-01T18:00" },
  ...{ timeZone: "Europe/Zurich", durationMinutes: 60, place: { room: "Room 4" }, instructors: [] },
  ...{ remindBefore: [1440, 60], admission: "cohort" as const },
};

test("a reminder comes once, though the engine was killed before it was due", async () => {
  await product.run("tests/seeding:planSoon", { cohort, remindIn: REMIND_IN });
  await product.crash();
  const reminders = async () => (await mails()).filter(({ template }) => template === "sessionReminder");
  expect(await reminders()).toEqual([]);
  await vi.waitFor(async () => expect(await reminders()).toMatchObject([{ state: "kept" }]), {
    timeout: 30_000,
    interval: 300,
  });
  await product.crash();
  await new Promise((done) => setTimeout(done, 1_500));
  expect(await reminders()).toHaveLength(1);
});

test("520 sessions are planned in one mutation, and 200 moved in one", async () => {
  const olga = product.as("olga@x.test");
  const instructors = leading.slice(0, 1);
  const planOf = (count: number, title: string, wallStart: string) =>
    olga.mutation(api.events.events.plan, {
      ...{ organization, cohort },
      draft: { ...draft, title, wallStart, rule: `FREQ=DAILY;COUNT=${count}`, instructors },
    });
  expect(await planOf(520, "Long", "2997-01-01T18:00")).toMatchObject({ occurrences: 520 });
  const { event } = await planOf(200, "Shorter", "2998-09-01T18:00");
  const changed = await olga.mutation(api.events.events.change, {
    ...{ organization, event, scope: "all" },
    change: { wallStart: "2998-09-01T19:00" },
  });
  expect(changed.occurrences).toBe(200);
});

test("a mail in the outbox shows what it carries for calendars", async () => {
  const olga = product.as("olga@x.test");
  await olga.mutation(api.events.events.plan, { organization, cohort, draft: { ...draft, title: "Shown" } });
  const shown = async () => {
    const paginationOpts = { numItems: 50, cursor: null };
    const { page } = await olga.query(api.notifications.outbox.list, { organization, paginationOpts });
    const found = page.find(({ subject }) => subject === "Planned: Shown");
    return found && olga.query(api.notifications.outbox.one, { organization, delivery: found.id });
  };
  const letter = await vi.waitFor(
    async () => {
      const now = await shown();
      expect(now?.delivery.state).toBe("kept");
      return now!;
    },
    { timeout: 20_000, interval: 300 },
  );
  expect(letter.rendered?.text).toMatch(/January 1, 2997/);
  expect(letter.calendar?.method).toBe("REQUEST");
  expect(readByIcalJs(letter.calendar!.content)).toMatchObject([{ at: "2997-01-01T17:00", title: "Shown" }]);
});

test("a calendar address is answered over HTTP, and with 304 the second time", async () => {
  const olga = product.as("olga@x.test");
  const { address } = await olga.mutation(api.events.feeds.make, { organization });
  const feed = `http://127.0.0.1:${product.address.sitePort}${new URL(address).pathname}`;
  const first = await fetch(feed);
  expect([first.status, first.headers.get("content-type")]).toEqual([200, "text/calendar; charset=UTF-8"]);
  expect(readByIcalJs(await first.text()).length).toBeGreaterThan(500);
  const again = await fetch(feed, { headers: { "If-None-Match": first.headers.get("etag")! } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});
