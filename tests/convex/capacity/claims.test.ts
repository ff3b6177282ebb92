import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  acceptOffer,
  claimSeats,
  declineOffer,
  releaseSeats,
  waitingBefore,
} from "../../../convex/capacity/model/claims";
import { closePool, resizePool } from "../../../convex/capacity/model/pools";
import type { App } from "../../support/convexApp";
import { letPass } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import { CAMPAIGN, claim, COHORT, mutate, OFFER_MS, poolNow, standing, startPools } from "./poolsOfTests";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const release = (app: App, holder: string) => mutate(app, (ctx) => releaseSeats(ctx, holder));
const resize = (app: App, seats: number) =>
  mutate(app, (ctx) => resizePool(ctx, COHORT, { seats, keepsWaiting: true, offerMs: OFFER_MS }));

describe("claiming", () => {
  test("gives seats while there are some, then places in order", async () => {
    const app = await startPools({ seats: 2 });
    const outcomes = [];
    for (const holder of ["ann", "bob", "cyd", "dan"]) outcomes.push(await claim(app, holder));
    expect(outcomes).toEqual(["taken", "taken", "waiting", "waiting"]);
    expect(await standing(app)).toBe("ann taken, bob taken, cyd waiting, dan waiting");
    expect(await poolNow(app)).toMatchObject({ used: 2, waiting: 2, nextOrder: 5 });
    const before = (holder: string) => mutate(app, (ctx) => waitingBefore(ctx, COHORT, holder));
    expect([await before("ann"), await before("cyd"), await before("dan")]).toEqual([null, 0, 1]);
  });

  test("twice by one holder changes nothing", async () => {
    const app = await startPools({ seats: 1 });
    expect([await claim(app, "ann"), await claim(app, "ann")]).toEqual(["taken", "taken"]);
    expect([await claim(app, "bob"), await claim(app, "bob")]).toEqual(["waiting", "waiting"]);
    expect(await poolNow(app)).toMatchObject({ used: 1, waiting: 1 });
    await expectFailure(claim(app, "ann", [CAMPAIGN]), "conflict");
  });

  test("is refused where nobody may wait, and where the pool is closed", async () => {
    const app = await startPools({ seats: 1, keepsWaiting: false }, { seats: 5 });
    expect([await claim(app, "ann"), await claim(app, "bob")]).toEqual(["taken", "full"]);
    await mutate(app, (ctx) => closePool(ctx, CAMPAIGN));
    expect(await claim(app, "cyd", [CAMPAIGN])).toBe("full");
    expect(await standing(app)).toBe("ann taken");
    await expectFailure(claim(app, "cyd", [{ kind: "event", id: "nowhere" }]), "notFound");
  });

  test("of several pools is all or none", async () => {
    const app = await startPools({ seats: 5 }, { seats: 1 });
    const both = [COHORT, CAMPAIGN];
    expect([await claim(app, "ann", both), await claim(app, "bob", both)]).toEqual(["taken", "waiting"]);
    expect(await standing(app)).toBe("ann taken, bob waiting");
    // Bob waits for the campaign: that keeps nobody from a seat that the cohort has.
    expect(await claim(app, "cyd")).toBe("taken");
    const [offered] = await release(app, "ann");
    expect(offered).toEqual({ holder: "bob", owner: COHORT, until: Date.now() + OFFER_MS });
    expect(await standing(app)).toBe("bob offered, cyd taken");
    expect(await standing(app, CAMPAIGN)).toBe("bob offered");
  });
});

