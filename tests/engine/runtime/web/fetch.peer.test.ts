import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeRealm, type Realm, runInNode } from "./realm";

let server: Server;
let base: string;
let realm: Realm;
/** Paths of requests whose client went away before the answer was complete. */
const abandoned: string[] = [];

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !["host", "connection", "user-agent"].includes(name)),
  );
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({ method: request.method, url: request.url, headers, body: body.toString("latin1") }),
  );
}

const big = Buffer.alloc(1_000_000, "0123456789");

const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
  "/echo": echo,
  "/big": (_, response) => response.end(big),
  "/gzip": (_, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync("compressed text"));
  },
  "/status": (_, response) => {
    response.writeHead(
      418,
      "Short and stout",
      [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
        ["X-Y", "z"],
      ].flat(),
    );
    response.end("teapot");
  },
  "/none": (_, response) => response.writeHead(204).end(),
  "/slow": (request, response) => {
    response.write("first");
    response.on("close", () => abandoned.push(request.url ?? ""));
  },
  "/never": (request, response) => {
    response.on("close", () => abandoned.push(request.url ?? ""));
  },
  "/break": (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("partial");
    setTimeout(() => response.destroy(), 20);
  },
  "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
  "/elsewhere": (_, response) => {
    const { port } = server.address() as AddressInfo;
    response.writeHead(307, { location: `http://localhost:${port}/echo` }).end();
  },
  "/badlocation": (_, response) => response.writeHead(302, { location: "http://[bad" }).end(),
  "/toftp": (_, response) => response.writeHead(302, { location: "ftp://a/b" }).end(),
  "/nolocation": (_, response) => response.writeHead(301).end("here"),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const redirect = /^\/redirect\/(\d+)$/.exec(path);
    if (redirect !== null) {
      request.resume();
      return response.writeHead(Number(redirect[1]), { location: "/echo?redirected" }).end("moved");
    }
    return routes[path]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  realm = makeRealm("action");
});

