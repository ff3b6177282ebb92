/** How a browser is to take a file: show it in the page, or save it. */
export const DISPOSITIONS = ["inline", "attachment"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What a browser shows and never runs. */
const SHOWN = /^(?:video|audio)\/[\w.+-]+$|^image\/(?:png|jpeg|gif|webp|avif)$|^text\/(?:plain|vtt)$/;
/** Text that some would take for more than it is. */
const PLAIN = /^text\/(?:markdown|csv)$/;
/** What runs if it is opened by itself, whatever the page around it allows. */
const RUNS = /^text\/html$|xml|javascript|ecmascript/;

/**
 * Under which type a file is given out, and whether it may be shown. What could run, and what nobody knows, is
 * saved: a page that shows a PDF reads its bytes, which no disposition hinders.
 */
export function servedAs(
  contentType: string,
  wanted: Disposition,
): { contentType: string; disposition: Disposition } {
  const type = contentType.toLowerCase().split(";")[0]!.trim();
  if (SHOWN.test(type)) return { contentType: withCharset(type), disposition: wanted };
  if (PLAIN.test(type)) return { contentType: withCharset("text/plain"), disposition: wanted };
  return { contentType: RUNS.test(type) ? "application/octet-stream" : type, disposition: "attachment" };
}

/** The header that says so, with the file's name in ASCII for the oldest and whole for all others (RFC 6266). */
export function dispositionHeader(disposition: Disposition, fileName: string): string {
  const name = fileName.toWellFormed();
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`;
}

/** A file's name as the last part of an address: one that browsers and players read the ending of. */
export function nameInPath(fileName: string): string {
  const name = fileName.toWellFormed().replace(/[/\\]/g, "_");
  return /^\.{0,2}$/.test(name) ? "file" : encoded(name);
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function withCharset(type: string): string {
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}
