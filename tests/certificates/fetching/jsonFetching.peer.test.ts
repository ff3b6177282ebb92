import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  FetchingRefused,
  type FetchingOptions,
  fetchPublicJson,
  MAX_BYTES,
} from "../../../convex/certificates/fetching/jsonFetching";

const PUBLIC = { address: "1.1.1.1", family: 4 };
const LOOPBACK = { address: "127.0.0.1", family: 4 };
const JSON_TYPE = { "Content-Type": "application/json" };

let server: Server;
let origin: string;
/** What the server was asked, in order. */
const asked: string[] = [];

const ROUTES: Record<string, RequestListener> = {
  "/badge": (_, answer) => answer.writeHead(200, JSON_TYPE).end('{"id":1}'),
  "/did": (_, answer) => answer.writeHead(200, { "Content-Type": "application/did+json" }).end("[]"),
  "/jwt": (_, answer) => answer.writeHead(200, { "Content-Type": "application/vc+jwt" }).end("a.b.c"),
  "/headers": ({ headers }, answer) => answer.writeHead(200, JSON_TYPE).end(JSON.stringify(headers)),
  "/packed": (_, answer) =>
    answer.writeHead(200, { ...JSON_TYPE, "Content-Encoding": "gzip" }).end(gzipSync('{"packed":true}')),
  "/bomb": (_, answer) =>
    answer
      .writeHead(200, { ...JSON_TYPE, "Content-Encoding": "gzip" })
      .end(gzipSync(`"${"0".repeat(50_000_000)}"`)),
  "/oddly-packed": (_, answer) =>
    answer.writeHead(200, { ...JSON_TYPE, "Content-Encoding": "compress" }).end("{}"),
  "/page": (_, answer) => answer.writeHead(200, { "Content-Type": "text/html" }).end("{}"),
  "/untyped": (_, answer) => answer.writeHead(200).end("{}"),
  "/missing": (_, answer) => answer.writeHead(404, JSON_TYPE).end("{}"),
  "/broken": (_, answer) => answer.writeHead(200, JSON_TYPE).end("{"),
  "/cut": (_, answer) => {
    answer.writeHead(200, { ...JSON_TYPE, "Content-Length": "100" }).write("{");
    setTimeout(() => answer.destroy(), 20);
  },
  "/long": (_, answer) => answer.writeHead(200, JSON_TYPE).end(`"${"x".repeat(MAX_BYTES)}"`),
  "/endless": (_, answer) => {
    answer.writeHead(200, JSON_TYPE);
    const write = () => {
      while (!answer.destroyed && answer.write(" ".repeat(65_536)));
    };
    answer.on("drain", write);
    write();
  },
  "/slow": (_, answer) => {
    answer.writeHead(200, JSON_TYPE);
    const drip = setInterval(() => answer.write(" "), 20);
    answer.once("close", () => clearInterval(drip));
  },
  "/silent": () => undefined,
};

