"use node";

import { fileTypeOf, type FileType, SNIFFED_BYTES, tellsTruth } from "../rules/fileTypes";
import { maxBytesOf } from "../rules/limits";
import { hasSizes } from "../rules/sizes";
import type { MediaProblem } from "../rules/statuses";
import { type Painter, painterHere, paint } from "./painting";
import { bareOriginal, type Made, none, type Prepared } from "./prepared";
import { cleanSvg } from "./svg";

type Said = { fileName: string; declared: string };

/**
 * Finds out by its bytes what a file is and makes of it what can be served, or says why it cannot be taken.
 * @param painter paints pictures; null where this machine has none: then they have no sizes, and only what was written
 * beside them is taken out
 * @throws Error for what is not the file's fault
 */
export async function prepare(
  file: Blob,
  { fileName, declared }: Said,
  painter?: Painter | null,
): Promise<Prepared | { problem: MediaProblem }> {
  const head = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  const type = fileTypeOf(head);
  if (type === null) return { problem: "type" };
  if (!tellsTruth(type, declared, fileName)) return { problem: "mismatch" };
  if (file.size > maxBytesOf(type)) return { problem: "size" };
  if (type === "image/svg+xml") return drawn(await file.text());
  if (!hasSizes(type)) return asItCame(type);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hand = painter === undefined ? await painterHere() : painter;
  return hand === null ? unpainted(bytes, type) : paint(hand, bytes, type);
}

function unpainted(bytes: Made, type: FileType): Prepared | { problem: MediaProblem } {
  const bare = bareOriginal(bytes, type);
  return bare === null ? { problem: "unreadable" } : { type, original: bare.original, variants: none() };
}

function drawn(text: string): Prepared | { problem: MediaProblem } {
  const clean = cleanSvg(text);
  if (clean === null) return { problem: "unsafe" };
  const { svg, ...size } = clean;
  return { type: "image/svg+xml", original: new TextEncoder().encode(svg), variants: none(), ...size };
}

function asItCame(type: FileType): Prepared {
  return { type, original: null, variants: none() };
}
