import { BakingFailure } from "./failure";
import { isPdf, readPdf } from "./pdf";
import { isPng, readPng } from "./png";
import { isSvg, readSvg } from "./svg";

/** What kind of file a credential came in. */
export type FileForm = "json" | "jwt" | "png" | "svg" | "pdf";

/** `text` is the credential itself: JSON, or a compact JWT, whatever the file. */
export type Extraction = { form: FileForm; text: string };

/** Bytes; badges and certificates are far smaller. */
export const LARGEST_FILE = 10_000_000;

/**
 * Takes the credential out of a file, known by its first bytes and not by its name. Nothing of the file is run, shown or
 * fetched. Throws a BakingFailure, and nothing else.
 */
export function extractCredential(bytes: Uint8Array): Extraction {
  if (bytes.length > LARGEST_FILE) throw new BakingFailure("tooLarge");
  if (isPng(bytes)) return { form: "png", text: readPng(bytes) };
  if (isPdf(bytes)) return { form: "pdf", text: readPdf(bytes) };
  const text = decode(bytes)
    .replace(/^\uFEFF/, "")
    .trim();
  if (text.startsWith("{")) return { form: "json", text };
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return { form: "jwt", text };
  if (text.startsWith("<") && isSvg(text)) return { form: "svg", text: readSvg(text) };
  throw new BakingFailure("unknownFormat");
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BakingFailure("unknownFormat");
  }
}
