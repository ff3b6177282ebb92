/** What a link may lead to. */
const LINK_SCHEMES: readonly string[] = ["http", "https", "mailto", "tel"];

/** Where pictures, films and sounds may come from. */
const MEDIA_SCHEMES: readonly string[] = ["http", "https"];

/** Characters that browsers drop from an address or that nobody sees: controls, soft hyphen, zero width, directions. */
const INVISIBLE = /[\ufe00-\ufe0f\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Names of characters with which a scheme can be hidden from a list of bad ones. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  colon: ":",
  lpar: "(",
  rpar: ")",
  sol: "/",
  bsol: "\\",
  num: "#",
  quest: "?",
  period: ".",
  tab: "",
  newline: "",
  nbsp: "",
  shy: "",
  zwnj: "",
  zwj: "",
};

/**
 * An address that is safe in a link: http, https, mailto, tel, relative or a fragment, freed of what cannot be seen.
 * Null for every other one, and for one that would be another after characters are decoded.
 */
export function safeUrl(url: unknown): string | null {
  return allowed(url, LINK_SCHEMES);
}

/** An address that is safe as the source of a picture, film or sound: http, https or relative. */
export function safeMediaUrl(url: unknown): string | null {
  return allowed(url, MEDIA_SCHEMES);
}

function allowed(url: unknown, schemes: readonly string[]): string | null {
  if (typeof url !== "string") return null;
  const clean = visible(url);
  if (clean === "") return null;
  return readings(clean).every((reading) => schemeAllowed(reading, schemes)) ? clean : null;
}

/** Without what cannot be seen and without space around. */
function visible(text: string): string {
  return text.replace(INVISIBLE, "").replace(LONE_SURROGATE, "").trim();
}

/** Whether what stands before the first slash, question mark or number sign names no scheme or an allowed one. */
function schemeAllowed(text: string, schemes: readonly string[]): boolean {
  const start = text.split(/[/\\?#]/, 1)[0] ?? "";
  const colon = start.indexOf(":");
  return colon < 0 || schemes.includes(start.slice(0, colon).toLowerCase());
}

const MOST_DECODINGS = 4;

/** The address as it stands and as it reads after one, two and more decodings, without any space. */
function readings(text: string): string[] {
  const found = [unspaced(text)];
  let last = text;
  for (let turn = 0; turn < MOST_DECODINGS; turn += 1) {
    const next = decoded(last);
    if (next === last) break;
    found.push(unspaced(next));
    last = next;
  }
  return found;
}

function unspaced(text: string): string {
  return visible(text).replace(/\s/gu, "");
}

function decoded(text: string): string {
  const entities = text
    .replace(/&#x0*([0-9a-f]{1,6});?/gi, (_all, digits: string) => character(parseInt(digits, 16)))
    .replace(/&#0*([0-9]{1,7});?/g, (_all, digits: string) => character(parseInt(digits, 10)))
    .replace(/&([a-z]+);/gi, (all, name: string) => NAMED[name.toLowerCase()] ?? all);
  const percents = entities.replace(/%([0-7][0-9a-f])/gi, (_all, digits: string) =>
    character(parseInt(digits, 16)),
  );
  return percents.normalize("NFKC");
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
