import type { ServerResponse } from "node:http";

/**
 * Writes a chunk of an answer's body. Resolves once the client has taken enough of it for more to be
 * written, or is gone (then `response.destroyed`).
 */
export async function writeChunk(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  if (response.destroyed || response.write(chunk)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
}