beforeAll(async () => {
  server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    asked.push(pathname);
    const location = searchParams.get("to");
    if (location !== null) return answer.writeHead(302, { Location: location }).end();
    if (pathname.startsWith("/hops/")) {
      const left = Number(pathname.slice(6));
      return answer.writeHead(307, { Location: left === 0 ? "/badge" : `/hops/${left - 1}` }).end();
    }
    return ROUTES[pathname]?.(request, answer);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const allowed = (more: FetchingOptions = {}): FetchingOptions => ({
  origins: [origin],
  timeoutMs: 2_000,
  ...more,
});
const refusal = (address: string, options: FetchingOptions = {}) =>
  expect(fetchPublicJson(address, options)).rejects.toBeInstanceOf(FetchingRefused);

describe("without a single connection, refused are", () => {
  test.each([
    ["plain HTTP", "http://example.com/"],
    ["another port", "https://example.com:8443/"],
    ["another scheme", "file:///etc/passwd"],
    ["another scheme", "ftp://example.com/"],
    ["a data address", "data:application/json,{}"],
    ["credentials", "https://user:word@example.com/"],
    ["no address", "nothing"],
    ["loopback", "https://127.0.0.1/"],
    ["loopback in decimal", "https://2130706433/"],
    ["loopback in octal", "https://0177.0.0.1/"],
    ["loopback in hex", "https://0x7f.1/"],
    ["loopback, shortened", "https://127.1/"],
    ["loopback in full-width digits", "https://１２７.0.0.1/"],
    ["loopback in IPv6", "https://[::1]/"],
    ["loopback, mapped", "https://[::ffff:127.0.0.1]/"],
    ["metadata of a cloud", "https://169.254.169.254/latest/meta-data/"],
    ["metadata by NAT64", "https://[64:ff9b::a9fe:a9fe]/"],
    ["a private address", "https://10.0.0.1/"],
    ["unique local", "https://[fd00::1]/"],
    ["nowhere", "https://0.0.0.0/"],
  ])("%s: %s", async (_, address) => {
    const before = asked.length;
    const resolve = () => Promise.reject(new Error("No name is looked up."));
    await refusal(address, { resolve });
    expect(asked.length).toBe(before);
  });
});

describe("names", () => {
  test.each([
    ["that lead to this machine", [LOOPBACK]],
    ["that lead there among others", [PUBLIC, LOOPBACK]],
    ["that lead to a private IPv6 host", [{ address: "fd00::1", family: 6 }]],
    ["that lead nowhere", []],
  ])("%s are refused", async (_, found) => {
    let lookups = 0;
    const resolve = () => Promise.resolve((lookups++, found));
    await refusal("https://badges.example/", { resolve });
    expect(lookups).toBe(1);
  });

  test("that cannot be found are refused", async () => {
    await refusal("https://badges.example/", { resolve: () => Promise.reject(new Error("ENOTFOUND")) });
  });

  test("of this machine are refused by the system's own resolver", async () => {
    await refusal("https://localhost/");
  });
});

describe("redirects", () => {
  test.each([
    ["to another machine's port", "http://127.0.0.1:1/"],
    ["to metadata of a cloud", "http://169.254.169.254/latest/meta-data/"],
    ["to a private address over HTTPS", "https://10.0.0.1/"],
    ["to a file", "file:///etc/passwd"],
    ["to nothing", "http://["],
  ])("%s are refused", async (_, to) => {
    await refusal(`${origin}/?to=${encodeURIComponent(to)}`, allowed());
  });

  test("to names that lead to this machine are refused", async () => {
    const resolve = () => Promise.resolve([LOOPBACK]);
    await refusal(`${origin}/?to=${encodeURIComponent("https://rebound.example/")}`, allowed({ resolve }));
  });

  test("are followed three times, and no more", async () => {
    expect(await fetchPublicJson(`${origin}/hops/2`, allowed())).toEqual({ id: 1 });
    asked.length = 0;
    await refusal(`${origin}/hops/3`, allowed());
    expect(asked).toEqual(["/hops/3", "/hops/2", "/hops/1", "/hops/0"]);
  });
});

describe("answers", () => {
  test.each([
    ["/badge", { id: 1 }],
    ["/did", []],
    ["/jwt", "a.b.c"],
    ["/packed", { packed: true }],
  ])("%s are read", async (path, json) => {
    expect(await fetchPublicJson(origin + path, allowed())).toEqual(json);
  });

  test("are asked for without a cookie, a referrer or an authorization", async () => {
    const headers = (await fetchPublicJson(`${origin}/headers`, allowed())) as Record<string, string>;
    expect(Object.keys(headers).sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
  });

  test.each([
    ["a page", "/page"],
    ["one without a type", "/untyped"],
    ["an error", "/missing"],
    ["no JSON", "/broken"],
    ["one that is cut off", "/cut"],
    ["one byte more than a mebibyte", "/long"],
    ["one that never ends", "/endless"],
    ["fifty megabytes in fifty kilobytes", "/bomb"],
    ["one packed in an unknown way", "/oddly-packed"],
  ])("refused is %s", async (_, path) => {
    await refusal(origin + path, allowed());
  });

  test.each([
    ["drips", "/slow"],
    ["never comes", "/silent"],
  ])("refused in time is what %s", async (_, path) => {
    const begun = performance.now();
    await refusal(origin + path, allowed({ timeoutMs: 300 }));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test("are not had of a host that is not named, though it is the same machine", async () => {
    await refusal(`${origin.replace("127.0.0.1", "localhost")}/badge`, allowed());
    await refusal(`${origin}/badge`);
  });
});
