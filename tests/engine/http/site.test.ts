import { connect } from "node:net";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SiteRequest } from "../../../engine/http/site";
import { MemoryBackend, chunks } from "../../support/memoryBackend";
import { type TestServer, startTestServer } from "../../support/syncServer";

let backend: MemoryBackend;
let server: TestServer;
let seen: SiteRequest[];

beforeEach(async () => {
  backend = new MemoryBackend({});
  seen = [];
  server = await startTestServer(backend);
});
afterEach(() => server.stop());

function answer(handler: (request: SiteRequest) => ReturnType<MemoryBackend["httpHandler"]>): void {
  backend.httpHandler = (request) => {
    seen.push(request as SiteRequest);
    return handler(request as SiteRequest);
  };
}

const empty = { status: 200, headers: [] as [string, string][] };

describe("HTTP actions", () => {
  test("without a route", async () => {
    const response = await fetch(`${server.siteUrl}/x`);
    expect([response.status, await response.text()]).toEqual([404, "No matching routes found"]);
  });

  test("get method, URL, headers and caller; answer status and headers", async () => {
    answer(async () => ({
      status: 201,
      headers: [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
        ["Transfer-Encoding", "gzip"],
        ["X-Custom", "y"],
      ],
      body: chunks("made"),
    }));
    const response = await fetch(`${server.siteUrl}/a/b?c=d%20e`, {
      method: "POST",
      body: "x",
      headers: { Authorization: "Bearer not a token of ours", "X-Asked": "1" },
    });
    expect([response.status, await response.text()]).toEqual([201, "made"]);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("x-custom")).toBe("y");
    const [request] = seen;
    expect(request).toMatchObject({ method: "POST", url: `${server.siteUrl}/a/b?c=d%20e` });
    expect(request?.identity).toEqual({ kind: "none" });
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      authorization: "Bearer not a token of ours",
      "x-asked": "1",
    });
  });

  test("are also under /http of the deployment URL", async () => {
    answer(async () => ({ ...empty, body: chunks("ok") }));
    expect(await (await fetch(`${server.url}/http/a?b=c`)).text()).toBe("ok");
    expect(seen[0]?.url).toBe(`${server.url}/a?b=c`);
  });

  test("the URL is https behind a TLS proxy", async () => {
    answer(async () => ({ ...empty, body: chunks() }));
    await fetch(`${server.siteUrl}/a`, { headers: { "X-Forwarded-Proto": "https" } });
    expect(seen[0]?.url).toBe(`${server.siteUrl.replace("http:", "https:")}/a`);
  });

  test.each([
    ["GET", false],
    ["HEAD", false],
    ["OPTIONS", false],
    ["POST", true],
    ["PUT", true],
    ["PATCH", true],
    ["DELETE", true],
  ])("%s has a body: %s", async (method, hasBody) => {
    answer(async () => ({ ...empty, body: chunks("text") }));
    const response = await fetch(`${server.siteUrl}/`, { method });
    expect(await response.text()).toBe(method === "HEAD" ? "" : "text");
    expect(seen[0]?.body !== null).toBe(hasBody);
  });

  test("stream both ways", async () => {
    answer(async ({ body }) => ({ ...empty, body: shout(body) }));
    const socket = connect(Number(new URL(server.siteUrl).port), "127.0.0.1");
    let received = "";
    socket.on("data", (data: Buffer) => (received += data.toString()));
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const part of ["one", "two"]) {
      socket.write(`3\r\n${part}\r\n`);
      await vi.waitFor(() => expect(received).toContain(part.toUpperCase()));
    }
    socket.end("0\r\n\r\n");
    await once(socket, "close");
    expect(received).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  test("a client that goes away cancels the action", async () => {
    let cancelled = false;
    answer(async ({ signal }) => ({
      ...empty,
      body: (async function* () {
        yield Buffer.from("first");
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        cancelled = true;
      })(),
    }));
    const abort = new AbortController();
    const response = await fetch(`${server.siteUrl}/`, { signal: abort.signal });
    await response.body?.getReader().read();
    abort.abort();
    await vi.waitFor(() => expect(cancelled).toBe(true));
  });

  test("an answer that fails half way is cut off", async () => {
    answer(async () => ({
      ...empty,
      body: (async function* () {
        yield Buffer.from("first");
        throw new Error("half way");
      })(),
    }));
    const failing = fetch(`${server.siteUrl}/`).then((response) => response.text());
    await expect(failing).rejects.toThrow();
  });

  test("an engine that stops answers 500 and tells nothing", async () => {
    const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
    answer(() => Promise.reject(new Error("secret")));
    const response = await fetch(`${server.siteUrl}/`);
    expect([response.status, await response.json()]).toEqual([
      500,
      {
        code: "InternalServerError",
        message: "Your request couldn't be completed. Try again later.",
      },
    ]);
    report.mockRestore();
  });

  test("a client that does not read holds the action back", async () => {
    let produced = 0;
    answer(async () => ({
      ...empty,
      body: (async function* () {
        for (; produced < 2_000; produced++) yield Buffer.alloc(64 << 10);
      })(),
    }));
    const socket = connect(Number(new URL(server.siteUrl).port), "127.0.0.1");
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    await vi.waitFor(() => expect(produced).toBeGreaterThan(1));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(produced).toBeLessThan(500);
    socket.destroy();
  });
});

async function* shout(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of body ?? []) yield Buffer.from(Buffer.from(chunk).toString().toUpperCase());
}
