import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { addressesIn, copiedFiles, zipStream } from "../../../app/server/siteCopy";

const HOST = "badges.example:8443";

test.each([
  [
    "of its own host, with and without the host",
    `href="https://${HOST}/verify/a" src='/assets/a.css'`,
    ["/verify/a", "/assets/a.css"],
  ],
  [
    "in a style sheet",
    'src: url(/assets/inter.woff2), url("/assets/b.woff2")',
    ["/assets/inter.woff2", "/assets/b.woff2"],
  ],
  ["in JSON", `{"id":"https://${HOST}/api/v1/status-lists/x"}`, ["/api/v1/status-lists/x"]],
  [
    "of other hosts: left",
    'href="https://elsewhere.example/verify/a" href="//elsewhere.example/verify/b"',
    [],
  ],
  ["of other ports: left", 'href="https://badges.example/verify/a"', []],
  ["of other parts of the site: left", 'href="/programs" href="/verified" href="/"', []],
  ["that leave it by dots: left", 'href="/verify/../admin"', []],
  ["with parameters: left", 'href="/verify/a?lang=de" href="/api/v1/oembed?url=a&amp;format=json"', []],
])("addresses %s", (_, text, paths) => {
  expect(addressesIn(text, HOST)).toEqual(paths);
});

const SITE: Record<string, { status: number; type: string; text: string }> = {
  "/verify/a": {
    status: 200,
    type: "text/html; charset=utf-8",
    text: '<link href="/assets/a.css"><main>A</main><a href="/verify/b">B</a><a href="/api/v1/credentials/a.json">',
  },
  "/verify/b": {
    status: 410,
    type: "text/html",
    text: '<main>Gone</main><a href="/verify/a">A</a><a href="/verify/lost">?</a>',
  },
  "/verify/lost": { status: 404, type: "text/html", text: "<main>None</main>" },
  "/assets/a.css": { status: 200, type: "text/css", text: "@font-face{src:url(/assets/f.woff2)}" },
  "/api/v1/credentials/a.json": {
    status: 200,
    type: "application/vc+ld+json",
    text: '{"list":"https://badges.example:8443/api/v1/status-lists/x"}',
  },
  "/api/v1/status-lists/x": { status: 200, type: "application/vc+jwt", text: "e30.e30." },
  "/assets/f.woff2": { status: 200, type: "font/woff2", text: '"/verify/lost"' },
};

async function* starts() {
  yield "/verify/a";
  yield "/verify/b";
}

test("a copy has every page and what it needs, once each; pages say that they are a copy", async () => {
  const asked: string[] = [];
  const visitOwn = (path: string) => {
    asked.push(path);
    const { status, type, text } = SITE[path]!;
    return Promise.resolve({ status, type, body: Buffer.from(text) });
  };
  const archive = zipStream(copiedFiles(starts(), { visitOwn, host: HOST, note: "<p>Copy $1</p>" }));
  const files = unzipSync(new Uint8Array(await new Response(archive).arrayBuffer()));
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, body]) => [name, new TextDecoder().decode(body)]),
  );
  expect(texts).toEqual({
    "verify/a/index.html":
      '<link href="/assets/a.css"><p>Copy $1</p><main>A</main><a href="/verify/b">B</a><a href="/api/v1/credentials/a.json">',
    "verify/b/index.html":
      '<p>Copy $1</p><main>Gone</main><a href="/verify/a">A</a><a href="/verify/lost">?</a>',
    "api/v1/credentials/a.json": '{"list":"https://badges.example:8443/api/v1/status-lists/x"}',
    "api/v1/status-lists/x": "e30.e30.",
    "assets/a.css": "@font-face{src:url(/assets/f.woff2)}",
    "assets/f.woff2": '"/verify/lost"',
  });
  expect(asked.toSorted()).toEqual(Object.keys(SITE).toSorted());
});

test("who gives up reading has no further page fetched", async () => {
  let asked = 0;
  const visitOwn = () => {
    asked += 1;
    return Promise.resolve({ status: 200, type: "text/plain", body: Buffer.from("x") });
  };
  async function* endless() {
    for (let at = 0; ; at++) yield `/verify/${at}`;
  }
  const reader = zipStream(copiedFiles(endless(), { visitOwn, host: HOST, note: "" })).getReader();
  await reader.read();
  await reader.cancel();
  const before = asked;
  await new Promise((over) => setTimeout(over, 20));
  expect(asked).toBe(before);
});
