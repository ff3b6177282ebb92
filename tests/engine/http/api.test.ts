import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Route } from "../../../engine/http/router";
import { HttpError } from "../../../engine/http/httpError";
import { MemoryBackend } from "../../support/memoryBackend";
import { type TestServer, startTestServer } from "../../support/syncServer";

let backend: MemoryBackend;
let server: TestServer;

const extraRoutes: Route[] = [
  {
    method: "POST",
    path: "/api/test/size",
    handle: async (exchange) => exchange.sendJson((await exchange.bodyBytes(1_000)).length),
  },
  {
    method: "GET",
    path: "/api/test/:name/x",
    handle: (exchange) => exchange.sendJson(exchange.params),
  },
  {
    method: "GET",
    path: "/api/test/refused",
    handle: () => {
      throw new HttpError(409, "Refused", "not now");
    },
  },
];

beforeEach(async () => {
  backend = new MemoryBackend({
    "m:echo": (ctx, args) => {
      if (args.log === true) ctx.log("[LOG] 'hi'");
      return args;
    },
    "m:fail": () => {
      throw new Error("boom");
    },
    "dir/m:echo": (_ctx, args) => args,
    "m:mutate": (ctx, args) => {
      ctx.set("k", args.v ?? null);
      return "set";
    },
  });
  server = await startTestServer(backend, { extraRoutes });
});
afterEach(() => server.stop());

type Answer = { status: number; body: unknown; headers: Headers };

async function request(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(server.url + path, init);
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as unknown) : text,
    headers: response.headers,
  };
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return request(path, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  });
}

const admin = () => ({ Authorization: `Convex ${server.adminKey}` });
const INTEGER = { $integer: "BwAAAAAAAAA=" };

describe("calling functions", () => {
  test.each([
    ["/api/query", { path: "m:echo", args: { a: 1 } }, { status: "success", value: { a: 1 } }],
    ["/api/query", { path: "m:echo", args: [{ a: 1 }] }, { status: "success", value: { a: 1 } }],
    ["/api/query", { path: "m:echo", args: [] }, { status: "success", value: {} }],
    [
      "/api/query",
      { path: "m:echo", args: { log: true } },
      { status: "success", value: { log: true }, logLines: ["[LOG] 'hi'"] },
    ],
    ["/api/mutation", { path: "m:mutate", args: { v: 1 } }, { status: "success", value: "set" }],
    ["/api/action", { path: "m:echo", args: {} }, { status: "success", value: {} }],
    ["/api/run/dir/m/echo", { args: { b: 2 } }, { status: "success", value: { b: 2 } }],
    ["/api/query", { path: "m:echo", args: { i: INTEGER } }, { status: "success", value: { i: "7" } }],
    [
      "/api/query",
      { path: "m:echo", args: { i: INTEGER }, format: "convex_encoded_json" },
      { status: "success", value: { i: INTEGER } },
    ],
    [
      "/api/query_batch",
      {
        queries: [
          { path: "m:echo", args: { a: 1 } },
          { path: "m:echo", args: { a: 2 } },
        ],
      },
      {
        results: [
          { status: "success", value: { a: 1 } },
          { status: "success", value: { a: 2 } },
        ],
      },
    ],
  ])("POST %s %j", async (path, body, answer) => {
    expect(await post(path, body)).toMatchObject({ status: 200, body: answer });
  });

  test("a failed function is an answer, under the caller's request id", async () => {
    const answer = await post("/api/query", { path: "m:fail", args: {} }, { "Convex-Request-Id": "abc" });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: "error",
        errorMessage: "[Request ID: abc] Server Error\nUncaught Error: boom",
      },
    });
    expect(answer.body).not.toHaveProperty("logLines");
  });

  test("GET query", async () => {
    const args = encodeURIComponent('{"a":1}');
    expect(await request(`/api/query?path=m:echo&args=${args}&format=json`)).toMatchObject({
      status: 200,
      body: { status: "success", value: { a: 1 } },
    });
  });

  test("a timestamp can be asked for and used", async () => {
    const { body } = await post("/api/query_ts", "");
    expect(body).toEqual({ ts: "6AMAAAAAAAA=" });
    const { ts } = body as { ts: string };
    expect(await post("/api/query_at_ts", { path: "m:echo", args: {}, ts })).toMatchObject({
      body: { status: "success" },
    });
    for (const wrong of ["6gMAAAAAAAA=", "AA==", 7, undefined]) {
      expect(await post("/api/query_at_ts", { path: "m:echo", args: {}, ts: wrong })).toMatchObject({
        status: 400,
        body: { code: "InvalidTimestamp" },
      });
    }
  });

  test("any function of any component, for admins", async () => {
    const body = { path: "m:mutate", args: { v: 1 }, componentPath: "child" };
    expect(await post("/api/function", body, admin())).toMatchObject({
      body: { status: "success", value: "set" },
    });
    expect(await post("/api/function", body)).toMatchObject({
      status: 403,
      body: { code: "BadDeployKey" },
    });
    expect(await post("/api/function", body, { Authorization: "Convex no" })).toMatchObject({
      status: 401,
      body: {
        code: "BadAdminKey",
        message: "The provided admin key was invalid for this instance",
      },
    });
  });

  test.each([
    ["/api/query", "{", 400, "BadJsonBody"],
    ["/api/query", "[]", 400, "BadJsonBody"],
    ["/api/query", { args: {} }, 400, "BadConvexFunctionIdentifier"],
    ["/api/query", { path: "m:echo" }, 400, "BadArgs"],
    ["/api/query", { path: "m:echo", args: [{}, {}] }, 400, "BadArgs"],
    ["/api/query", { path: "m:echo", args: {}, format: "xml" }, 400, "BadFormat"],
    ["/api/run/list", { args: {} }, 400, "MissingIdentifier"],
    ["/api/run/m/%zz", { args: {} }, 400, "MissingIdentifier"],
    ["/api/query_batch", { queries: {} }, 400, "BadJsonBody"],
    ["/api/nowhere", {}, 404, "RouteNotFound"],
    ["/version", {}, 405, "MethodNotAllowed"],
    ["/api/query", `"${"x".repeat(17 << 20)}"`, 413, "RequestTooLarge"],
  ])("POST %s %.40j is refused with %i", async (path, body, status, code) => {
    expect(await post(path, body)).toMatchObject({ status, body: { code } });
  });

  test("arguments too deep for JSON are refused", async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    expect(await post("/api/query", `{"path":"m:echo","args":${deep}}`)).toMatchObject({
      status: 400,
      body: { code: "BadJsonBody" },
    });
  });
});

