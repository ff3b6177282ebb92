import { BakingFailure } from "./failure";

/** A piece of an XML text: where it stands, and of a tag its name and attributes, as they are written. */
export type Token = {
  kind: "start" | "empty" | "end" | "text" | "cdata" | "other";
  start: number;
  end: number;
  name: string;
  attributes: Map<string, string>;
};

/**
 * The pieces of an XML text in order. It is looked at, not interpreted: entities that a document type declares stay as
 * they are written. Throws a BakingFailure `malformed` where a piece does not end.
 */
export function* tokens(xml: string): Generator<Token> {
  for (let at = 0; at < xml.length;) {
    const token = nextToken(xml, at);
    yield token;
    at = token.end;
  }
}

/** Text as it is read: the five entities of XML and numbered characters, no others. */
export function unescape(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === "string") return NAMED[name.toLowerCase()] ?? whole;
      const codePoint = typeof decimal === "string" ? parseInt(decimal, 10) : parseInt(String(hex), 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What begins with the first ends with the second. */
const ENCLOSED = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

function nextToken(xml: string, start: number): Token {
  const plain = { start, name: "", attributes: new Map<string, string>() };
  if (xml[start] !== "<") {
    const next = xml.indexOf("<", start);
    return { ...plain, kind: "text", end: next < 0 ? xml.length : next };
  }
  for (const [opening, closing] of ENCLOSED) {
    if (!xml.startsWith(opening, start)) continue;
    const end = xml.indexOf(closing, start + opening.length);
    if (end < 0) throw new BakingFailure("malformed");
    return { ...plain, kind: opening === "<![CDATA[" ? "cdata" : "other", end: end + closing.length };
  }
  const end = endOfMarkup(xml, start);
  if (xml[start + 1] === "!") return { ...plain, kind: "other", end };
  const inside = xml.slice(start + 1, end - 1);
  const kind = inside.startsWith("/") ? "end" : inside.endsWith("/") ? "empty" : "start";
  const [, name = ""] = /^\/?([^\s/>]*)/.exec(inside) ?? [];
  return { ...plain, kind, end, name, attributes: readAttributes(inside) };
}

/** Where a tag or a document type ends: quotes and the brackets of an internal subset are stepped over. */
function endOfMarkup(xml: string, start: number): number {
  let quote = "";
  let depth = 0;
  for (let at = start; at < xml.length; at++) {
    const sign = xml.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "[") depth++;
    else if (sign === "]") depth--;
    else if (sign === ">" && depth <= 0) return at + 1;
  }
  throw new BakingFailure("malformed");
}

function readAttributes(inside: string): Map<string, string> {
  const found = inside.matchAll(/\s([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map(Array.from(found, ([, name = "", double, single]) => [name, double ?? single ?? ""]));
}