afterAll(async () => {
  realm.ops.dispose();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const withBase = (code: string): string => `const base = ${JSON.stringify(base)}; ${code}`;

/** Node sends bodies of known length as streams with a length too, so both are told alike by the server. */
async function same(code: string): Promise<void> {
  expect(await realm.run(withBase(code))).toEqual(await runInNode(withBase(code)));
}

test.each([
  `const r = await fetch(base + "/echo?q#f"); return [r.status, r.statusText, r.ok, r.url, r.type, r.redirected, r.headers.get("content-type"), await r.json()];`,
  `return (await fetch(base + "/echo", { method: "POST", body: "héllo", headers: { "x-a": "1" } })).json();`,
  `return (await fetch(base + "/echo", { method: "PUT", body: unhex("00ff80") })).json();`,
  `return (await fetch(new URL(base + "/echo"), { method: "DELETE" })).json();`,
  `return (await fetch(new Request(base + "/echo", { method: "POST", body: new URLSearchParams({ a: "1" }) }))).json();`,
  `return (await fetch(base + "/echo", { method: "POST", body: new Blob(["x"], { type: "a/b" }) })).json();`,
  `return (await fetch(base + "/echo", { method: "POST" })).json();`,
  `const r = await fetch(base + "/status"); return [r.status, r.statusText, r.headers.getSetCookie(), r.headers.get("x-y"), await r.text()];`,
  `const r = await fetch(base + "/none"); return [r.status, r.body, await r.text()];`,
  `const r = await fetch(base + "/echo", { method: "HEAD" }); return [r.status, await r.text()];`,
  `const r = await fetch(base + "/gzip"); return [r.headers.get("content-encoding"), await r.text()];`,
  `const r = await fetch(base + "/big"); const t = await r.text(); return [t.length, t.slice(0, 12)];`,
  `const r = await fetch(base + "/big"); const c = r.clone(); const [a, b] = await Promise.all([r.arrayBuffer(), c.arrayBuffer()]); return [a.byteLength, b.byteLength];`,
  `const r = await fetch(base + "/big"); let n = 0; for await (const chunk of r.body) n += chunk.length; return n;`,
  `const r = await fetch(base + "/big"); await r.body.cancel(); return r.bodyUsed;`,
  `const r = await fetch(base + "/echo", { method: "POST", body: streamOf(unhex("6162"), unhex("63")), duplex: "half" }); return (await r.json()).body;`,
])("fetch scenario %#", async (code) => same(code));

test.each(
  [301, 302, 303, 307, 308].flatMap((status) =>
    ["GET", "POST", "PUT"].map((method) => [status, method] as const),
  ),
)("follows %i of %s as Node does", async (status, method) => {
  const body = method === "GET" ? "" : `, body: "payload", headers: { "x-kept": "1" }`;
  await same(`const r = await fetch(base + "/redirect/${status}", { method: "${method}"${body} });
      return [r.status, r.url, r.redirected, await r.json()];`);
});

test.each([
  `return attempt(() => fetch(base + "/loop"));`,
  `return attempt(() => fetch(base + "/redirect/302", { redirect: "error" }));`,
  `const r = await fetch(base + "/redirect/302", { redirect: "manual" }); return [r.status, r.headers.get("location"), r.redirected, await r.text()];`,
  `const r = await fetch(base + "/nolocation"); return [r.status, await r.text()];`,
  `return attempt(() => fetch(base + "/badlocation"));`,
  `return attempt(() => fetch(base + "/toftp"));`,
  `return attempt(() => fetch(base + "/redirect/307", { method: "POST", body: streamOf(unhex("61")), duplex: "half" }));`,
  `const r = await fetch(base + "/redirect/303", { method: "POST", body: streamOf(unhex("61")), duplex: "half" }); return r.json();`,
  `const r = await fetch(base + "/elsewhere", { headers: { authorization: "secret", cookie: "c=1", "x-kept": "1" } }); const { headers } = await r.json(); return [headers.authorization, headers.cookie, headers["x-kept"]].map((h) => h ?? null);`,
  `return attempt(() => fetch("http://127.0.0.1:1/"));`,
  `return attempt(() => fetch("file:///etc/passwd"));`,
  `return attempt(() => fetch("nonsense"));`,
  `return attempt(() => fetch());`,
  `return attempt(async () => (await fetch(base + "/break")).text());`,
])("redirects and errors, scenario %#", async (code) => same(code));

test("a failed connection tells why", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const failure = await realm.run(`try { await fetch("http://127.0.0.1:${port}/"); } catch (error) {
    return [error.constructor === TypeError, error.message, error.cause.message];
  }`);
  const reason = `connect ECONNREFUSED 127.0.0.1:${port}`;
  expect(failure).toEqual([true, `fetch failed: ${reason}`, reason]);
});

test("goes out as Convex, credentials of the URL in their header", async () => {
  const url = base.replace("http://", "http://user:p%40ss@");
  routes["/agent"] = (request, response) => {
    const { "user-agent": agent, authorization } = request.headers;
    response.end(JSON.stringify([agent, authorization]));
  };
  const seen = await realm.run(`return (await fetch("${url}/agent")).json();`);
  expect(seen).toEqual(["Convex/1.0", `Basic ${Buffer.from("user:p@ss").toString("base64")}`]);
});

test("headers of another connection are not passed on", async () => {
  const seen = await realm.run(
    withBase(`const passed = { connection: "close", "transfer-encoding": "chunked", expect: "100-continue", "content-length": "99", te: "x", "x-kept": "1" };
      const r = await fetch(base + "/echo", { method: "POST", body: "four", headers: passed }); const { headers, body } = await r.json();
      return [body, headers["content-length"], headers["x-kept"], Object.keys(headers).filter((name) => ["expect", "te", "transfer-encoding"].includes(name))];`),
  );
  expect(seen).toEqual(["four", "4", "1", []]);
});

test("a response nobody reads lets go of its connection once it is collected", async () => {
  setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  abandoned.length = 0;
  await realm.run(withBase(`return (await fetch(base + "/slow?forgotten")).status;`));
  await expect
    .poll(() => {
      collect();
      return abandoned;
    })
    .toEqual(["/slow?forgotten"]);
});

test.each([
  `const c = new AbortController(); const p = fetch(base + "/never?1", { signal: c.signal }); setTimeout(() => c.abort("stop"), 30); try { await p; } catch (e) { return e; }`,
  `return attempt(() => fetch(base + "/echo", { signal: AbortSignal.abort() }));`,
  `return attempt(() => fetch(base + "/never?2", { signal: AbortSignal.timeout(30) }));`,
  `const c = new AbortController(); const r = await fetch(base + "/slow?1", { signal: c.signal }); const reader = r.body.getReader(); const first = (await reader.read()).value; const next = reader.read(); setTimeout(() => c.abort(), 20); return [hex(first), await attempt(() => next)];`,
  `const c = new AbortController(); const r = await fetch(base + "/echo", { signal: c.signal }); const t = await r.text(); c.abort(); return t.length > 0;`,
])("abort scenario %#", async (code) => same(code));

test("an aborted or cancelled request is dropped at the server", async () => {
  abandoned.length = 0;
  await realm.run(
    withBase(`const r = await fetch(base + "/slow?cancelled"); await r.body.cancel();
      const c = new AbortController(); const p = fetch(base + "/never?aborted", { signal: c.signal }).catch(() => {});
      setTimeout(() => c.abort(), 30); await p;`),
  );
  await expect.poll(() => [...abandoned].sort()).toEqual(["/never?aborted", "/slow?cancelled"]);
});

test("a response is read from the connection no further than its reader", async () => {
  let sent = 0;
  routes["/endless"] = (_, response) => {
    const write = (): void => {
      while (!response.destroyed) {
        sent += 65536;
        if (!response.write(Buffer.alloc(65536))) break;
      }
      if (!response.destroyed) response.once("drain", write);
    };
    write();
  };
  const received = await realm.run(
    withBase(`const r = await fetch(base + "/endless"); const reader = r.body.getReader(); const { value } = await reader.read();
      await new Promise((resolve) => setTimeout(resolve, 200)); globalThis.endless = reader; return value.length;`),
  );
  expect(received).toBeLessThanOrEqual(65536);
  const before = sent;
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(sent).toBe(before);
  expect(sent).toBeLessThan(20_000_000);
  await realm.run(`await endless.cancel();`);
});

test("a request body is asked for no faster than the server reads it", async () => {
  let resume = (): void => {};
  let length = 0;
  routes["/reluctant"] = (request, response) => {
    request.pause();
    resume = () => {
      request.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      request.on("end", () => response.end(String(length)));
      request.resume();
    };
  };
  const uploading = realm.run(
    withBase(`globalThis.pulled = 0;
      const body = new ReadableStream({ pull(c) { if (pulled === 400) c.close(); else { pulled++; c.enqueue(new Uint8Array(65536)); } } }, { highWaterMark: 0 });
      return (await fetch(base + "/reluctant", { method: "POST", body })).text();`),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  const pulled = (await realm.run(`return pulled;`)) as number;
  expect(pulled).toBeGreaterThan(0);
  expect(pulled).toBeLessThan(200);
  resume();
  expect(await uploading).toBe(String(400 * 65536));
});

test("a body in memory that is too large for one piece goes out with its length", async () => {
  const seen = (await realm.run(
    withBase(`const body = new Uint8Array(3_000_000).fill(65);
      const r = await fetch(base + "/redirect/307", { method: "POST", body: new Blob([body, "z"]) });
      const { headers, body: sent } = await r.json(); return [headers["content-length"], sent.length, sent.slice(-2)];`),
  )) as unknown[];
  expect(seen).toEqual(["3000001", 3_000_001, "Az"]);
});

test("a request body that fails fails the request with its own error", async () => {
  const failure = await realm.run(
    withBase(`const body = new ReadableStream({ pull() { throw new RangeError("no more"); } }, { highWaterMark: 0 });
      try { await fetch(base + "/echo", { method: "POST", body }); } catch (error) { return [error.name, error.message]; }`),
  );
  expect(failure).toEqual(["RangeError", "no more"]);
});

test.each(["endRun", "dispose"] as const)("what a run leaves open ends with %s", async (end) => {
  const other = makeRealm("action");
  abandoned.length = 0;
  void other.run(withBase(`fetch(base + "/never?left").catch(() => {}); setTimeout(() => {}, 1e9);`));
  await new Promise((resolve) => setTimeout(resolve, 100));
  other.ops[end]();
  await expect.poll(() => abandoned).toEqual(["/never?left"]);
  expect(await other.run(withBase(`return (await fetch(base + "/echo")).status;`))).toBe(200);
  other.ops.dispose();
});
