import { decodeUtf8, encodeUtf8 } from "./utf8";

const NOT_KEPT = /[!'()~]|%20/g;

function serializePart(text: string): string {
  return encodeURIComponent(text).replace(NOT_KEPT, (found) =>
    found === "%20" ? "+" : `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `application/x-www-form-urlencoded` of pairs without unpaired surrogates. */
export function serializeUrlencoded(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${serializePart(name)}=${serializePart(value)}`).join("&");
}

/** Percent-decodes what `decodeURIComponent` refuses: stray signs stay, malformed UTF-8 becomes U+FFFD. */
function decodeLossily(text: string): string {
  const bytes = encodeUtf8(text);
  const isHex = (index: number): boolean => /^[0-9A-Fa-f]$/.test(String.fromCharCode(bytes[index] ?? 0));
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === 0x25 && isHex(index + 1) && isHex(index + 2)) {
      bytes[length++] = parseInt(String.fromCharCode(bytes[index + 1] ?? 0, bytes[index + 2] ?? 0), 16);
      index += 2;
    } else {
      bytes[length++] = bytes[index] ?? 0;
    }
  }
  return decodeUtf8(bytes.subarray(0, length));
}

function parsePart(part: string): string {
  const spaced = part.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced.toWellFormed();
  try {
    return decodeURIComponent(spaced).toWellFormed();
  } catch {
    return decodeLossily(spaced);
  }
}

/** The pairs of an `application/x-www-form-urlencoded` text. */
export function parseUrlencoded(text: string): [string, string][] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      if (equals < 0) return [parsePart(part), ""];
      return [parsePart(part.slice(0, equals)), parsePart(part.slice(equals + 1))];
    });
}
