import { Agent as PlainAgent, type IncomingMessage, request as askPlainly } from "node:http";
import { Agent as SecureAgent, request as askSecurely } from "node:https";

/** Bytes of a file at an address: `size` of them, from `offset` of the whole on. */
export type Piece = { offset: number; size: number; url: string; headers: Record<string, string> };

const QUIET_MS = 30_000;
const options = { keepAlive: true, maxSockets: 512, timeout: QUIET_MS };
const plain = new PlainAgent(options);
const secure = new SecureAgent(options);

/**
 * Asks for a piece's bytes. They come as they are read: what nobody reads stays where it is.
 * @throws where the storage answers with something else than just these bytes, or with nothing for half a minute
 */
export function openPiece(piece: Piece, signal: AbortSignal): Promise<IncomingMessage> {
  const { url, headers, size } = piece;
  const isSecure = url.startsWith("https:");
  return new Promise((resolve, reject) => {
    const request = (isSecure ? askSecurely : askPlainly)(url, {
      headers: { ...headers, "Accept-Encoding": "identity" },
      agent: isSecure ? secure : plain,
      signal,
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      // The storage may close a connection just when it is used again.
      if (request.reusedSocket && error.code === "ECONNRESET") openPiece(piece, signal).then(resolve, reject);
      else reject(error);
    });
    request.setTimeout(QUIET_MS, () => request.destroy(new Error("The storage of files does not answer.")));
    request.on("response", (response) => {
      const length = Number(response.headers["content-length"]);
      const fits = (response.statusCode === 206 || response.statusCode === 200) && length === size;
      if (fits) {
        // A client may stop reading for as long as it likes.
        request.setTimeout(0);
        return resolve(response);
      }
      response.destroy();
      reject(new Error(`The storage of files answered with ${response.statusCode} and ${length} bytes.`));
    });
    request.end();
  });
}
