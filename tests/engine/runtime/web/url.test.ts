import fc from "fast-check";
import { expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("transaction");

const show = `(u) => ["href", "origin", "protocol", "username", "password", "host", "hostname", "port",
  "pathname", "search", "hash"].map((part) => u[part]).concat(String(u), JSON.stringify(u))`;

const urls: [string, string?][] = [
  ["https://example.com"],
  ["HTTPS://User:Pa%20ss@EXAMPLE.com:443/a/../b/./c?q=1&r=ü#frag ment"],
  ["http://[::1]:8080/x"],
  ["http://192.168.257/"],
  ["https://münchen.example/straße"],
  ["/path?x#y", "https://host/base/file"],
  ["../up", "https://host/a/b/c"],
  ["//other/x", "http://host/"],
  ["?only", "http://host/p?q#f"],
  ["data:text/plain,hello world"],
  ["mailto:a@b.c"],
  ["javascript:alert(1)"],
  ["file:///C|/x"],
  ["blob:https://a.b/c-d"],
  ["  https://trim.me/\t\n"],
  ["not a url"],
  ["https://exa mple.com"],
  ["http://host:99999/"],
  ["", "https://a/b"],
  [""],
  ["relative"],
  ["x", "also relative"],
  ["https://a/\ud800"],
];

test.each(urls)("parses %j on %j as Node does", async (url, base) => {
  const code = `return attempt(() => (${show})(new URL(...${JSON.stringify(base === undefined ? [url] : [url, base])})));`;
  expect(await realm.run(code)).toEqual(await runInNode(code));
});

test("any text parses, or fails, as in Node", async () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("http://", "//", ":", "@", "?", "#", "..", "/", "%", "[", "]"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
      const code = `return attempt(() => (${show})(new URL(${JSON.stringify(pieces.join(""))}, "https://base.example/a/b?c#d")));`;
      expect(await realm.run(code)).toEqual(await runInNode(code));
    }),
    { numRuns: 150 },
  );
});

const setters: [string, string][] = [
  ["href", "ftp://other/x"],
  ["href", "nonsense"],
  ["protocol", "http"],
  ["protocol", "mailto:"],
  ["username", "a:b"],
  ["password", "p@ss"],
  ["host", "new.example:81"],
  ["host", ""],
  ["hostname", "only.example"],
  ["port", "8443"],
  ["port", "443"],
  ["port", "not a port"],
  ["pathname", "x/ y/../z"],
  ["search", "a=b c"],
  ["search", ""],
  ["hash", "#h"],
  ["hash", ""],
];

test.each(setters)("setting %s to %j is as in Node", async (part, value) => {
  const code = `const u = new URL("https://u:p@host:8080/path?q=1#f");
    const params = u.searchParams;
    return attempt(() => { u.${part} = ${JSON.stringify(value)}; return [(${show})(u), [...params]]; });`;
  expect(await realm.run(code)).toEqual(await runInNode(code));
});

test.each([
  `const u = new URL("https://h/?a=1&b=2"); u.searchParams.append("c d", "ü&"); u.searchParams.delete("a"); return [u.href, u.search];`,
  `const u = new URL("https://h/?a=1"); u.searchParams.delete("a"); return u.href;`,
  `const u = new URL("https://h/?x=1"); const p = u.searchParams; u.search = "?y=%zz&y=2"; return [[...p], p === u.searchParams];`,
  `const u = new URL("https://h/?b=2&a=1"); u.searchParams.sort(); u.searchParams.set("b", "3"); return u.href;`,
  `return [URL.canParse("https://a"), URL.canParse("nope"), URL.canParse("x", "https://a")];`,
  `return attempt(() => new URL());`,
  `return Object.prototype.toString.call(new URL("https://a"));`,
])("URL scenario %#", async (code) => {
  expect(await realm.run(code)).toEqual(await runInNode(code));
});

test("tells an invalid URL in Convex's words", async () => {
  const message = await realm.run(`try { new URL("nope"); } catch (error) { return error.message; }`);
  expect(message).toBe("Invalid URL: 'nope'");
});

const inits = [
  `"?a=1&b=2&a=3"`,
  `"a=%F0%9F%98%80+x%2By&=&c&%zz=%E0%A4&+=+"`,
  `{ a: 1, "b c": "d&e" }`,
  `[["a", "1"], ["a", "2"]]`,
  `new Map([["k", "v"]])`,
  `new URLSearchParams("x=y")`,
  `null`,
  `undefined`,
  `123`,
  `[["only one"]]`,
  `["ab", "cd"]`,
  `{ "\\ud800": "\\udfff" }`,
  `"!'()~*-._ /?:@"`,
];

test.each(inits)("URLSearchParams(%s) is as in Node", async (init) => {
  const code = `return attempt(() => { const p = new URLSearchParams(${init}); return [String(p), [...p], p.size]; });`;
  expect(await realm.run(code)).toEqual(await runInNode(code));
});

test.each([
  `const p = new URLSearchParams("a=1&b=2&a=3&c=4"); p.set("a", "x"); return String(p);`,
  `const p = new URLSearchParams("a=1&b=2&a=3"); p.delete("a", "1"); return [String(p), p.has("a", "3"), p.has("a", "9")];`,
  `const p = new URLSearchParams("z=1&a=2&z=0&ÿ=3&😀=4"); p.sort(); return String(p);`,
  `const p = new URLSearchParams("a=1&b=2"); return [p.get("a"), p.get("q"), p.getAll("b"), [...p.keys()], [...p.values()]];`,
  `const p = new URLSearchParams("a=1&b=2"); const seen = []; for (const [k] of p) { seen.push(k); if (k === "a") p.append("c", "3"); } return seen;`,
  `const p = new URLSearchParams("a=1"); const seen = []; p.forEach(function (v, k, o) { seen.push(v, k, o === p, this.x); }, { x: 1 }); return seen;`,
  `return attempt(() => new URLSearchParams().append("only"));`,
  `return Object.prototype.toString.call(new URLSearchParams().entries());`,
])("URLSearchParams scenario %#", async (code) => {
  expect(await realm.run(code)).toEqual(await runInNode(code));
});

test("any pairs survive serializing and parsing, as in Node", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }))),
      async (pairs) => {
        const code = `const text = String(new URLSearchParams(${JSON.stringify(pairs)})); return [text, [...new URLSearchParams(text)]];`;
        expect(await realm.run(code)).toEqual(await runInNode(code));
      },
    ),
    { numRuns: 100 },
  );
});
