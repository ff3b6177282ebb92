import { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { MemoryBackend } from "../../support/memoryBackend";
import { type OidcProvider, startOidcProvider } from "../../support/oidcProvider";
import { type TestServer, startTestServer } from "../../support/syncServer";

const whoami = makeFunctionReference<"query", Record<string, never>, string>("users:whoami");
const shared = makeFunctionReference<"query", Record<string, never>, string>("table:shared");
const touch = makeFunctionReference<"mutation", Record<string, never>, null>("table:touch");

let provider: OidcProvider;
let backend: MemoryBackend;
let server: TestServer;
let client: ConvexClient;

beforeAll(async () => {
  provider = await startOidcProvider("EdDSA");
});
afterAll(() => provider.stop());

beforeEach(async () => {
  backend = new MemoryBackend({
    "users:whoami": (ctx) => {
      ctx.get("touched");
      const identity = ctx.identity();
      return identity.kind === "user" ? identity.attributes.subject : identity.kind;
    },
    "table:shared": (ctx) => String(ctx.get("touched")),
    "table:touch": (ctx) => {
      ctx.set("touched", Number(ctx.get("touched")) + 1);
      return null;
    },
  });
  server = await startTestServer(backend, {
    providers: [{ domain: provider.issuer, applicationID: "app" }],
  });
  client = connect();
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

function connect(): ConvexClient {
  return new ConvexClient(server.url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    unsavedChangesWarning: false,
    logger: false,
  });
}

function watch(reference = whoami, of = client): string[] {
  const values: string[] = [];
  of.onUpdate(reference, {}, (value) => values.push(value));
  return values;
}

test("signing in shows the user's results; the client confirms with a fresh token", async () => {
  const values = watch();
  await vi.waitFor(() => expect(values).toEqual(["none"]));
  const changes: boolean[] = [];
  const forced: boolean[] = [];
  client.setAuth(
    async ({ forceRefreshToken }) => {
      forced.push(forceRefreshToken);
      return provider.sign({ sub: "ada", jti: String(forced.length) });
    },
    (isAuthenticated) => changes.push(isAuthenticated),
  );
  await vi.waitFor(() => expect(forced).toEqual([false, true]));
  await vi.waitFor(() => expect(values).toEqual(["none", "ada"]));
  await client.mutation(touch, {});
  // Once for each token.
  await vi.waitFor(() => expect(changes).toEqual([true, true]));
  expect(values).toEqual(["none", "ada"]);
});

test("a token that is refused even when fresh leaves the client signed out", async () => {
  const changes: boolean[] = [];
  let asked = 0;
  client.setAuth(
    async () => provider.sign({ aud: "other", jti: String(asked++) }),
    (isAuthenticated) => changes.push(isAuthenticated),
  );
  await vi.waitFor(() => expect(changes).toEqual([false]), { timeout: 8_000 });
  expect(asked).toBeGreaterThanOrEqual(2);
  const values = watch();
  await vi.waitFor(() => expect(values).toEqual(["none"]), { timeout: 5_000 });
}, 15_000);

test("a refused cached token is replaced by a good one", async () => {
  const changes: boolean[] = [];
  const values = watch();
  client.setAuth(
    async ({ forceRefreshToken }) => (forceRefreshToken ? provider.sign({ sub: "ada" }) : "stale"),
    (isAuthenticated) => changes.push(isAuthenticated),
  );
  await vi.waitFor(() => expect(changes).toEqual([true]), { timeout: 5_000 });
  await vi.waitFor(() => expect(values.at(-1)).toBe("ada"));
}, 10_000);

test("an expired token is noticed at the next change, and refreshed", async () => {
  const now = () => Math.floor(Date.now() / 1000);
  let signed = 0;
  const changes: boolean[] = [];
  client.setAuth(
    // Without `iat` far back, the client would plan the refresh itself.
    async () => provider.sign({ sub: "ada", iat: now() - 100_000, exp: now() + 1, jti: String(signed++) }),
    (isAuthenticated) => changes.push(isAuthenticated),
  );
  await vi.waitFor(() => expect(signed).toBe(2));
  const values = watch();
  await vi.waitFor(() => expect(values).toEqual(["ada"]));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = signed;
  backend.write("touched", 5);
  const other = watch(shared);
  await vi.waitFor(() => expect(signed).toBeGreaterThan(before), { timeout: 5_000 });
  await vi.waitFor(() => expect(other.at(-1)).toBe("5"), { timeout: 5_000 });
  expect(changes[0]).toBe(true);
}, 15_000);

test("users share what does not depend on them, and never what does", async () => {
  const others = ["bob", "cid"].map((sub) => {
    const other = connect();
    other.setAuth(async () => provider.sign({ sub }));
    return { other, own: watch(whoami, other), common: watch(shared, other) };
  });
  client.setAuth(async () => provider.sign({ sub: "ada" }));
  const [own, common] = [watch(), watch(shared)];
  await vi.waitFor(() =>
    expect([own.at(-1), ...others.map((each) => each.own.at(-1))]).toEqual(["ada", "bob", "cid"]),
  );
  await client.mutation(touch, {});
  await vi.waitFor(() =>
    expect([common.at(-1), ...others.map((each) => each.common.at(-1))]).toEqual(["1", "1", "1"]),
  );
  expect([own, ...others.map((each) => each.own)].flat().sort()).toEqual(["ada", "bob", "cid"]);
  expect(backend.subscriptions.size).toBe(4);
  await Promise.all(others.map(({ other }) => other.close()));
});
