import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { type App, type Args, sleep } from "./app";

type Status = { ok: boolean; retryAfter?: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const bucket = (more: object) => ({ kind: "token bucket", rate: 10, period: MINUTE, ...more });

type Limit = { name: string; config: Args } & Args;

const takes =
  (app: () => App) =>
  (limit: Limit): Promise<Status> =>
    app().mutation<Status>("limits:take", limit);

/** What any version of the rate limiter does. */
export function rateLimiterScenarios(app: () => App): void {
  describe("rate limiter", () => {
    kindsOfLimits(app);
    refusals(app);
    manyCallers(app);
  });
}

function kindsOfLimits(app: () => App): void {
  const take = takes(app);
  test("a token bucket gives what it holds, then says when the next token comes", async () => {
    const limit = { name: "bucket", config: bucket({ capacity: 3 }) };
    const before = Date.now();
    expect(await take({ ...limit, count: 2 })).toEqual({ ok: true });
    expect(await take(limit)).toEqual({ ok: true });
    const refused = await take(limit);
    expect(refused.ok).toBe(false);
    // A token every 6 s, of which a little has passed since the first take.
    expect(refused.retryAfter).toBeLessThanOrEqual(6_000);
    expect(refused.retryAfter).toBeGreaterThanOrEqual(6_000 - (Date.now() - before));
    expect((await take({ ...limit, key: "another" })).ok).toBe(true);
  });

  test("a token bucket fills again", async () => {
    const limit = { name: "refill", config: bucket({ rate: 2, period: 200, capacity: 2 }) };
    expect((await take({ ...limit, count: 2 })).ok).toBe(true);
    expect((await take({ ...limit, count: 2 })).ok).toBe(false);
    await sleep(220);
    expect((await take({ ...limit, count: 2 })).ok).toBe(true);
  });

  test("a fixed window lets its rate through until the next one begins", async () => {
    const start = Date.now() - 1000;
    const limit = { name: "window", config: { kind: "fixed window", rate: 2, period: HOUR, start } };
    expect([(await take(limit)).ok, (await take(limit)).ok]).toEqual([true, true]);
    const before = Date.now();
    const { ok, retryAfter = 0 } = await take(limit);
    expect(ok).toBe(false);
    expect(before + retryAfter).toBeLessThanOrEqual(start + HOUR);
    expect(Date.now() + retryAfter).toBeGreaterThanOrEqual(start + HOUR);
    const short = { name: "short window", config: { ...limit.config, period: 150, rate: 1, start: 0 } };
    await take(short);
    await sleep(160);
    expect((await take(short)).ok).toBe(true);
  });
}

function refusals(app: () => App): void {
  const take = takes(app);
  test("reserves ahead of time, up to its bound", async () => {
    const limit = { name: "reserved", config: bucket({ rate: 1, period: 1000, maxReserved: 2 }) };
    expect(await take(limit)).toEqual({ ok: true });
    const ahead = await take({ ...limit, count: 2, reserve: true });
    expect(ahead.ok).toBe(true);
    expect(ahead.retryAfter).toBeGreaterThan(1000);
    expect(ahead.retryAfter).toBeLessThanOrEqual(2000);
    expect((await take({ ...limit, count: 2, reserve: true })).ok).toBe(false);
    await expect(take({ ...limit, count: 4, reserve: true })).rejects.toThrow(
      "Rate limit reserved count 4 exceeds 3.",
    );
  });

  test("throws what the client can tell apart", async () => {
    const limit = { name: "thrown", throws: true, config: bucket({ rate: 1, period: HOUR }) };
    await take(limit);
    const error: unknown = await take(limit).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ConvexError);
    const { data } = error as ConvexError<{ kind: string; name: string; retryAfter: number }>;
    expect(data).toEqual({ kind: "RateLimited", name: "thrown", retryAfter: expect.any(Number) as number });
    const user = "catches";
    for (let i = 0; i < 3; i++) expect(await app().mutation("limits:catchRefusal", { user })).toBe("taken");
    expect(await app().mutation("limits:catchRefusal", { user })).toBe("refused: sendMessage");
  });
}

function manyCallers(app: () => App): void {
  const take = takes(app);
  test("64 takes at once never exceed the limit", async () => {
    const limit = { name: "rush", config: bucket({ rate: 10, period: HOUR }) };
    const rush = await Promise.all(Array.from({ length: 64 }, () => take(limit)));
    expect(rush.filter(({ ok }) => ok)).toHaveLength(10);
    const shared = await Promise.all(
      Array.from({ length: 64 }, () => app().mutation<boolean>("limits:takeShared", { key: "rush" })),
    );
    const taken = shared.filter(Boolean).length;
    expect(taken).toBeGreaterThan(20);
    expect(taken).toBeLessThanOrEqual(40);
  });

  test("what a failed mutation took is given back; checks take nothing; reset fills", async () => {
    const user = "careful";
    await expect(app().mutation("limits:takeThenFail", { user })).rejects.toThrow("after taking");
    expect(await app().query("limits:left", { user })).toBe(3);
    for (let i = 0; i < 5; i++) expect(await app().query("limits:check", { user })).toBe(true);
    const sent = [0, 1, 2, 3].map(() => app().mutation("limits:send", { user }));
    expect((await Promise.all(sent)).filter(Boolean)).toHaveLength(3);
    expect(await app().action("limits:sendFromAction", { user })).toBe(false);
    expect(await app().query("limits:check", { user })).toBe(false);
    await app().mutation("limits:forget", { user });
    expect(await app().action("limits:sendFromAction", { user })).toBe(true);
  });

  test("its value reaches those who watch", async () => {
    const user = "watched";
    const value = (wanted: number) =>
      app().until<{ value: number }>("limits:getRateLimit", { key: user }, ({ value }) => value === wanted);
    await value(3);
    const [, shown] = await Promise.all([app().mutation("limits:send", { user }), value(2)]);
    expect(shown).toMatchObject({ config: { kind: "token bucket", rate: 10, period: MINUTE, capacity: 3 } });
    const now = await app().mutation<number>("limits:getServerTime");
    expect(Math.abs(now - Date.now())).toBeLessThan(1000);
  });
}
