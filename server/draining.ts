import type { Response } from "express";

/** So much may wait for a connection: written together, it costs less than piece by piece. */
const WAITING = 1024 ** 2;

/** Waits until a connection takes more: not at all, or until what was written is on its way, or the client is gone. */
export function drainingOf(response: Response): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      if (response.writableLength < WAITING || response.destroyed) return resolve();
      const go = () => {
        response.off("drain", go);
        response.off("close", go);
        resolve();
      };
      response.on("drain", go);
      response.on("close", go);
    });
}
