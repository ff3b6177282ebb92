import type { MediaKind } from "./statuses";

/** As many of a file's first bytes as are needed to know it. */
export const SNIFFED_BYTES = 4096;

/** The types that are taken, by what they are. A type that is none of these is refused. */
export const FILE_TYPES = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/gif": "image",
  "image/webp": "image",
  "image/avif": "image",
  "image/svg+xml": "image",
  "video/mp4": "video",
  "video/webm": "video",
  "video/ogg": "video",
  "audio/mpeg": "audio",
  "audio/ogg": "audio",
  "application/pdf": "document",
} as const satisfies Record<string, MediaKind>;
export type FileType = keyof typeof FILE_TYPES;

const EXTENSIONS: Record<string, readonly FileType[]> = {
  jpg: ["image/jpeg"],
  jpeg: ["image/jpeg"],
  png: ["image/png"],
  gif: ["image/gif"],
  webp: ["image/webp"],
  avif: ["image/avif"],
  svg: ["image/svg+xml"],
  mp4: ["video/mp4"],
  m4v: ["video/mp4"],
  webm: ["video/webm"],
  ogv: ["video/ogg"],
  mp3: ["audio/mpeg"],
  ogg: ["audio/ogg", "video/ogg"],
  oga: ["audio/ogg"],
  opus: ["audio/ogg"],
  pdf: ["application/pdf"],
};

/** Other names under which browsers declare a type. */
const ALIASES: Record<string, readonly FileType[]> = {
  "image/jpg": ["image/jpeg"],
  "audio/mp3": ["audio/mpeg"],
  "video/x-m4v": ["video/mp4"],
  "application/ogg": ["audio/ogg", "video/ogg"],
  "video/ogg": ["audio/ogg", "video/ogg"],
  "audio/ogg": ["audio/ogg", "video/ogg"],
};
/** Declared by who does not know. */
const SAYS_NOTHING = ["", "application/octet-stream", "binary/octet-stream"];

/** What a file chooser offers. */
export const ACCEPTED = Object.keys(FILE_TYPES).join(",");
export const ACCEPTED_IMAGES = Object.keys(FILE_TYPES)
  .filter((type) => type.startsWith("image/"))
  .join(",");

/** The type of a file by its first bytes, whatever it is called; null for what is not taken. */
export function fileTypeOf(head: Uint8Array): FileType | null {
  if (begins(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  const text = latin(head.subarray(0, 64));
  if (/^GIF8[79]a/.test(text)) return "image/gif";
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "image/webp";
  if (text.startsWith("ftyp", 4)) return typeOfBrands(head);
  if (begins(head, [0x1a, 0x45, 0xdf, 0xa3])) return text.includes("webm") ? "video/webm" : null;
  if (text.startsWith("OggS")) return oggType(latin(head.subarray(0, 512)));
  if (text.startsWith("%PDF-")) return "application/pdf";
  if (text.startsWith("ID3") || isMp3Frame(head)) return "audio/mpeg";
  return isSvg(head) ? "image/svg+xml" : null;
}

/**
 * Whether a file is what it says it is: the type its upload declared and the ending of its name, each where it says
 * anything, must be that of its bytes.
 */
export function tellsTruth(type: FileType, declared: string, name: string): boolean {
  const said = declared.split(";")[0]!.trim().toLowerCase();
  if (!SAYS_NOTHING.includes(said) && said !== type && !(ALIASES[said] ?? []).includes(type)) return false;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return true;
  const possible = EXTENSIONS[ending];
  return possible === undefined ? !RUNNING.includes(ending) : possible.includes(type);
}

/** Endings of what a computer or a browser would run. */
const RUNNING = ["html", "htm", "xhtml", "xml", "js", "mjs", "exe", "php", "sh", "bat", "cmd", "com", "jar"];

/** What a file is by its declared type, until its bytes are looked at. */
export function declaredKind(declared: string): MediaKind {
  const family = declared.split("/")[0]!.toLowerCase();
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}

/** The ending that files of a type have. */
export function endingOf(type: FileType): string {
  return Object.entries(EXTENSIONS).find(([, types]) => types[0] === type)![0];
}

/** ISO base media files name their brands: the major one, its version, then those they are compatible with. */
function typeOfBrands(head: Uint8Array): FileType | null {
  const length = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const brands = latin(head.subarray(8, Math.min(Math.max(length, 16), 256)));
  const [major, ...compatible] = [brands.slice(0, 4), ...(brands.slice(8).match(/.{4}/gs) ?? [])];
  if (major === "avif" || major === "avis") return "image/avif";
  if (/^(heic|heix|hevc|hevx|mif1|msf1)$/.test(major!))
    return compatible.includes("avif") ? "image/avif" : null;
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V[ HP]|MSNV|dash|mmp4|f4v )$/.test(major!) ? "video/mp4" : null;
}

/** Theora marks a video among what Ogg carries. */
function oggType(text: string): FileType | null {
  if (text.includes("\x80theora")) return "video/ogg";
  return /OpusHead|\x01vorbis|\x7fFLAC|Speex {3}/.test(text) ? "audio/ogg" : null;
}

/** Eleven bits of sync, MPEG 1 or 2, layer III, and a bit rate and sampling rate that exist. */
function isMp3Frame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const synced = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return synced && third >> 4 !== 0x0f && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}

/** XML whose first element is `svg`, after whatever may stand before it. */
function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(head);
  const before = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>\s*)*/i;
  return /^<(?:\w+:)?svg[\s>/]/i.test(text.replace(before, ""));
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
