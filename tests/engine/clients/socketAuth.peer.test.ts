import { setTimeout as sleep } from "node:timers/promises";
import type { ConvexClient } from "convex/browser";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { FIXTURE_PROVIDER, fixtureToken } from "../../support/fixtureIdentity";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { counters, users } from "./references";
import { tapWire } from "./wireTap";

let engine: FixtureEngine;

beforeAll(async () => {
  engine = await FixtureEngine.start([FIXTURE_PROVIDER]);
});
afterEach(() => engine.closeClients());
afterAll(() => engine.stop());

/** Every answer of `users:subject`, repeats left out. */
function watchSubject(client: ConvexClient): string[] {
  const seen: string[] = [];
  client.onUpdate(users.subject, {}, (subject) => {
    if (seen.at(-1) !== subject) seen.push(subject);
  });
  return seen;
}

/** Signs in with tokens made one after the other by `make`; gives what the client was told and asked. */
function signIn(client: ConvexClient, make: (call: number) => Promise<string | null>) {
  const told: boolean[] = [];
  const asked: boolean[] = [];
  client.setAuth(
    ({ forceRefreshToken }) => make(asked.push(forceRefreshToken)),
    (isAuthenticated) => told.push(isAuthenticated),
  );
  return { told, asked };
}

/** Resolves once both tokens a client sends at first, the cached and the fresh one, are confirmed. */
const signedIn = (told: boolean[]) => eventually(() => expect(told).toEqual([true, true]));

/** Resolves when the token has run out. */
async function expired(token: string): Promise<void> {
  const { exp = 0 } = decodeJwt(token);
  await sleep(Math.max(exp * 1000 - Date.now(), 0) + 10);
}

/** A token signed with a key that the provider does not have. */
async function forgedToken(subject: string): Promise<string> {
  const [header, payload] = (await fixtureToken(subject)).split(".");
  return `${header}.${payload}.${Buffer.alloc(64, 7).toString("base64url")}`;
}

describe("signing in and out", () => {
  test("turns to the user and back; what was sent in between runs as the user", async () => {
    const client = engine.connect();
    const seen = watchSubject(client);
    await eventually(() => expect(seen).toEqual(["nobody"]));
    const { told } = signIn(client, () => fixtureToken("ada"));
    expect(await client.mutation(users.write, { text: "first" })).toBe("ada");
    await signedIn(told);
    expect(seen).toEqual(["nobody", "ada"]);
    client.client.clearAuth();
    await eventually(() => expect(seen).toEqual(["nobody", "ada", "nobody"]));
    await expect(client.mutation(users.write, { text: "no" })).rejects.toThrow("sign in");
  });

  test("a query that failed for want of a user recovers", async () => {
    const client = engine.connect();
    const seen: string[] = [];
    client.onUpdate(
      users.notes,
      {},
      (notes) => seen.push(notes.map(({ text }) => text).join()),
      (error) => seen.push(String((error as unknown as { data: unknown }).data)),
    );
    await eventually(() => expect(seen).toEqual(["sign in"]));
    const { told } = signIn(client, () => fixtureToken("bea"));
    await eventually(() => expect(seen).toEqual(["sign in", ""]));
    await client.mutation(users.write, { text: "mine" });
    expect(seen.at(-1)).toBe("mine");
    await signedIn(told);
    client.client.clearAuth();
    await eventually(() => expect(seen.at(-1)).toBe("sign in"));
  });

  test("another user sees what is theirs, and never what was the first one's", async () => {
    const client = engine.connect();
    const seen: [string, string[]][] = [];
    const state = { subject: "", notes: [] as string[] };
    const note = () => seen.push([state.subject, [...state.notes]]);
    await engine.http().mutation(users.writeFor, { owner: "cem", text: "cem's" });
    await engine.http().mutation(users.writeFor, { owner: "dag", text: "dag's" });
    signIn(client, () => fixtureToken("cem"));
    client.onUpdate(users.subject, {}, (subject) => void (state.subject = subject));
    client.onUpdate(users.notes, {}, (notes) => {
      state.notes = notes.map(({ text }) => text);
      note();
    });
    await eventually(() => expect(seen.at(-1)).toEqual(["cem", ["cem's"]]));
    signIn(client, () => fixtureToken("dag"));
    await eventually(() => expect(seen.at(-1)).toEqual(["dag", ["dag's"]]));
    for (const [subject, notes] of seen) expect(notes).toEqual([`${subject}'s`]);
  });

  test("an admin acts as a user", async () => {
    const client = engine.connect() as ConvexClient & { setAdminAuth(key: string, identity?: object): void };
    const seen = watchSubject(client);
    await eventually(() => expect(seen).toEqual(["nobody"]));
    client.setAdminAuth(engine.adminKey, { issuer: "https://admin.test", subject: "eva" });
    await eventually(() => expect(seen).toEqual(["nobody", "eva"]));
  });
});

