import { expect, test } from "vitest";
import { makeRealm } from "./realm";

const realm = makeRealm("action");
(realm.context as Record<string, unknown>)["web"] = realm.web;

test("a request is read only as far as user code reads it", async () => {
  const seen = await realm.run(`let reads = 0;
    const chunks = [unhex("6162"), unhex(""), unhex("63")];
    const request = web.toRequest({ method: "POST", url: "https://site/x?y", headers: [["content-type", "a/b"], ["x", "1"], ["x", "2"]] },
      async () => { reads++; return chunks.shift() ?? null; });
    const before = reads;
    return [request instanceof Request, request.method, request.url, [...request.headers], before, await request.text(), reads];`);
  expect(seen).toEqual([
    true,
    "POST",
    "https://site/x?y",
    [
      ["content-type", "a/b"],
      ["x", "1, 2"],
    ],
    0,
    "abc",
    4,
  ]);
});

test("a request without a body has none", async () => {
  const seen = await realm.run(`const meta = { url: "https://site/", headers: [] };
    return [web.toRequest({ ...meta, method: "POST" }, null).body, web.toRequest({ ...meta, method: "GET" }, async () => null).body,
      await web.toRequest({ ...meta, method: "HEAD" }, async () => unhex("61")).text()];`);
  expect(seen).toEqual([null, null, ""]);
});

test("a request's signal is the one given", async () => {
  expect(
    await realm.run(`const c = new AbortController();
      const r = web.toRequest({ method: "GET", url: "https://site/", headers: [] }, null, c.signal); c.abort(); return r.signal.aborted;`),
  ).toBe(true);
});

const send = `const send = async (response) => {
  const out = web.fromResponse(response);
  const chunks = [];
  for (let chunk = await out.read(); chunk !== null; chunk = await out.read()) chunks.push(hex(chunk));
  return [out.status, out.statusText, out.headers, chunks];
};`;

test.each([
  [
    `new Response("ab")`,
    [
      200,
      "",
      [
        ["content-type", "text/plain;charset=UTF-8"],
        ["content-length", "2"],
      ],
      ["6162"],
    ],
  ],
  [`new Response(null, { status: 204 })`, [204, "", [], []]],
  [`new Response("dropped", { status: 304 })`, [304, "", [["content-type", "text/plain;charset=UTF-8"]], []]],
  [
    `new Response(streamOf(unhex("61"), unhex("62")), { statusText: "Fine" })`,
    [200, "Fine", [], ["61", "62"]],
  ],
  [
    `new Response(null, { headers: [["Set-Cookie", "a=1"], ["set-cookie", "b=2"]] })`,
    [
      200,
      "",
      [
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ],
      [],
    ],
  ],
  [
    `new Response("x", { headers: { "content-length": "1", "content-type": "t/x" } })`,
    [
      200,
      "",
      [
        ["content-length", "1"],
        ["content-type", "t/x"],
      ],
      ["78"],
    ],
  ],
])("sends %s", async (response, expected) => {
  expect(await realm.run(`${send} return send(${response});`)).toEqual(expected);
});

test("a large body goes out in chunks of 64 KiB", async () => {
  const sizes =
    await realm.run(`${send} const [, , , chunks] = await send(new Response(new Uint8Array(150000)));
    return chunks.map((chunk) => chunk.length / 2);`);
  expect(sizes).toEqual([65536, 65536, 18928]);
});

test("cancelling reaches the stream", async () => {
  const seen = await realm.run(`let reason; const stream = new ReadableStream({ cancel(r) { reason = r; } });
    const out = web.fromResponse(new Response(stream)); await out.cancel("gone"); return reason;`);
  expect(seen).toBe("gone");
});

test("refuses what is no unread Response", async () => {
  const seen = await realm.run(`const used = new Response("x"); await used.text();
    return [{ status: 200 }, null, "text", used].map((value) => {
      try { web.fromResponse(value); } catch (error) { return error.message; }
    });`);
  const notOne = "HTTP actions must return a Response";
  expect(seen).toEqual([
    notOne,
    notOne,
    notOne,
    "Failed to execute 'body' on 'Response': body stream already read",
  ]);
});

test("a stored blob is read by range, as often as asked", async () => {
  const seen = await realm.run(`const opened = [];
    const blob = web.blobOf({ size: 10, open(start, end) {
      opened.push([start, end]); let at = start;
      return { async read() { return at < end ? new Uint8Array([48 + at++]) : null; }, cancel() {} };
    } }, "T/Y");
    return [blob.size, blob.type, await blob.text(), await blob.slice(2, 5).text(), await new Blob(["<", blob.slice(-1), ">"]).text(), opened];`);
  expect(seen).toEqual([
    10,
    "t/y",
    "0123456789",
    "234",
    "<9>",
    [
      [0, 10],
      [2, 5],
      [9, 10],
    ],
  ]);
});
