import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { ConvexError } from "convex/values";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { DataError, MemoryBackend } from "../../support/memoryBackend";
import { type TestServer, startTestServer } from "../../support/syncServer";

const read = makeFunctionReference<"query", { key: string }, string | null>("table:read");
const whoami = makeFunctionReference<"query", Record<string, never>, string>("users:whoami");
const write = makeFunctionReference<"mutation", { key: string; value: string }, null>("table:write");
const failing = makeFunctionReference<"mutation", Record<string, never>, null>("table:fail");
const failingQuery = makeFunctionReference<"query", { key: string }, null>("table:failingRead");
const upper = makeFunctionReference<"action", { text: string }, string>("text:upper");

function createBackend(): MemoryBackend {
  return new MemoryBackend({
    "table:read": (ctx, args) => ctx.get(String(args.key)),
    "table:write": (ctx, args) => {
      ctx.log("[LOG] 'writing'");
      ctx.set(String(args.key), args.value ?? null);
      return null;
    },
    "table:fail": () => {
      throw new DataError({ code: "NO" });
    },
    "table:failingRead": (ctx, args) => {
      if (ctx.get(String(args.key)) === null) throw new Error("nothing there");
      return null;
    },
    "users:whoami": (ctx) => {
      const identity = ctx.identity();
      if (identity.kind === "user") return identity.attributes.subject;
      return identity.kind === "admin" ? `admin as ${identity.actingAs?.subject ?? "-"}` : "nobody";
    },
    "text:upper": (_ctx, args) => String(args.text).toUpperCase(),
  });
}

let backend: MemoryBackend;
let server: TestServer;
const clients: ConvexClient[] = [];

beforeEach(async () => {
  backend = createBackend();
  server = await startTestServer(backend);
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await server.stop();
});

function connect(options: ConstructorParameters<typeof ConvexClient>[1] = {}): ConvexClient {
  const client = new ConvexClient(server.url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    unsavedChangesWarning: false,
    logger: false,
    ...options,
  });
  clients.push(client);
  return client;
}

/** Collects the values a subscription shows. */
function watch(client: ConvexClient, key: string): (string | null)[] {
  const values: (string | null)[] = [];
  client.onUpdate(read, { key }, (value) => values.push(value));
  return values;
}

describe("ConvexClient", () => {
  test("shows values, and their changes by other clients", async () => {
    const [one, two] = [connect(), connect()];
    const values = watch(one, "a");
    await vi.waitFor(() => expect(values).toEqual([null]));
    await two.mutation(write, { key: "a", value: "x" });
    await two.mutation(write, { key: "b", value: "y" });
    await two.mutation(write, { key: "a", value: "z" });
    await vi.waitFor(() => expect(values).toEqual([null, "x", "z"]));
  });

  test("a mutation's promise resolves when the client's own queries show it", async () => {
    const client = connect();
    const values = watch(client, "a");
    await vi.waitFor(() => expect(values).toEqual([null]));
    for (const value of ["1", "2", "3"]) {
      await client.mutation(write, { key: "a", value });
      expect(client.client.localQueryResult("table:read", { key: "a" })).toBe(value);
    }
  });

  test("mutations in flight together run once each, in order", async () => {
    const client = connect();
    const values = watch(client, "a");
    const all = Array.from({ length: 50 }, (_, index) =>
      client.mutation(write, { key: "a", value: String(index) }),
    );
    await Promise.all(all);
    expect(backend.mutationsRun.map(({ request }) => request)).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
    expect(values.at(-1)).toBe("49");
  });

  test("optimistic updates give way to the server's value", async () => {
    const client = connect();
    const values = watch(client, "a");
    await vi.waitFor(() => expect(values).toEqual([null]));
    await client.mutation(
      write,
      { key: "a", value: "server" },
      {
        optimisticUpdate: (store) => store.setQuery(read, { key: "a" }, "optimistic"),
      },
    );
    expect(values).toEqual([null, "optimistic", "server"]);
  });

  test("errors of functions carry message and data", async () => {
    const client = connect();
    const error = await client.mutation(failing, {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConvexError);
    expect((error as ConvexError<{ code: string }>).data).toEqual({ code: "NO" });

    const errors: string[] = [];
    const values: unknown[] = [];
    client.onUpdate(
      failingQuery,
      { key: "q" },
      (value) => values.push(value),
      (caught) => errors.push(caught.message),
    );
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toMatch(
      /^\[CONVEX Q\(table:failingRead\)\] \[Request ID: [0-9a-f]{16}\] Server Error\nUncaught Error: nothing there/,
    );
    await client.mutation(write, { key: "q", value: "there" });
    await vi.waitFor(() => expect(values).toEqual([null]));
  });

  test("actions answer", async () => {
    await expect(connect().action(upper, { text: "abc" })).resolves.toBe("ABC");
  });

  test("a dropped connection comes back; its mutation runs once", async () => {
    const client = connect();
    const values = watch(client, "a");
    await vi.waitFor(() => expect(values).toEqual([null]));
    let open: () => void = () => undefined;
    backend.gate = new Promise((resolve) => (open = resolve));
    const mutation = client.mutation(write, { key: "a", value: "once" });
    await vi.waitFor(() => expect(client.connectionState().inflightMutations).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    server.cutSockets();
    open();
    await mutation;
    expect(backend.mutationsRun).toHaveLength(1);
    expect(values.at(-1)).toBe("once");
    expect(client.connectionState().connectionCount).toBe(2);
  });

  test("equal queries of many clients run once", async () => {
    const watched = Array.from({ length: 10 }, () => watch(connect(), "shared"));
    await vi.waitFor(() => expect(watched.every((values) => values.length === 1)).toBe(true));
    expect(backend.subscriptions.size).toBe(1);
    backend.runs.length = 0;
    backend.write("shared", "new");
    await vi.waitFor(() => expect(watched.every((values) => values.at(-1) === "new")).toBe(true));
    expect(backend.runs).toEqual(["table:read"]);
  });
});

describe("ConvexHttpClient", () => {
  const http = () => new ConvexHttpClient(server.url, { logger: false });

  test("queries, mutations, actions", async () => {
    const client = http();
    await client.mutation(write, { key: "h", value: "1" });
    await expect(client.query(read, { key: "h" })).resolves.toBe("1");
    await expect(client.consistentQuery(read, { key: "h" })).resolves.toBe("1");
    await expect(client.action(upper, { text: "x" })).resolves.toBe("X");
  });

  test("errors carry message and data", async () => {
    const error = await http()
      .mutation(failing, {})
      .catch((caught: unknown) => caught);
    expect((error as ConvexError<{ code: string }>).data).toEqual({ code: "NO" });
    await expect(http().query(failingQuery, { key: "none" })).rejects.toThrow(
      /^\[Request ID: [0-9a-f]{16}\] Server Error\nUncaught Error: nothing there$/,
    );
  });

  test("the admin key acts as a user", async () => {
    const client = http() as ConvexHttpClient & {
      setAdminAuth(key: string, identity?: object): void;
    };
    client.setAdminAuth(server.adminKey);
    await expect(client.query(whoami, {})).resolves.toBe("admin as -");
    client.setAdminAuth(server.adminKey, { issuer: "https://convex.test", subject: "héloïse" });
    await expect(client.query(whoami, {})).resolves.toBe("admin as héloïse");
    client.setAdminAuth("wrong");
    await expect(client.query(whoami, {})).rejects.toThrow(
      '{"code":"BadAdminKey","message":"The provided admin key was invalid for this instance"}',
    );
  });
});
