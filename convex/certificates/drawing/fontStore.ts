"use node";
import type { FontFile, FontSource } from "./fonts";

/** Where files that were fetched once are kept. `keep` may be called twice for a file by actions that run together. */
export type FontShelf = {
  find(path: FontFile): Promise<Uint8Array | null>;
  keep(path: FontFile, bytes: Uint8Array): Promise<void>;
};

/**
 * Fonts for actions: those kept, else the web server's, which are then kept. `webAddress` is the product's own, such as
 * `https://learn.example.org`. `load` rejects when the web server does not have the file or does not answer.
 */
export function storedFonts(shelf: FontShelf, webAddress: string): FontSource {
  return {
    async load(file) {
      const kept = await shelf.find(file);
      if (kept !== null) return kept;
      const bytes = await fetchFont(new URL(`/fonts/${file}`, webAddress));
      await shelf.keep(file, bytes);
      return bytes;
    },
  };
}

const TIMEOUT_MS = 10_000;
const SIGNATURE = "wOF2";

/** What is not a font, such as a page that says there is none, is not kept for ever. */
async function fetchFont(address: URL): Promise<Uint8Array> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`The font ${address.pathname} could not be fetched: ${answer.status}.`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== SIGNATURE) {
    throw new Error(`The web server's ${address.pathname} is no font.`);
  }
  return bytes;
}
