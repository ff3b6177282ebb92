import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { addMember, type Somebody } from "../../support/convexApp";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { quietPass } from "../cohorts/quietWork";
import { FIRST, joinAs, mailed, mailedInShort, plan, startTimetable, type Timetable } from "./timetable";

let timetable: Timetable;
let event: Id<"events">;
let [ann, bob, cas]: Somebody[] = [];

beforeEach(async () => {
  timetable = await startTimetable();
  ann = await joinAs(timetable, timetable.cohort, "Ann");
  bob = await joinAs(timetable, timetable.cohort, "Bob");
  cas = await joinAs(timetable, timetable.cohort, "Cas");
  await keepSessions(timetable.app);
  ({ event } = await plan(timetable, { admission: "registration", seats: 1 }));
  await mailed(timetable);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const args = () => ({ organization: timetable.organization, event });
const register = (who: Somebody | undefined) => who!.as.mutation(api.events.registrations.register, args());
const withdraw = (who: Somebody | undefined) => who!.as.mutation(api.events.registrations.withdraw, args());
const accept = (who: Somebody | undefined) => who!.as.mutation(api.events.registrations.accept, args());

async function list(): Promise<string> {
  const asked = { ...args(), paginationOpts: FIRST };
  const { page } = await timetable.manager.as.query(api.events.registrations.list, asked);
  return page
    .map(({ name, state }) => `${name} ${state}`)
    .sort()
    .join(", ");
}

test("the first gets the seat and the calendar entry, the next wait in order", async () => {
  expect(await register(ann)).toBe("registered");
  expect(await register(ann)).toBe("registered");
  expect(await register(bob)).toBe("waiting");
  expect(await register(cas)).toBe("waiting");
  expect(await list()).toBe("Ann registered, Bob waiting, Cas waiting");
  expect(await mailedInShort(timetable)).toEqual(["ann@people.test sessionPlanned REQUEST"]);
  const seen = await bob!.as.query(api.events.schedules.one, args());
  expect(seen).toMatchObject({
    seats: { total: 1, used: 1, waiting: 2, keepsWaiting: true },
    registration: { state: "waiting", until: null },
  });
});

test("a freed seat is offered in order, expires, and goes to the next, who takes it", async () => {
  for (const who of [ann, bob, cas]) await register(who);
  await mailed(timetable);
  await withdraw(ann);
  expect(await list()).toBe("Bob offered, Cas waiting");
  expect(await mailedInShort(timetable)).toEqual([
    "ann@people.test sessionCancelled CANCEL",
    "bob@people.test sessionSeatOffered",
  ]);
  await quietPass(timetable.app, 12 * 3_600_000);
  expect(await list()).toBe("Cas offered");
  await expectFailure(accept(bob), "expired");
  await mailed(timetable);
  await accept(cas);
  expect(await list()).toBe("Cas registered");
  expect(await mailedInShort(timetable)).toEqual(["cas@people.test sessionPlanned REQUEST"]);
});

test("more seats are offered to who waits; fewer than are taken are refused", async () => {
  for (const who of [ann, bob]) await register(who);
  const resize = (total: number) =>
    timetable.manager.as.mutation(api.events.events.resize, {
      ...args(),
      seats: { total, keepsWaiting: true },
    });
  await resize(2);
  expect(await list()).toBe("Ann registered, Bob offered");
  await expectFailure(resize(1), "conflict");
});

test("staff take somebody off the list; who is not of the cohort does not get on it", async () => {
  await register(ann);
  const { manager, app, organization } = timetable;
  await manager.as.mutation(api.events.registrations.remove, { ...args(), person: ann!.person });
  expect(await list()).toBe("");
  await expectFailure(withdraw(ann), "notFound");
  await expectFailure(register(await addMember(app, organization, "Sam")), "notFound");
});

test("a session that is full, over, cancelled or for everybody is not registered for", async () => {
  const { manager, organization } = timetable;
  const seats = { total: 1, keepsWaiting: false };
  await manager.as.mutation(api.events.events.resize, { ...args(), seats });
  await register(ann);
  await expectFailure(register(bob), "conflict");
  expect(await list()).toBe("Ann registered");
  await manager.as.mutation(api.events.events.cancel, { ...args(), scope: "one", reason: "Ill" });
  await expectFailure(register(cas), "conflict");
  ({ event } = await plan(timetable));
  await expectFailure(register(ann), "conflict");
  await expectFailure(
    manager.as.mutation(api.events.events.resize, { organization, event, seats }),
    "conflict",
  );
  vi.setSystemTime(Date.parse("2027-03-05T10:00:00Z"));
  ({ event } = await plan(timetable, { admission: "registration", wallStart: "2027-03-05T12:00" }));
  vi.setSystemTime(Date.parse("2027-03-05T11:30:00Z"));
  await expectFailure(register(ann), "conflict");
});
