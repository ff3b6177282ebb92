import type { UploadPurpose } from "./statuses";

/** As many of a file's first bytes, and of its last, as are needed to know it. */
export const SNIFFED_BYTES = 64 * 1024;

const VIDEOS = ["video/mp4", "video/webm", "video/quicktime", "video/x-matroska"] as const;
const SOUNDS = ["audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac", "audio/webm"] as const;
const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"] as const;
const OFFICE = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  odp: "application/vnd.oasis.opendocument.presentation",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odg: "application/vnd.oasis.opendocument.graphics",
  epub: "application/epub+zip",
} as const;
/** Text has no mark of its own: its name says of which kind it is. */
const TEXTS = {
  txt: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  csv: "text/csv",
  vtt: "text/vtt",
  srt: "application/x-subrip",
} as const;

/** Endings of names, each with what a file may be that has it. */
const ENDINGS: Record<string, readonly string[]> = {
  ...Object.fromEntries(Object.entries({ ...OFFICE, ...TEXTS }).map(([ending, type]) => [ending, [type]])),
  mp4: ["video/mp4", "audio/mp4"],
  m4v: ["video/mp4"],
  webm: ["video/webm", "audio/webm"],
  mov: ["video/quicktime", "video/mp4"],
  mkv: ["video/x-matroska", "video/webm"],
  mp3: ["audio/mpeg"],
  m4a: ["audio/mp4", "video/mp4"],
  ogg: ["audio/ogg"],
  oga: ["audio/ogg"],
  opus: ["audio/ogg"],
  wav: ["audio/wav"],
  flac: ["audio/flac"],
  png: ["image/png"],
  jpg: ["image/jpeg"],
  jpeg: ["image/jpeg"],
  webp: ["image/webp"],
  gif: ["image/gif"],
  avif: ["image/avif"],
  pdf: ["application/pdf"],
  zip: ["application/zip"],
};

/** Endings of what a computer or a browser would run; no text of that name is taken. */
const RUNNING =
  /^(?:html?|xhtml|xml|svg|svgz|js|mjs|cjs|css|php|sh|bash|bat|cmd|com|exe|msi|jar|ps1|vbs|scr|docm|pptm|xlsm)$/;

const TAKEN: Record<UploadPurpose, readonly string[]> = {
  recording: VIDEOS,
  material: [
    ...VIDEOS,
    ...SOUNDS,
    ...PICTURES,
    ...Object.values(OFFICE),
    ...Object.values(TEXTS),
    "application/pdf",
    "application/zip",
  ],
};

/** What a file chooser offers for a purpose. */
export function acceptedFor(purpose: UploadPurpose): string {
  const endings = Object.entries(ENDINGS).filter(([, types]) => TAKEN[purpose].includes(types[0] ?? ""));
  return endings.map(([ending]) => `.${ending}`).join(",");
}

/** Keys of the catalogue: `uploads.problem.<problem>`. */
export const FILE_PROBLEMS = ["type", "mismatch", "notVideo"] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** A file's beginning and end, which overlap in a small one, and what it is called. */
export type Sniffed = { head: Uint8Array; tail: Uint8Array; name: string };

/** What a file is by its bytes, whatever it is said to be; or why it is not taken. */
export function judgeFile(
  purpose: UploadPurpose,
  file: Sniffed,
): { contentType: string } | { problem: FileProblem } {
  const contentType = typeOf(file);
  const ending = endingOf(file.name);
  if (contentType === null || (ending !== null && RUNNING.test(ending))) return { problem: "type" };
  if (!TAKEN[purpose].includes(contentType))
    return { problem: purpose === "recording" ? "notVideo" : "type" };
  const possible = ending === null ? undefined : ENDINGS[ending];
  return possible === undefined || possible.includes(contentType) ? { contentType } : { problem: "mismatch" };
}

