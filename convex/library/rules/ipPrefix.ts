/**
 * The part of an address that says from which network somebody came, not who they are: 24 bits of IPv4, 48 of IPv6.
 * Empty where the text is no address.
 */
export function ipPrefix(address: string): string {
  const text = address.trim().toLowerCase();
  const four = /^(?:::ffff:)?((?:\d{1,3}\.){3}\d{1,3})$/.exec(text)?.[1];
  if (four !== undefined) return prefixOfFour(four.split(".").map(Number));
  const groups = groupsOf(text.replace(/%.*$/, ""));
  if (groups === null) return "";
  const [a = 0, b = 0, c = 0] = groups;
  return `${[a, b, c].map((group) => group.toString(16)).join(":")}::/48`;
}

function prefixOfFour(bytes: number[]): string {
  if (bytes.some((byte) => byte > 255)) return "";
  return `${bytes.slice(0, 3).join(".")}.0/24`;
}

/** The eight groups of an IPv6 address; null where it is none. */
function groupsOf(text: string): number[] | null {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return null;
  const [before, after] = [partsOf(head), partsOf(tail ?? "")];
  if (before === null || after === null) return null;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function partsOf(text: string): number[] | null {
  if (text === "") return [];
  const parts = text.split(":");
  return parts.every((part) => /^[0-9a-f]{1,4}$/.test(part)) ? parts.map((part) => parseInt(part, 16)) : null;
}