describe("the deployment tells of itself", () => {
  test.each([
    ["/", "This Convex deployment is running. See https://docs.convex.dev/."],
    ["/version", "unknown"],
    ["/instance_name", "test-instance"],
  ])("GET %s", async (path, body) => {
    expect(await request(path)).toMatchObject({ status: 200, body });
    expect(await request(path, { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });

  test("check_admin_key", async () => {
    expect(await request("/api/check_admin_key", { headers: admin() })).toMatchObject({
      status: 200,
      body: { success: true, allowedOps: [], isReadOnly: false },
    });
    const byQuery = `/api/check_admin_key?adminKey=${encodeURIComponent(server.adminKey)}`;
    expect((await request(byQuery)).status).toBe(200);
    expect(await request("/api/check_admin_key")).toMatchObject({
      status: 403,
      body: {
        code: "BadDeployKey",
        message:
          "The provided deploy key was invalid for deployment 'test-instance'. Double check that the environment this key was generated for matches the desired deployment.",
      },
    });
  });
});

describe("CORS", () => {
  test("any origin may call, credentials and headers mirrored", async () => {
    const preflight = await request("/api/query", {
      method: "OPTIONS",
      headers: {
        Origin: "https://app.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,convex-client",
      },
    });
    expect(preflight.status).toBe(200);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": "https://app.example",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "authorization,convex-client",
      "access-control-allow-methods": "GET,POST,OPTIONS,PATCH,DELETE,PUT",
      "access-control-max-age": "86400",
    });
    const refused = await post("/api/nowhere", {}, { Origin: "https://app.example" });
    expect(refused.headers.get("access-control-allow-origin")).toBe("https://app.example");
  });

  test("a list of origins restricts it", async () => {
    await server.stop();
    server = await startTestServer(backend, { origins: ["https://good.example"] });
    const from = async (origin: string) =>
      (await post("/api/query", { path: "m:echo", args: {} }, { Origin: origin })).headers.get(
        "access-control-allow-origin",
      );
    expect(await from("https://good.example")).toBe("https://good.example");
    expect(await from("https://bad.example")).toBeNull();
  });
});

describe("routes of other parts", () => {
  test("parameters, errors", async () => {
    expect(await request("/api/test/a%2Fb/x")).toMatchObject({ body: { name: "a/b" } });
    expect(await request("/api/test/%zz/x")).toMatchObject({ status: 404 });
    expect(await request("/api/test/refused")).toMatchObject({
      status: 409,
      body: { code: "Refused", message: "not now" },
    });
  });

  test.each([
    ["br", brotliCompressSync],
    ["gzip", gzipSync],
  ] as const)("%s bodies are decompressed, up to the limit", async (encoding, compress) => {
    const send = (size: number) =>
      request("/api/test/size", {
        method: "POST",
        body: new Uint8Array(compress(Buffer.alloc(size, "x"))),
        headers: { "Content-Encoding": encoding },
      });
    expect(await send(1_000)).toMatchObject({ status: 200, body: 1_000 });
    expect(await send(1_001)).toMatchObject({ status: 413, body: { code: "RequestTooLarge" } });
    // A bomb: a hundred megabytes in a few hundred bytes.
    expect(await send(100 << 20)).toMatchObject({ status: 413 });
  });

  test.each([
    ["br", 400, "BadRequestBody"],
    ["zstd", 415, "UnsupportedContentEncoding"],
  ])("a body that is not %s: %i", async (encoding, status, code) => {
    const answer = await request("/api/test/size", {
      method: "POST",
      body: "plain",
      headers: { "Content-Encoding": encoding },
    });
    expect(answer).toMatchObject({ status, body: { code } });
  });
});
