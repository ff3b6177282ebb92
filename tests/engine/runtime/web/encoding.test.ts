import fc from "fast-check";
import { expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("transaction");

async function same(code: string): Promise<void> {
  expect(await realm.run(code)).toEqual(await runInNode(code));
}

test.each([
  "",
  "plain",
  "ünïcödé €😀",
  "\ud800",
  "a\udc00b",
  "x".repeat(200),
  "é".repeat(200),
  "\0\x7f\x80\u07ff\u0800\uffff",
])("encodes %j", async (text) => {
  await same(`return hex(new TextEncoder().encode(${JSON.stringify(text)}));`);
});

test.each([
  `return hex(new TextEncoder().encode());`,
  `return hex(new TextEncoder().encode(undefined));`,
  `return hex(new TextEncoder().encode(null));`,
  `const b = new Uint8Array(5); return [new TextEncoder().encodeInto("aé😀", b), hex(b)];`,
  `const b = new Uint8Array(7); return [new TextEncoder().encodeInto("aé😀z", b), hex(b)];`,
  `return attempt(() => new TextEncoder().encodeInto("a", [1]));`,
  `return new TextEncoder().encoding;`,
])("TextEncoder scenario %#", same);

const bytes = [
  "",
  "616263",
  "efbbbf61",
  "efbbbfefbbbf61",
  "c3a9f09f9880",
  "ff",
  "c3",
  "e282",
  "f09f98",
  "eda080",
  "c080",
  "f4908080",
  "61c361",
  "e28261",
  "f8888080",
];
const options = ["{}", "{ ignoreBOM: true }", "{ fatal: true }", "{ fatal: true, ignoreBOM: true }"];
const decodings = bytes.flatMap((each) => options.map((given) => [each, given]));

test.each(decodings)("decodes %s with %s", async (each, given) => {
  await same(`return attempt(() => new TextDecoder("utf-8", ${given}).decode(unhex("${each}")));`);
});

test("bytes split anywhere decode as in Node", async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.string({ unit: "grapheme", maxLength: 4 }).map((text) => new TextEncoder().encode(text)),
    fc.constant(new Uint8Array([0xef, 0xbb, 0xbf])),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      async (pieces, fatal, ignoreBOM) => {
        const parts = pieces.map((part) => Buffer.from(part).toString("hex"));
        await same(`return attempt(() => {
        const decoder = new TextDecoder("utf-8", { fatal: ${fatal}, ignoreBOM: ${ignoreBOM} });
        const texts = ${JSON.stringify(parts)}.map((part) => decoder.decode(unhex(part), { stream: true }));
        return [texts.join(""), decoder.decode()].join("|");
      });`);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ["utf-16le", "3dd800de6100"],
  ["utf-16be", "d83dde000061"],
  ["latin1", "e9ff80"],
  ["windows-1251", "cff0e8"],
  ["shift_jis", "93fa967b"],
  ["gbk", "c4e3bac3"],
  ["euc-kr", "c7d1"],
  ["ascii", "6162"],
])("decodes %s, whole and byte by byte", async (label, given) => {
  await same(`const bytes = unhex("${given}");
    const decoder = new TextDecoder("${label}");
    const pieces = Array.from(bytes, (byte) => decoder.decode(new Uint8Array([byte]), { stream: true }));
    return [decoder.encoding, new TextDecoder("${label}").decode(bytes), pieces.join("") + decoder.decode()];`);
});

test.each([
  `return attempt(() => new TextDecoder("no-such-encoding"));`,
  `return attempt(() => new TextDecoder("utf-16le", { fatal: true }).decode(unhex("00d8")));`,
  `return attempt(() => new TextDecoder().decode("text"));`,
  `const d = new TextDecoder(" UTF8 ", { fatal: 1 }); return [d.encoding, d.fatal, d.ignoreBOM, d.decode()];`,
  `const b = unhex("00616200"); return new TextDecoder().decode(new DataView(b.buffer, 1, 2));`,
  `const d = new TextDecoder(); d.decode(unhex("e2"), { stream: true }); return [d.decode(), d.decode(unhex("61"))];`,
])("TextDecoder scenario %#", same);

test.each(["", "hello", "\0\xff\x80", "a", "ab", "abc", "\u0100"])("btoa(%j)", async (text) => {
  await same(`return attempt(() => btoa(${JSON.stringify(text)}));`);
});

test.each([
  "",
  "aGVsbG8=",
  "aGVsbG8",
  " aG Vs\nbG8=\t",
  "a",
  "ab=",
  "ab==",
  "abc=d",
  "ab-_",
  "====",
  "AA=A",
  "\u00e9",
])("atob(%j)", async (text) => {
  await same(`return attempt(() => atob(${JSON.stringify(text)}));`);
});

test.each([
  `const s = streamOf("a\\ud83d", "\\ude00b", "\\ud800").pipeThrough(new TextEncoderStream()); return (await collect(s)).map(hex).join("");`,
  `const s = streamOf(unhex("61c3"), unhex("a9e2"), unhex("82ac")).pipeThrough(new TextDecoderStream()); return (await collect(s)).join("");`,
  `const s = streamOf(unhex("61"), unhex("c3")).pipeThrough(new TextDecoderStream("utf-8", { fatal: true })); return attempt(() => collect(s));`,
  `const d = new TextDecoderStream("latin1"); return [d.encoding, d.fatal, d.ignoreBOM];`,
])("text stream scenario %#", same);
