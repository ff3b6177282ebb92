import { once } from "node:events";
import { get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { visitorPages } from "../../server/visitorPages";

const KEEP_MS = 200;
const PAGE = "/verify/abcdefghijklmnopqrstu_";

let server: Server;
let rendered: number;
let nonces: number;
beforeEach(async () => {
  [rendered, nonces] = [0, 0];
  const app = express();
  app.use((_request, response, next) => {
    response.locals["nonce"] = `nonce-${++nonces}`;
    next();
  });
  app.use(visitorPages({ keepMs: KEEP_MS }));
  app.all("*", (request, response) => {
    rendered += 1;
    const nonce = String(response.locals["nonce"]);
    response.status(request.path.includes("missing") ? 404 : 200);
    if (request.path.includes("unkept")) response.setHeader("Cache-Control", "no-store");
    if (request.path.includes("private")) response.setHeader("Cache-Control", "private, no-cache");
    if (request.path.includes("tagged")) response.setHeader("ETag", `W/"${rendered}"`);
    response.setHeader(
      "Content-Type",
      request.path.includes("feed") ? "text/xml" : "text/html; charset=utf-8",
    );
    response.setHeader("Content-Security-Policy", `script-src '${nonce}'`);
    response.write(`<p>Größe ${rendered}</p>`);
    response.end(`<script nonce="${nonce}"></script>`);
  });
  server = app.listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
});
afterEach(() => new Promise((closed) => server.close(closed)));

async function ask(path = PAGE, headers: Record<string, string> = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers, method });
  const { status } = answer;
  return { status, policy: answer.headers.get("content-security-policy"), body: await answer.text() };
}

/** As a browser does that looks whether its copy is still good: Node's `fetch` would ask anew. */
async function askWith(tag: string, path: string) {
  const { port } = server.address() as AddressInfo;
  const asked = get({ host: "127.0.0.1", port, path, headers: { "If-None-Match": tag } });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return {
    status: answer.statusCode,
    policy: answer.headers["content-security-policy"],
    body: (await answer.toArray()).join(""),
  };
}

test("a page is rendered once for all visitors of a moment, and each answer has a nonce of its own", async () => {
  const [first, second] = [await ask(), await ask()];
  expect(rendered).toBe(1);
  expect(first).toEqual({
    status: 200,
    policy: "script-src 'nonce-1'",
    body: '<p>Größe 1</p><script nonce="nonce-1"></script>',
  });
  expect(second).toEqual({
    status: 200,
    policy: "script-src 'nonce-2'",
    body: '<p>Größe 1</p><script nonce="nonce-2"></script>',
  });
});

test("after the moment it is rendered anew", async () => {
  await ask();
  await new Promise((over) => setTimeout(over, KEEP_MS + 20));
  expect((await ask()).body).toContain("Größe 2");
});

test.each<[what: string, ...Parameters<typeof ask>]>([
  ["for somebody with a cookie", PAGE, { cookie: "session=x" }],
  ["in another language", PAGE, { "accept-language": "de" }],
  ["at another host", PAGE, { "x-forwarded-host": "other.example" }],
  ["when it is wanted anew", PAGE, { "cache-control": "no-cache" }],
  ["with parameters", `${PAGE}?reported`],
  ["for a form that is sent", PAGE, {}, "POST"],
  ["for another certificate", "/verify/abcdefghijklmnopqrstuv"],
  ["by a short code", "/verify/ABCDE-FGHJK"],
  ["in the language of another address", "/blog?lang=de"],
  ["for any other page", "/programs"],
])("a kept page is not shown %s", async (_what, path, headers, method) => {
  await ask();
  expect((await ask(path, headers, method)).body).toContain("Größe 2");
});

test.each([
  "/blog",
  "/blog/a-post",
  "/blog/tags/data",
  "/blog/authors/k57abc",
  "/p/about",
  "/p/about?lang=de",
])("what is published is shared as well: %s", async (path) => {
  await ask(path);
  expect((await ask(path)).body).toContain("Größe 1");
  expect((await ask(path, { cookie: "session=x" })).body).toContain("Größe 2");
});

test.each([
  ...[
    "/blog?after=xyz",
    "/blog?lang=de&after=x",
    "/blog/a-post?lang=",
    "/blog/feed.xml",
    "/blog/a-post/card.png",
  ],
  ...["/blog/tags/a/b", "/p/about/card.png", "/p/private", "/blog/feed", "/search?q=table", "/"],
])("what differs, or is no page, is not: %s", async (path) => {
  await ask(path);
  expect((await ask(path)).body).toContain("Größe 2");
});

test("who has a kept page already is told so, and keeps the policy that it came with", async () => {
  const path = "/blog/tagged";
  expect((await askWith('W/"0"', path)).body).toContain("Größe 1");
  expect(await askWith('"other", W/"1"', path)).toEqual({ status: 304, policy: undefined, body: "" });
  const changed = await askWith('W/"0"', path);
  expect([changed.status, changed.body]).toEqual([200, expect.stringContaining("Größe 1")]);
  expect(rendered).toBe(1);
});

test("what is not there is not kept", async () => {
  const path = "/verify/missingmissingmissingx";
  await ask(path);
  expect((await ask(path)).status).toBe(404);
  expect(rendered).toBe(2);
});

test("what says that it is not to be kept is not", async () => {
  const path = "/verify/unkeptunkeptunkeptunke";
  await ask(path);
  expect((await ask(path)).body).toContain("Größe 2");
});
