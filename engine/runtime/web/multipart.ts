import { Blob } from "./blob";
import { File } from "./file";
import { FormData } from "./formData";
import { splitOutsideQuotes } from "./mimeType";
import { decodeUtf8, encodeUtf8 } from "./utf8";

const ESCAPES: Record<string, string> = { "\n": "%0A", "\r": "%0D", '"': "%22" };
const escapeName = (name: string): string => name.replace(/[\n\r"]/g, (found) => ESCAPES[found] ?? found);
const normalizeNewlines = (text: string): string => text.replace(/\r\n?|\n/g, "\r\n");

/** A form as `multipart/form-data`: a blob whose type names the boundary. */
export function encodeMultipart(form: FormData): Blob {
  const digits = `${Math.random()}${Math.random()}`.replace(/\D/g, "").slice(0, 24).padEnd(24, "0");
  const boundary = `----formdata-${digits}`;
  const parts: (string | Blob)[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(normalizeNewlines(name))}"`;
    if (typeof value === "string") {
      parts.push(`${head}\r\n\r\n${normalizeNewlines(value)}\r\n`);
    } else {
      const type = value.type === "" ? "application/octet-stream" : value.type;
      parts.push(
        `${head}; filename="${escapeName(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`,
        value,
        "\r\n",
      );
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return new Blob(parts, { type: `multipart/form-data; boundary=${boundary}` });
}

function fail(): never {
  throw new TypeError("Failed to parse body as FormData.");
}

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;

function startsWith(bytes: Uint8Array, offset: number, wanted: Uint8Array): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte);
}

/** Where `wanted`, which begins with a carriage return, next is; -1 if nowhere. */
function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(CR, from); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (startsWith(bytes, at, wanted)) return at;
  }
  return -1;
}

const isNewline = (bytes: Uint8Array, offset: number): boolean =>
  bytes[offset] === CR && bytes[offset + 1] === LF;

/** Parses a `multipart/form-data` body. Throws a TypeError if it is not well formed. */
export function parseMultipart(bytes: Uint8Array, boundary: string): FormData {
  const form = new FormData();
  const delimiter = encodeUtf8(`\r\n--${boundary}`);
  const first = startsWith(bytes, 0, delimiter.subarray(2)) ? -2 : find(bytes, delimiter, 0);
  if (first === -1) fail();
  let at = first + delimiter.length;
  while (!(bytes[at] === DASH && bytes[at + 1] === DASH)) {
    if (!isNewline(bytes, at)) fail();
    const { headers, end } = parseHeaders(bytes, at + 2);
    // The blank line's own newline may belong to the delimiter of an empty body.
    const next = find(bytes, delimiter, end - 2);
    if (next < 0) fail();
    appendPart(form, headers, bytes.subarray(end, Math.max(end, next)));
    at = next + delimiter.length;
  }
  return form;
}

function parseHeaders(bytes: Uint8Array, from: number): { headers: Map<string, string>; end: number } {
  const headers = new Map<string, string>();
  for (let at = from; ;) {
    if (isNewline(bytes, at)) return { headers, end: at + 2 };
    const end = find(bytes, new Uint8Array([CR, LF]), at);
    if (end < 0) fail();
    const line = decodeUtf8(bytes.subarray(at, end));
    const colon = line.indexOf(":");
    if (colon <= 0) fail();
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    at = end + 2;
  }
}

const UNESCAPES: Record<string, string> = { "%0A": "\n", "%0D": "\r", "%22": '"' };

/** The name and file name of a part; a backslash escapes only a quote, as browsers write them. */
function parseDisposition(header: string | undefined): { name?: string; filename?: string } {
  const [type = "", ...parameters] = splitOutsideQuotes(header ?? "");
  if (type.trim().toLowerCase() !== "form-data") fail();
  const found: { name?: string; filename?: string } = {};
  for (const parameter of parameters) {
    const match = /^\s*(name|filename)="?(.*?)"?\s*$/is.exec(parameter);
    if (match === null) continue;
    const value = (match[2] ?? "").replace(/%0A|%0D|%22/gi, (code) => UNESCAPES[code.toUpperCase()] ?? code);
    found[match[1]?.toLowerCase() === "name" ? "name" : "filename"] = value.replaceAll('\\"', '"');
  }
  return found;
}

function appendPart(form: FormData, headers: Map<string, string>, body: Uint8Array): void {
  const { name, filename } = parseDisposition(headers.get("content-disposition"));
  if (name === undefined) fail();
  if (filename === undefined) form.append(name, decodeUtf8(body));
  else form.append(name, new File([body], filename, { type: headers.get("content-type") ?? "text/plain" }));
}