describe("refreshing", () => {
  test("a fresh token of the same user changes nothing and runs nothing again", async () => {
    const client = engine.connect();
    const seen = watchSubject(client);
    await eventually(() => expect(seen).toEqual(["nobody"]));
    let refresh: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (refresh = resolve));
    const tap = { fresh: 0 };
    const { told, asked } = signIn(client, async (call) => {
      if (call > 1) {
        await released;
        tap.fresh += 1;
      }
      return fixtureToken("fay", {}, 3600 + call);
    });
    await eventually(() => expect(told).toEqual([true]));
    expect(seen).toEqual(["nobody", "fay"]);
    const before = (await engine.stats()).reruns;
    refresh();
    await eventually(() => expect(tap.fresh).toBe(1));
    expect(await client.mutation(counters.add, { name: "after refresh", by: 1 })).toBe(1);
    expect((await engine.stats()).reruns).toBe(before);
    expect([seen, asked]).toEqual([
      ["nobody", "fay"],
      [false, true],
    ]);
    expect(told).not.toContain(false);
  });

  test("happens before the token runs out: nobody notices", async () => {
    const tap = tapWire();
    const client = engine.connect({
      authRefreshTokenLeewaySeconds: 2,
      webSocketConstructor: tap.webSocketConstructor,
    });
    const { told, asked } = signIn(client, (call) => fixtureToken("gus", { call }, 3));
    const seen = watchSubject(client);
    await eventually(() => expect(asked.length).toBeGreaterThanOrEqual(5));
    expect(await client.mutation(users.write, { text: "still here" })).toBe("gus");
    expect(told).not.toContain(false);
    expect(seen).toEqual(["gus"]);
    expect(tap.closes).toEqual([]);
    expect(tap.received.map(({ type }) => type)).not.toContain("AuthError");
  });

  test("comes after the token ran out: the mutation waits for the new one", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    const short = await fixtureToken("hal", {}, 3);
    const { told, asked } = signIn(client, (call) =>
      call <= 2 ? Promise.resolve(short) : fixtureToken("hal"),
    );
    const seen = watchSubject(client);
    await eventually(() => expect(told).toEqual([true]));
    await expired(short);
    expect(await client.mutation(users.write, { text: "late" })).toBe("hal");
    expect(tap.received.filter(({ type }) => type === "AuthError")).toEqual([
      {
        type: "AuthError",
        error: "Convex token identity expired",
        baseVersion: 1,
        authUpdateAttempted: false,
      },
    ]);
    expect([asked.slice(0, 3), seen]).toEqual([[false, true, true], ["hal"]]);
  });

  test("fails when the token ran out: the user is signed out", async () => {
    const client = engine.connect();
    const short = await fixtureToken("ida", {}, 3);
    const { told } = signIn(client, (call) => Promise.resolve(call <= 2 ? short : null));
    const seen = watchSubject(client);
    await eventually(() => expect(told).toEqual([true]));
    await expired(short);
    await expect(client.mutation(users.write, { text: "never" })).rejects.toThrow("sign in");
    await eventually(() => expect(seen).toEqual(["ida", "nobody"]));
    expect(told).toEqual([true, false]);
  });
});

describe("a bad token", () => {
  test("is given up after a few tries; the client goes on as nobody", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    const seen = watchSubject(client);
    let call = 0;
    const { told } = signIn(client, async () => `${await forgedToken(`jan${(call += 1)}`)}`);
    await eventually(() => expect(told).toEqual([false]));
    await eventually(() => expect(seen).toEqual(["nobody"]));
    expect(await client.mutation(counters.add, { name: "as nobody", by: 1 })).toBe(1);
    const errors = tap.received.filter(({ type }) => type === "AuthError");
    expect(errors.length).toBeGreaterThanOrEqual(3);
    for (const error of errors) expect(error).toMatchObject({ baseVersion: 0, authUpdateAttempted: true });
  });

  test("in the cache is replaced by a fresh one", async () => {
    const client = engine.connect();
    const { told, asked } = signIn(client, async (call) =>
      call === 1 ? await fixtureToken("kay", {}, -60) : await fixtureToken("kay"),
    );
    const seen = watchSubject(client);
    await eventually(() => expect(seen).toEqual(["kay"]));
    await eventually(() => expect(told).toEqual([true]));
    expect(asked).toEqual([false, true]);
  });

  test("does not stop a mutation that was sent with it: it runs once the token is good", async () => {
    const client = engine.connect();
    signIn(client, async (call) => (call === 1 ? await forgedToken("leo") : await fixtureToken("leo")));
    expect(await client.mutation(users.write, { text: "waited" })).toBe("leo");
  });
});
