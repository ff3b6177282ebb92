import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";
import { expectFlat, expectQuiet, expectServing } from "./health";
import { BareSocket } from "./wire";

const PATIENCE_MS = 700;
const MIB = 1 << 20;

let engine: ChildEngine;
let before: number;

beforeAll(async () => {
  engine = await ChildEngine.start({
    fixture: "limits",
    engine: { timeouts: { stallTimeoutMs: PATIENCE_MS, headersTimeoutMs: PATIENCE_MS } },
  });
  // The workers that run HTTP actions stay, and so do the largest buffers.
  const give = (bytes: number) =>
    fetch(`${engine.siteUrl}/give?bytes=${bytes}`).then((answer) => answer.arrayBuffer());
  await Promise.all(Array.from({ length: 16 }, () => give(MIB)));
  await give(20 * MIB);
  before = await engine.resident();
});
afterEach(async () => {
  await expectServing(engine);
  await expectQuiet(engine);
});
afterAll(async () => {
  await expectFlat(engine, before);
  await engine.stop();
});

const urls = () => [engine.url, engine.siteUrl];
const END = "\r\n\r\n";
const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, "Host: x", "Connection: close", ...headers].join("\r\n") + END;

describe("what is no HTTP", () => {
  const garbage: [string, string | Buffer][] = [
    ["random bytes", randomBytes(4096)],
    ["many random bytes", randomBytes(MIB)],
    ["zeros", Buffer.alloc(4096)],
    ["a TLS hello", Buffer.from("16030100c8010000c40303", "hex")],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["an unknown version", `GET / HTTP/7.3\r\nHost: x${END}`],
    ["an unknown method", head("EXPLODE /")],
    ["a method in lower case", head("get /")],
    ["no target", `GET  HTTP/1.1\r\nHost: x${END}`],
    ["a space in the target", head("GET /a b")],
    ["control characters in the target", head("GET /a\x01\x02")],
    ["a bare line feed", "GET / HTTP/1.1\nHost x\n\n"],
    ["a header without a colon", head("GET /", "nocolon")],
    ["a header without a name", head("GET /", ": value")],
    ["a space before the colon", head("GET /", "Content-Length : 5")],
    ["control characters in a header", head("GET /", "X-A: \x00\x01")],
    ["two lengths", head("POST /echo", "Content-Length: 5", "Content-Length: 6")],
    ["a negative length", head("POST /echo", "Content-Length: -1")],
    ["a length in hex", head("POST /echo", "Content-Length: 0x10")],
    ["a length beyond all numbers", head("POST /echo", `Content-Length: ${"9".repeat(40)}`)],
    ["a length and chunks", head("POST /echo", "Content-Length: 5", "Transfer-Encoding: chunked")],
    ["an unknown transfer encoding", head("POST /echo", "Transfer-Encoding: gzip")],
    ["chunks of no length", `${head("POST /api/query", "Transfer-Encoding: chunked")}zz\r\n`],
    [
      "a chunk beyond all numbers",
      `${head("POST /api/query", "Transfer-Encoding: chunked")}${"f".repeat(20)}\r\n`,
    ],
    ["a long header", head("GET /", `X-Long: ${"x".repeat(100_000)}`)],
    ["many headers", head("GET /", ...Array.from({ length: 10_000 }, (_, n) => `X-${n}: x`))],
    ["a long target", head(`GET /${"x".repeat(100_000)}`)],
    ["CONNECT", "CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n"],
  ];

  test.each(garbage)("%s: 4xx or nothing, and a closed connection", async (_, bytes) => {
    for (const url of urls()) {
      const status = await BareSocket.open(url, bytes).ended();
      if (status !== 0) expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  test("too many headers are said to be too many", async () => {
    const bare = BareSocket.open(engine.url, head("GET /", `X-Long: ${"x".repeat(100_000)}`));
    expect(await bare.ended()).toBe(431);
  });
});

describe("strange but well-formed heads", () => {
  const traversals = [
    "/api/storage/../../../etc/passwd",
    "/api/storage/..%2f..%2f..%2fetc%2fpasswd",
    "/api/storage/%2e%2e/%2e%2e/etc/passwd",
    "/api/storage/..\\..\\etc\\passwd",
    "/api/storage/%00",
    "/api/storage/%ff%fe",
    "/api/storage/%",
    "/api/storage/",
    "/api/storage//",
    `/api/storage/${"a".repeat(8_000)}`,
    "/api/storage/00000000-0000-0000-0000-000000000000?component=../../x",
    "/api/storage/00000000-0000-0000-0000-000000000000?component=__proto__",
    "/api/storage/'%20OR%201=1--",
    "/api/export/zip/../../../../etc/passwd",
    "/api/export/zip/%2e%2e%2fetc%2fpasswd",
    "/api/run/../../etc/passwd",
    "/http/../api/function",
    "//etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..;/etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "*",
  ];
  test.each(traversals)("GET %s leads nowhere", async (target) => {
    for (const url of urls()) {
      const bare = BareSocket.open(url, head(`GET ${target}`));
      const status = await bare.ended();
      expect([400, 401, 403, 404, 405]).toContain(status);
      expect(bare.received).not.toContain("root:");
    }
  });

  const heads: [string, ...string[]][] = [
    ["GET /version", "Range: bytes=-1-,,,"],
    ["GET /version", "Host: evil.test", "Host: other.test"],
    ["GET /version", "X-Forwarded-Proto: javascript", "X-Forwarded-For: '; DROP TABLE documents;--"],
    ["GET /version", `Cookie: ${"a=b; ".repeat(2_000)}`],
    ["GET /version", "Origin: null"],
    ["GET /version", "Origin: \xff\xfe"],
    ["GET /version", "Accept-Encoding: br;q=NaN", 'If-None-Match: "', "If-Modified-Since: never"],
    ["GET /version", "Upgrade: h2c", "HTTP2-Settings: AAA"],
    ["GET /version", "Convex-Request-Id: ../../x", "Convex-Client: \x7f"],
    ["OPTIONS *"],
    ["OPTIONS /api/query", "Access-Control-Request-Headers: \x01"],
    ["TRACE /version"],
    ["HEAD /api/storage/x"],
    ["POST /echo", "Expect: 100-continue", "Content-Length: 0"],
    ["POST /echo", "Expect: the-unexpected", "Content-Length: 0"],
    ["GET /version", "Content-Length: 5"],
  ];
  test.each(heads)("%s with strange headers", async (line, ...headers) => {
    for (const url of urls()) {
      const bare = BareSocket.open(url, head(line, ...headers));
      bare.socket.end();
      const status = await bare.ended();
      expect(status).toBeLessThan(500);
    }
  });

  test("a Host that is none", async () => {
    for (const host of ["a b", "[::1", "x:99999", "a/../b", "a?b", "a#b", "a\\b", "user:pass@x"]) {
      const bare = BareSocket.open(
        engine.url,
        `GET /version HTTP/1.1\r\nConnection: close\r\nHost: ${host}${END}`,
      );
      expect(await bare.ended(), host).toBe(400);
    }
  });
});

describe("clients that dawdle", () => {
  test("a head that does not end is cut off with 408", async () => {
    for (const url of urls()) {
      const bare = BareSocket.open(url, "GET /version HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      const drip = setInterval(() => bare.socket.write("x"), 100);
      try {
        expect(await bare.ended(5 * PATIENCE_MS)).toBe(408);
      } finally {
        clearInterval(drip);
      }
    }
  });

  test("nothing at all is cut off", async () => {
    for (const url of urls()) expect([0, 408]).toContain(await BareSocket.open(url).ended(5 * PATIENCE_MS));
  });

  const bodies: [string, string][] = [
    ["a body that stops", `${head("POST /api/query", "Content-Length: 100")}{"path":`],
    ["a body that never begins", head("POST /api/query", "Content-Length: 100")],
    ["chunks that stop", `${head("POST /api/query", "Transfer-Encoding: chunked")}5\r\n{"pat\r\n`],
    ["an upload that stops", `${head("POST /api/storage/upload?token=x", "Content-Length: 100")}abc`],
  ];
  test.each(bodies)("%s is refused", async (_, bytes) => {
    const status = await BareSocket.open(engine.url, bytes).ended(5 * PATIENCE_MS);
    expect([400, 401, 408]).toContain(status);
  });

  test.each(bodies)("%s and whose client hangs up is forgotten", async (_, bytes) => {
    const bare = BareSocket.open(engine.url, bytes);
    bare.socket.end();
    const status = await bare.ended(5 * PATIENCE_MS);
    expect(status).toBeLessThan(500);
    BareSocket.open(engine.url, bytes).socket.resetAndDestroy();
  });

  test("an HTTP action's body that stops is refused", async () => {
    const bare = BareSocket.open(engine.siteUrl, `${head("POST /take", "Content-Length: 100")}abc`);
    expect([0, 408]).toContain(await bare.ended(5 * PATIENCE_MS));
  });

  test("an answer that nobody takes is cut off", async () => {
    const bare = BareSocket.open(engine.siteUrl, head("GET /give?bytes=20971520"));
    bare.socket.pause();
    await new Promise((resume) => setTimeout(resume, 4 * PATIENCE_MS));
    bare.socket.resume();
    await bare.ended();
    expect(bare.received.length).toBeLessThan(20 * MIB);
  });

  test("more than a route takes is refused before it is read to the end", async () => {
    const bare = BareSocket.open(engine.url, head("POST /api/query", `Content-Length: ${1 << 30}`));
    const flood = Buffer.alloc(MIB, "x");
    const pour = setInterval(() => bare.socket.write(flood), 5);
    try {
      expect(await bare.ended()).toBe(413);
    } finally {
      clearInterval(pour);
    }
  });
});

test("storms of connections that say a little and go", async () => {
  const openings = [
    "",
    "GET",
    head("GET /version"),
    `${head("POST /api/query", "Content-Length: 9")}{`,
    randomBytes(64),
  ];
  for (let wave = 0; wave < 10; wave++) {
    const sockets = urls().flatMap((url) =>
      Array.from({ length: 100 }, (_, n) => BareSocket.open(url, openings[n % openings.length] ?? "")),
    );
    for (const [n, { socket }] of sockets.entries()) {
      if (n % 3 === 0) socket.destroy();
      else if (n % 3 === 1) socket.end();
      else setTimeout(() => socket.resetAndDestroy(), 20);
    }
    await Promise.all(sockets.map(({ closed }) => closed));
  }
});
