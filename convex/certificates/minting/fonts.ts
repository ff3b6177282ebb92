"use node";
import { internal } from "../../_generated/api";
import type { ActionCtx } from "../../_generated/server";
import type { FontFile, FontSource } from "../drawing/fonts";
import { type FontShelf, storedFonts } from "../drawing/fontStore";
import { storedType } from "../rules/files";

/** The web server did not give a font. */
export class FontsFault extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "FontsFault";
  }
}

/**
 * Fonts for an action: those kept in storage, else the web server's, which are kept. Where the web server stands on
 * this machine it is asked there, since its public address may lead through a proxy that this machine does not reach.
 * One is loaded after the other: each is fetched once in a deployment's life. `load` rejects with a FontsFault.
 */
export function fontsFor(ctx: ActionCtx): FontSource {
  const { FONTS_URL, LOCAL_URL, PUBLIC_URL } = process.env;
  const source = storedFonts(shelfOf(ctx), FONTS_URL || PUBLIC_URL || LOCAL_URL || "http://localhost:3000");
  let last: Promise<unknown> = Promise.resolve();
  return {
    load(file) {
      const loaded = last
        .then(() => source.load(file))
        .catch((error: unknown) => {
          throw new FontsFault(error);
        });
      last = loaded.catch(() => undefined);
      return loaded;
    },
  };
}

function shelfOf({ runQuery, runMutation, storage }: ActionCtx): FontShelf {
  return {
    async find(path: FontFile) {
      const file = await runQuery(internal.certificates.jobs.fontFile, { path });
      const blob = file === null ? null : await storage.get(file);
      return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
    },
    async keep(path: FontFile, bytes: Uint8Array) {
      const type = storedType("woff2", { kind: "font", id: path });
      const fileId = await storage.store(new Blob([new Uint8Array(bytes)], { type }));
      await runMutation(internal.certificates.jobs.keepFont, { path, fileId });
    },
  };
}
