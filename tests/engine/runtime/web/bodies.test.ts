import { expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("transaction");

async function same(code: string): Promise<void> {
  expect(await realm.run(code)).toEqual(await runInNode(code));
}

test.each([
  `const b = new Blob(["aé", unhex("ff00"), new Blob(["x"]), unhex("0102").buffer, 5], { type: "Text/PLAIN" });
   return [b.size, b.type, hex(await b.arrayBuffer())];`,
  `const b = new Blob(["0123", "4567", "89"]); return Promise.all([b.slice(2, 9), b.slice(-3), b.slice(3, -3), b.slice(8, 2), b.slice(5, 100, "a/B")].map(async (s) => [s.size, s.type, await s.text()]));`,
  `const b = new Blob(["abc"]).slice(1).slice(1); return b.text();`,
  `return new Blob(["\\ufeffbom"]).text();`,
  `const b = new Blob(["a\\r\\nb\\nd"], { endings: "native" }); return b.text();`,
  `return new Blob([], { type: "bad\\u00e9" }).type;`,
  `return attempt(() => new Blob("string"));`,
  `const b = new Blob(["x".repeat(200000)]); const chunks = await collect(b.stream()); return [chunks.every((c) => c instanceof Uint8Array), chunks.reduce((n, c) => n + c.length, 0)];`,
  `const bytes = unhex("0102"); const b = new Blob([bytes]); bytes[0] = 9; return hex(await b.arrayBuffer());`,
  `const f = new File(["abc"], "a/b:c.txt", { type: "text/plain", lastModified: 12 }); return [f.name, f.size, f.type, f.lastModified, f instanceof Blob, await f.text(), Object.prototype.toString.call(f)];`,
  `return attempt(() => new File([]));`,
])("Blob scenario %#", same);

test.each([
  `const h = new Headers({ "Content-Type": " text/html\\t", "X-A": 1 }); h.append("x-a", "2"); return [[...h], h.get("CONTENT-TYPE"), h.has("x-b"), h.get("x-b")];`,
  `const h = new Headers([["b", "1"], ["a", "2"], ["B", "3"]]); return [[...h.keys()], [...h.values()], [...new Headers(h)]];`,
  `const h = new Headers(); h.append("Set-Cookie", "a=1"); h.append("set-cookie", "b=2; x"); h.append("z", "1"); return [[...h], h.getSetCookie(), h.get("set-cookie")];`,
  `const h = new Headers({ a: "1", b: "2" }); h.set("A", "9"); h.delete("B"); return [...h];`,
  `const h = new Headers({ a: "1", b: "2", c: "3" }); const seen = []; for (const [k] of h) { seen.push(k); h.delete("b"); } return seen;`,
  `return Promise.all(["", "a b", "é", "a:", "a\\n"].map((n) => attempt(() => new Headers([[n, "v"]]))));`,
  `return Promise.all(["a\\nb", "\\0", "\\u0100", "\\u00e9", "a\\rb"].map((v) => attempt(() => new Headers([["n", v]]).get("n"))));`,
  `return Promise.all([null, 1, "s", [["a"]], [1]].map((init) => attempt(() => [...new Headers(init)])));`,
  `return attempt(() => new Headers().append("a"));`,
  `const h = new Headers({ a: "1" }); const seen = []; h.forEach((v, k, o) => seen.push(v, k, o === h)); return seen;`,
])("Headers scenario %#", same);

test.each([
  `const f = new FormData(); f.append("a", "1"); f.append("a", 2); f.append("b", new Blob(["x"], { type: "t/x" })); f.append("b", new File(["y"], "y.txt"), "z.txt");
   return [[...f].map(([k, v]) => [k, typeof v === "string" ? v : [v.name, v.type, v.size]]), f.getAll("a"), f.has("c"), f.get("c")];`,
  `const f = new FormData(); f.append("a", "1"); f.append("b", "2"); f.append("a", "3"); f.set("a", "4"); f.delete("b"); f.set("c", "5"); return [...f];`,
  `return attempt(() => new FormData().append("a", "not a blob", "name"));`,
  `return attempt(() => new FormData().append("a"));`,
  `return attempt(() => new FormData({}));`,
])("FormData scenario %#", same);

/** What fills a form, and what is read after it crossed: names keep line ends, values get CRLF. */
const forms: [string, unknown[]][] = [
  [`f.append("plain", "value");`, [["plain", "value"]]],
  [
    `f.append('quo"te\\r\\nline\\n', "multi\\nline\\rvalue\\r\\n");`,
    [['quo"te\r\nline\r\n', "multi\r\nline\r\nvalue\r\n"]],
  ],
  [`f.append("ünï", "cödé €😀");`, [["ünï", "cödé €😀"]]],
  [
    `f.append("file", new File([unhex("000d0a2d2dff")], 'na"me\\n.bin', { type: "application/x-thing" }));`,
    [["file", 'na"me\n.bin', "application/x-thing", 6]],
  ],
  [
    `f.append("empty", ""); f.append("none", new File([], "e.txt")); f.append("", "no name");`,
    [
      ["empty", ""],
      ["none", "e.txt", "application/octet-stream", 0],
      ["", "no name"],
    ],
  ],
];

const readForm = `[...form].map(([k, v]) => typeof v === "string" ? [k, v] : [k, v.name, v.type, v.size])`;

test.each(forms)("a form with { %s } crosses to Node and back", async (fill, expected) => {
  const write = `const f = new FormData(); ${fill} const r = new Response(f); return [r.headers.get("content-type"), hex(await r.arrayBuffer())];`;
  const read = (encoded: unknown): string => `const [type, body] = ${JSON.stringify(encoded)};
    const form = await new Response(unhex(body), { headers: { "content-type": type } }).formData(); return ${readForm};`;
  const ours = await realm.run(write);
  expect(await runInNode(read(ours))).toEqual(expected);
  expect(await realm.run(read(ours))).toEqual(expected);
  expect(await realm.run(read(await runInNode(write)))).toEqual(expected);
});

test("an empty form is a closing boundary alone", async () => {
  expect(
    await realm.run(`const form = await new Response(new FormData()).formData(); return ${readForm};`),
  ).toEqual([]);
});

const multipart = (body: string, type = "multipart/form-data; boundary=B"): string =>
  `return attempt(async () => { const form = await new Response(${JSON.stringify(body)}, { headers: { "content-type": ${JSON.stringify(type)} } }).formData(); return ${readForm}; });`;

test.each([
  multipart('--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B--\r\n'),
  multipart('--B\r\ncontent-disposition: form-data; name="a"; filename="f"\r\n\r\n\r\n--B--'),
  multipart(
    '--B\r\nContent-Type: x/y\r\nContent-Disposition: form-data; name="a"; filename="%22.txt"\r\n\r\ntext\r\n--Bnot\r\n--B--',
  ),
  multipart(
    '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B--',
    'multipart/form-data; boundary="B"',
  ),
  multipart("garbage"),
  multipart('--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nunterminated'),
  multipart("--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--"),
  multipart("x", "multipart/form-data"),
  multipart("a=1&b=%C3%A9+x&a=", "application/x-www-form-urlencoded;charset=UTF-8"),
  multipart("{}", "application/json"),
  `return attempt(() => new Response("x", { headers: { "content-type": "" } }).formData());`,
])("parses forms as Node does, %#", same);

test.each([
  `const r = new Response("héllo", { status: 201, statusText: "Made", headers: { a: "b" } });
   return [r.status, r.statusText, r.ok, r.type, r.url, r.redirected, [...r.headers], r.bodyUsed, await r.text(), r.bodyUsed];`,
  `return new Response('{"a": [1]}').json();`,
  `return attempt(() => new Response("{").json());`,
  `const r = new Response(unhex("0102")); const b = await r.arrayBuffer(); return [hex(b), b instanceof ArrayBuffer, r.headers.get("content-type")];`,
  `const r = new Response(new Blob(["x"], { type: "t/x" })); return [r.headers.get("content-type"), (await r.blob()).type];`,
  `const r = new Response(new URLSearchParams("a=1")); return [r.headers.get("content-type"), await r.text()];`,
  `const r = new Response("x"); await r.text(); return [await attempt(() => r.text()), r.bodyUsed, r.body.locked];`,
  `const r = new Response(null); return [r.body, await r.text(), r.bodyUsed, await r.text()];`,
  `const r = new Response(streamOf(unhex("61"), unhex("62"))); return [r.headers.get("content-type"), await r.text()];`,
  `const r = new Response(streamOf("not bytes")); return attempt(() => r.text());`,
  `const s = streamOf(unhex("61")); s.getReader(); return attempt(() => new Response(s));`,
  `const r = new Response("abc"); const c = r.clone(); return [await r.text(), await c.text(), [...c.headers]];`,
  `const r = new Response(streamOf(unhex("61"), unhex("62"))); const c = r.clone(); return [await c.text(), await r.text()];`,
  `const r = new Response("x"); await r.text(); return attempt(() => r.clone());`,
  `const r = new Response("abc"); const chunks = await collect(r.body); return [chunks.map(hex).join(""), r.bodyUsed];`,
  `const r = new Response("abc"); r.body.getReader(); return [r.bodyUsed, await attempt(() => r.text())];`,
  `const r = Response.json({ a: 1 }, { status: 202, headers: { x: "y" } }); return [r.status, [...r.headers], await r.text()];`,
  `return Promise.all([undefined, () => 1, 1n].map((v) => attempt(() => Response.json(v))));`,
  `const r = Response.redirect("https://a.b/c d", 307); return [r.status, r.headers.get("location"), r.body];`,
  `return Promise.all([200, 304, 309].map((s) => attempt(() => Response.redirect("https://a", s).status)));`,
  `const r = Response.error(); return [r.type, r.status, r.ok, r.body];`,
  `return Promise.all([199, 600, 1000, "204"].map((status) => attempt(() => new Response(null, { status }).status)));`,
  `return attempt(() => new Response("", { statusText: "a\\nb" }));`,
  `return Object.prototype.toString.call(new Response());`,
  `return new Response({}).text();`,
])("Response scenario %#", same);

test.each([
  `const r = new Request("https://a.b/c?d#e"); return [r.url, r.method, [...r.headers], r.body, r.redirect, r.mode, r.credentials, r.cache, r.referrer, r.integrity, r.keepalive, r.destination, r.duplex, r.signal.aborted];`,
  `const r = new Request("https://a", { method: "post", headers: { x: "1" }, body: "text", redirect: "manual" }); return [r.method, [...r.headers], r.redirect, await r.text()];`,
  `const r = new Request("https://a", { method: "POST", body: "one" }); const s = new Request(r, { headers: { y: "2" } }); return [r.bodyUsed, [...s.headers], s.method, await s.text()];`,
  `const r = new Request("https://a", { method: "POST", body: "one" }); const s = new Request(r, { body: "two" }); return [r.bodyUsed, await s.text()];`,
  `const r = new Request("https://a", { method: "PUT", body: "x" }); const c = r.clone(); return [await r.text(), await c.text(), c.method];`,
  `return Promise.all(["GET", "HEAD"].map((method) => attempt(() => new Request("https://a", { method, body: "x" }))));`,
  `return Promise.all(["relative", "", 5].map((url) => attempt(() => new Request(url).url)));`,
  `return Promise.all(["bad method", "CONNECT", "TRACE", "", "Custom"].map((method) => attempt(() => new Request("https://a", { method }).method)));`,
  `return attempt(() => new Request("https://a", { redirect: "never" }));`,
  `const c = new AbortController(); const r = new Request("https://a", { signal: c.signal }); c.abort(); return r.signal.aborted;`,
  `const r = new Request("https://a", { method: "POST", body: streamOf(unhex("61")), duplex: "half" }); return [r.headers.get("content-type"), await r.text()];`,
  `return new Request(new URL("https://a/b")).url;`,
])("Request scenario %#", same);

test("takes what Convex takes and the standard does not", async () => {
  expect(await realm.run(`return new Request("https://a", { method: "patch" }).method;`)).toBe("PATCH");
  expect(await realm.run(`return new Response("", { status: 204 }).status;`)).toBe(204);
  expect(await realm.run(`return Response.redirect("/login").headers.get("location");`)).toBe("/login");
  expect(
    await realm.run(
      `return new Request("https://a", { method: "POST", body: streamOf(unhex("61")) }).text();`,
    ),
  ).toBe("a");
});

test("refuses in Convex's words", async () => {
  const message = (code: string): Promise<unknown> =>
    realm.run(`try { ${code} } catch (error) { return error.name + ": " + error.message; }`);
  expect(await message(`new Request("ftp://a");`)).toBe(
    "TypeError: Unsupported URL scheme -- http and https are supported (scheme was ftp)",
  );
  expect(await message(`new Response(null, { status: 99 });`)).toBe(
    "RangeError: Failed to construct 'Response': The status provided is outside the range [200, 599].",
  );
  expect(await message(`const r = new Response("x"); await r.json().catch(() => {}); await r.text();`)).toBe(
    "TypeError: Failed to execute 'text' on 'Response': body stream already read",
  );
  expect(await message(`await new Response("x", { headers: { "content-type": "a/b" } }).formData();`)).toBe(
    "TypeError: Body cannot be decoded as form data",
  );
});

test.each([
  [`new Headers({ b: "2", a: "1" })`, `Headers { a: '1', b: '2' }`],
  [`new URLSearchParams("a=1&b=it's")`, `URLSearchParams { 'a' => '1', 'b' => 'it\\'s' }`],
  [`new URLSearchParams()`, `URLSearchParams {}`],
  [`new Blob(["abc"], { type: "t/x" })`, `Blob { size: 3, type: "t/x" }`],
  [
    `new Request("https://a/", { headers: { x: "1" } })`,
    `Request { bodyUsed: false, headers: Headers { x: '1' }, method: 'GET', url: 'https://a/' }`,
  ],
  [
    `new Response(null, { status: 404 })`,
    `Response { bodyUsed: false, headers: Headers {}, ok: false, status: 404, statusText: '', url: '' }`,
  ],
  [
    `new URL("https://a:1/b?c#d")`,
    `URL { origin: 'https://a:1', href: 'https://a:1/b?c#d', protocol: 'https:', username: '', password: '', host: 'a:1', hostname: 'a', port: '1', pathname: '/b', search: '?c', hash: '#d' }`,
  ],
])("console shows %s", async (value, shown) => {
  expect(await realm.run(`return (${value}).inspect();`)).toBe(shown);
});
