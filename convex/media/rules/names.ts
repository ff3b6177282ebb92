/** Letters of a name at most. */
export const MAX_NAME = 120;
export const MAX_ALT = 300;

/**
 * A name for people, made of a file's: without folders and ending, separators as spaces. "IMG_2041-final.JPG" becomes
 * "IMG 2041 final". Empty text where nothing is left.
 */
export function nameOfFile(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1)!;
  const words = last.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[\s_\-.]+/g, " ");
  return withoutControls(words).trim().slice(0, MAX_NAME).trim();
}

/** A name as it is kept: one line, no controls, single spaces. */
export function tidyName(entered: string): string {
  return withoutControls(entered).replace(/\s+/g, " ").trim();
}

/** What is wrong with a tidy name, as a key of the catalogue's `errors`; null when nothing is. */
export function nameProblem(name: string): string | null {
  if (name === "") return "required";
  return name.length > MAX_NAME ? "tooLong" : null;
}

/** A name by which a browser saves a file: ASCII for the oldest, the whole of it for all others (RFC 6266). */
export function dispositionOf(kind: "inline" | "attachment", name: string, ending: string): string {
  const file = `${name}.${ending}`;
  const ascii = file.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(file.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Also marks that turn the reading direction: "gpj.exe" must not read "exe.jpg". */
function withoutControls(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
}
