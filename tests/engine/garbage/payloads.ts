import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { randomBytes } from "node:crypto";

export type Payload = { name: string; body: Buffer | string; headers?: Record<string, string> };

const JSON_TYPE = { "content-type": "application/json" };
const LEVELS = 100_000;

export const deepArrays = "[".repeat(LEVELS) + "]".repeat(LEVELS);
export const deepObjects = `${'{"a":'.repeat(LEVELS)}1${"}".repeat(LEVELS)}`;

/** What is no JSON object, whatever it claims to be. */
export const noObjects: Payload[] = [
  { name: "nothing", body: "" },
  { name: "random bytes", body: randomBytes(1 << 10) },
  {
    name: "more random bytes",
    body: randomBytes(1 << 16),
    headers: { "content-type": "application/octet-stream" },
  },
  { name: "zeros", body: Buffer.alloc(1 << 16) },
  { name: "white space", body: " ".repeat(1 << 16) },
  { name: "a NUL", body: "\0" },
  { name: "null", body: "null" },
  { name: "a number", body: "1e999" },
  { name: "a string", body: '"text"' },
  { name: "an array", body: "[]" },
  { name: "NaN", body: '{"path":NaN}' },
  { name: "JSON with a comment", body: '{"path":"a:b"/**/}' },
  { name: "JSON cut off", body: '{"path":"time:now","args":{"a":[1,2' },
  { name: "JSON twice", body: "{}{}" },
  { name: "JSON with a byte order mark", body: "\uFEFF{}" },
  { name: "an unfinished string", body: `{"path":"${"x".repeat(1 << 16)}` },
  { name: "bytes that are no UTF-8", body: Buffer.from('{"path":"\xff\xfe","args":{}}', "latin1") },
  { name: "UTF-16", body: Buffer.from('{"path":"time:now"}', "utf16le") },
  { name: "deep arrays", body: deepArrays },
  { name: "deep objects", body: deepObjects },
  { name: "deep arguments", body: `{"path":"time:now","args":{"a":${deepArrays}}}` },
  { name: "unfinished deep arrays", body: "[".repeat(LEVELS) },
  {
    name: "XML",
    body: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    headers: { "content-type": "text/xml" },
  },
  {
    name: "a form",
    body: "path=time:now&args={}",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  },
  {
    name: "multipart",
    body: "--x\r\n\r\n--x--",
    headers: { "content-type": "multipart/form-data; boundary=x" },
  },
  { name: "gzip that is none", body: "{}", headers: { "content-encoding": "gzip" } },
  { name: "brotli that is none", body: randomBytes(100), headers: { "content-encoding": "br" } },
  { name: "deflate that is none", body: randomBytes(100), headers: { "content-encoding": "deflate" } },
  {
    name: "gzip cut off",
    body: gzipSync(randomBytes(1000)).subarray(0, 500),
    headers: { "content-encoding": "gzip" },
  },
  { name: "an unknown encoding", body: "{}", headers: { "content-encoding": "zstd" } },
  { name: "two encodings", body: gzipSync("{}"), headers: { "content-encoding": "gzip, gzip" } },
];

/** Objects that no route asks for. */
export const strangeObjects: Payload[] = [
  { name: "an empty object", body: "{}", headers: JSON_TYPE },
  {
    name: "a prototype",
    body: '{"__proto__":{"polluted":1,"path":"time:now","changes":[]}}',
    headers: JSON_TYPE,
  },
  {
    name: "a constructor",
    body: '{"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1}',
    headers: JSON_TYPE,
  },
  {
    name: "10,000 fields",
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, n]))),
    headers: JSON_TYPE,
  },
  { name: "a field twice", body: '{"path":1,"path":"nope:nope","args":{},"args":[]}', headers: JSON_TYPE },
  { name: "a huge string", body: JSON.stringify({ path: "x".repeat(1 << 20) }), headers: JSON_TYPE },
  { name: "huge names", body: JSON.stringify({ ["x".repeat(1 << 20)]: 1 }), headers: JSON_TYPE },
];

/** JSON texts to put in the place of every field. */
export const wrongValues: string[] = [
  "null",
  "true",
  "-1",
  "1.5",
  "-0",
  "1e999",
  "9007199254740993",
  '""',
  '"NaN"',
  '"../../../../etc/passwd"',
  `"'; DROP TABLE documents; --"`,
  '"\\u0000\\ud800"',
  `"${"x".repeat(100_000)}"`,
  '"constructor:constructor"',
  "[]",
  '[["x"],null]',
  "{}",
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"$integer":"AAA="}',
  `${"[".repeat(100)}${"]".repeat(100)}`,
];

const BOMB_BYTES = 300 << 20;

/** Little that becomes more than any route takes. */
export function bombs(): Payload[] {
  const zeros = Buffer.alloc(BOMB_BYTES);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  return [
    {
      name: "a brotli bomb",
      body: brotliCompressSync(zeros, { params }),
      headers: { "content-encoding": "br" },
    },
    { name: "a gzip bomb", body: gzipSync(zeros, { level: 1 }), headers: { "content-encoding": "gzip" } },
  ];
}

/** Whoever calls with these is not the admin. */
export function wrongCredentials(adminKey: string): (string | undefined)[] {
  const [name = "", secret = ""] = adminKey.split("|");
  return [
    undefined,
    "",
    "Convex",
    "Convex ",
    "Convex wrong",
    `Convex ${name}`,
    `Convex ${name}|`,
    `Convex ${adminKey.slice(0, -1)}`,
    `Convex ${adminKey}0`,
    `Convex ${adminKey.toUpperCase()}`,
    `Convex ${secret}`,
    `Convex :${adminKey}`,
    `Convex wrong:${Buffer.from('{"issuer":"a","subject":"b"}').toString("base64")}`,
    `Bearer ${adminKey}`,
    `Basic ${Buffer.from(`admin:${adminKey}`).toString("base64")}`,
    "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
    `Convex ${"x".repeat(10_000)}`,
    adminKey,
  ];
}