function typeOf({ head, tail, name }: Sniffed): string | null {
  const text = latin(head.subarray(0, 64));
  if (begins(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (/^GIF8[79]a/.test(text)) return "image/gif";
  if (text.startsWith("RIFF")) return riffType(text.slice(8, 12));
  if (text.startsWith("ftyp", 4)) return typeOfBrand(text.slice(8, 12));
  if (/^(?:moov|mdat|wide|free|skip)/.test(text.slice(4, 8))) return "video/quicktime";
  if (begins(head, [0x1a, 0x45, 0xdf, 0xa3])) return matroskaType(head, name);
  if (text.startsWith("OggS")) return "audio/ogg";
  if (text.startsWith("fLaC")) return "audio/flac";
  if (text.startsWith("%PDF-")) return "application/pdf";
  if (text.startsWith("ID3") || isMp3Frame(head)) return "audio/mpeg";
  if (begins(head, [0x50, 0x4b, 0x03, 0x04])) return zipType(head, tail);
  return isText(head) && isText(tail) ? textType(name) : null;
}

function riffType(form: string): string | null {
  if (form === "WEBP") return "image/webp";
  return form === "WAVE" ? "audio/wav" : null;
}

/** ISO base media files name their major brand. */
function typeOfBrand(brand: string): string | null {
  if (brand === "avif" || brand === "avis") return "image/avif";
  if (brand === "qt  ") return "video/quicktime";
  if (/^M4[AB] $/.test(brand)) return "audio/mp4";
  return /^(?:isom|iso[2-9]|mp4[12]|avc1|M4V[ HP]|MSNV|dash|mmp4|f4v |3gp[4-9]|cmfc)$/.test(brand)
    ? "video/mp4"
    : null;
}

/** EBML names its document type near the beginning; WebM is a Matroska of some codecs, with pictures or without. */
function matroskaType(head: Uint8Array, name: string): string | null {
  const text = latin(head.subarray(0, 256));
  if (text.includes("webm")) return endingOf(name) === "weba" ? "audio/webm" : "video/webm";
  return text.includes("matroska") ? "video/x-matroska" : null;
}

/** Eleven bits of sync, MPEG 1 or 2, layer III, and a bit rate and sampling rate that exist. */
function isMp3Frame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const synced = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return synced && third >> 4 !== 0x0f && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}

/**
 * Office documents are archives. OpenDocument and EPUB say what they are in their first entry; those of Office Open XML
 * have a main part by whose name they are known, listed at the archive's end. Macros are not taken.
 */
function zipType(head: Uint8Array, tail: Uint8Array): string | null {
  const first = /^mimetype(application\/[\w.+-]+)/.exec(latin(head.subarray(30, 160)))?.[1] ?? "";
  const declared = Object.values(OFFICE).find((type) => first.startsWith(type));
  if (declared !== undefined) return longest(first);
  const names = latin(head) + latin(tail);
  if (names.includes("vbaProject.bin")) return null;
  if (names.includes("word/document.xml")) return OFFICE.docx;
  if (names.includes("ppt/presentation.xml")) return OFFICE.pptx;
  if (names.includes("xl/workbook.xml")) return OFFICE.xlsx;
  return "application/zip";
}

/** Nothing parts the type from the next entry: the longest that is known counts; templates are none. */
function longest(first: string): string | null {
  const known = Object.values(OFFICE).filter((type) => first.startsWith(type));
  return known.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** No byte of it is a control character, in whichever encoding that ASCII is a part of. */
function isText(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => (byte < 0x20 && !BLANK.includes(byte)) || byte === 0x7f);
}

/** Tab, line feed, form feed, carriage return. */
const BLANK = [0x09, 0x0a, 0x0c, 0x0d];

/** Text of a name that promises something else is none of what is taken. */
function textType(name: string): string | null {
  const ending = endingOf(name);
  if (ending === null || !(ending in ENDINGS)) return TEXTS.txt;
  return ending in TEXTS ? TEXTS[ending as keyof typeof TEXTS] : TEXTS.txt;
}

function endingOf(name: string): string | null {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 4096)
    text += String.fromCharCode(...bytes.subarray(from, from + 4096));
  return text;
}