describe("a freed seat", () => {
  test("is offered in order, and taken", async () => {
    const app = await startPools({ seats: 1 });
    for (const holder of ["ann", "bob", "cyd"]) await claim(app, holder);
    expect((await release(app, "ann")).map(({ holder }) => holder)).toEqual(["bob"]);
    expect(await standing(app)).toBe("bob offered, cyd waiting");
    await mutate(app, (ctx) => acceptOffer(ctx, "bob"));
    await letPass(app, OFFER_MS);
    expect(await standing(app)).toBe("bob taken, cyd waiting");
  });

  test("goes to the next when it is declined, or its time is over", async () => {
    const app = await startPools({ seats: 1 });
    for (const holder of ["ann", "bob", "cyd", "dan"]) await claim(app, holder);
    await release(app, "ann");
    const promoted = await mutate(app, (ctx) => declineOffer(ctx, "bob"));
    expect(promoted.map(({ holder }) => holder)).toEqual(["cyd"]);
    await letPass(app, OFFER_MS - 1);
    expect(await standing(app)).toBe("cyd offered, dan waiting");
    await letPass(app, 1);
    expect(await standing(app)).toBe("dan offered");
    await expectFailure(
      mutate(app, (ctx) => acceptOffer(ctx, "cyd")),
      "expired",
    );
    await letPass(app, OFFER_MS);
    expect(await poolNow(app)).toMatchObject({ used: 0, waiting: 0 });
  });

  test("is kept for those who wait, also when somebody comes first", async () => {
    const app = await startPools({ seats: 1 });
    await claim(app, "first");
    for (let i = 10; i < 40; i++) await claim(app, `waiting ${i}`);
    const promoted = await resize(app, 32);
    expect(promoted.map(({ holder }) => holder)).toEqual(
      Array.from({ length: 25 }, (_, i) => `waiting ${10 + i}`),
    );
    expect(await claim(app, "late")).toBe("waiting");
    await letPass(app, 0);
    expect(await poolNow(app)).toMatchObject({ used: 32, waiting: 0, seats: 32 });
    expect(await standing(app)).toMatch(/waiting 39 offered, late offered$/);
  });
});

describe("a seat that is put aside", () => {
  const hold = (app: App, holder: string, until: number) =>
    mutate(app, (ctx) => claimSeats(ctx, { owners: [COHORT], holder, as: "held", until }));

  test("is taken, or given to the next when its time is over", async () => {
    const app = await startPools({ seats: 2 });
    const until = Date.now() + 600_000;
    expect([await hold(app, "ann", until), await hold(app, "bob", until)]).toEqual(["held", "held"]);
    expect(await claim(app, "cyd")).toBe("waiting");
    expect(await claim(app, "ann")).toBe("taken");
    await letPass(app, 600_000);
    expect(await standing(app)).toBe("ann taken, cyd offered");
  });

  test("is held anew until a later moment", async () => {
    const app = await startPools({ seats: 1 });
    await hold(app, "ann", Date.now() + 60_000);
    await hold(app, "ann", Date.now() + 120_000);
    await letPass(app, 60_000);
    expect(await standing(app)).toBe("ann held");
    await letPass(app, 60_000);
    expect(await standing(app)).toBe("");
  });
});

describe("a pool's seats", () => {
  test("cannot be fewer than are used, and more are offered at once", async () => {
    const app = await startPools({ seats: 2 });
    for (const holder of ["ann", "bob", "cyd", "dan", "eve"]) await claim(app, holder);
    await expectFailure(resize(app, 1), "conflict", { seats: "seatsBelowUsed" });
    await expectFailure(resize(app, 2.5), "invalid", { seats: "wholeNumber" });
    expect((await resize(app, 4)).map(({ holder }) => holder)).toEqual(["cyd", "dan"]);
    await expectFailure(resize(app, 3), "conflict");
    expect(await standing(app)).toBe("ann taken, bob taken, cyd offered, dan offered, eve waiting");
  });

  test("are offered to nobody once the pool is closed", async () => {
    const app = await startPools({ seats: 1 });
    for (const holder of ["ann", "bob"]) await claim(app, holder);
    await mutate(app, (ctx) => closePool(ctx, COHORT));
    expect(await release(app, "ann")).toEqual([]);
    expect(await standing(app)).toBe("bob waiting");
  });
});
