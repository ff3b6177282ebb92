import { BakingFailure } from "./failure";
import { inflate, type Budget } from "./inflating";

/**
 * The credential attached to a PDF. An attached file is always a stream of its own, so streams are looked at one by one,
 * bounded, instead of having a PDF library unpack what a stranger sent. Throws a BakingFailure.
 */
export function readPdf(pdf: Uint8Array): string {
  const budget: Budget = { left: MOST_UNPACKED };
  let fallback: string | null = null;
  for (const { dictionary, content } of streams(pdf)) {
    const text = credentialText(dictionary, content, budget);
    if (budget.left < 0) throw new BakingFailure("tooLarge");
    if (text === null) continue;
    if (/\/EmbeddedFile\b/.test(dictionary)) return text;
    fallback ??= text;
  }
  if (fallback !== null) return fallback;
  throw new BakingFailure(find(pdf, "/Encrypt", 0) >= 0 ? "encrypted" : "nothingInside");
}

/** Whether the bytes begin as a PDF does; some have a little before that. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 1_024)).includes("%PDF-");
}

type Stream = { dictionary: string; content: Uint8Array };

const STREAM = "stream";
/** A stream's dictionary stands before it and is short. */
const DICTIONARY = 2_048;
const MOST_UNPACKED = 30_000_000;

/** Streams by their keywords, since what a dictionary says of a length may stand elsewhere, or be wrong. */
function* streams(pdf: Uint8Array): Generator<Stream> {
  let at = find(pdf, STREAM, 0);
  while (at >= 0) {
    const end = find(pdf, `end${STREAM}`, at);
    if (end < 0) return;
    const before = latin1(pdf.subarray(Math.max(0, at - DICTIONARY), at));
    const start = at + STREAM.length + (pdf[at + STREAM.length] === 0x0d ? 2 : 1);
    yield {
      dictionary: before.slice(Math.max(0, before.lastIndexOf("obj"))),
      content: pdf.subarray(start, end),
    };
    at = find(pdf, STREAM, end + `end${STREAM}`.length);
  }
}

/** A stream's text if it is a credential: an object of JSON-LD, or a compact JWT. */
function credentialText(dictionary: string, content: Uint8Array, budget: Budget): string | null {
  const [, list, one = ""] = /\/Filter\s*(?:\[([^\]]*)\]|(\/\w+))/.exec(dictionary) ?? [];
  const filters = Array.from((list ?? one).matchAll(/\/(\w+)/g), ([, name = ""]) => name);
  const bytes = unpack(filters, content, budget);
  if (bytes === null) return null;
  const text = decode(bytes).trim();
  const isJson = text.startsWith("{") && text.includes('"@context"');
  return isJson || /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(text) ? text : null;
}

function unpack(filters: readonly string[], content: Uint8Array, budget: Budget): Uint8Array | null {
  if (filters.length === 0) return mayBeCredential(content) ? content : null;
  if (filters.length > 1 || (filters[0] !== "FlateDecode" && filters[0] !== "Fl")) return null;
  try {
    return inflate(content, budget, mayBeCredential);
  } catch {
    return null;
  }
}

/** `{`, or `eyJ` of a JWT's header, after white space. */
function mayBeCredential(start: Uint8Array): boolean {
  const first = start.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x65;
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const codes = Array.from(word, (letter) => letter.charCodeAt(0));
  const [first = 0] = codes;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return at;
  }
  return -1;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
