import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { holdBody } from "./bodyBudget";
import { HttpError, badRequest } from "./httpError";
import { noteTransit } from "./transit";

/**
 * The body of a request, decompressed (br, gzip, deflate), as chunks. Throws `HttpError` 413 once
 * more than `limit` bytes came out, 415 for an unknown encoding, 400 for a broken one.
 */
export async function* readChunks(
  request: IncomingMessage,
  limit: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (!isEncoded(request) && declared > limit) throw tooLarge(limit);
  let size = 0;
  try {
    for await (const chunk of decoded(request) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      yield chunk;
      noteTransit(chunk.length);
    }
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw badRequest("BadRequestBody", "The request body ended early or could not be decompressed.");
  }
}

/** The whole body; see `readChunks` for limits and errors, `holdBody` for what it may wait for. */
export async function readBytes(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readChunks(request, limit)) {
    if (size <= FREE_BYTES && size + chunk.length > FREE_BYTES)
      await holdBody(atMost(request, limit), response);
    size += chunk.length;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body is held without asking until it is larger: small ones never wait, and who sends little holds little. */
const FREE_BYTES = 64 << 10;

/** How many bytes may come; those beyond the limit will not be read. */
function atMost(request: IncomingMessage, limit: number): number {
  const declared = request.headers["content-length"];
  return isEncoded(request) || declared === undefined ? limit : Math.min(Number(declared), limit);
}

function isEncoded(request: IncomingMessage): boolean {
  const encoding = request.headers["content-encoding"];
  return encoding !== undefined && encoding !== "" && encoding !== "identity";
}

function decoded(request: IncomingMessage): Readable {
  if (!isEncoded(request)) return request;
  const decompress = decompressor(request.headers["content-encoding"] ?? "");
  // Errors reach the reader through the iterator of the last stream.
  pipeline(request, decompress, () => undefined);
  return decompress;
}

function decompressor(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case "br":
      return createBrotliDecompress();
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    default:
      throw new HttpError(
        415,
        "UnsupportedContentEncoding",
        `Content-Encoding '${encoding}' is not supported.`,
      );
  }
}

function tooLarge(limit: number): HttpError {
  return new HttpError(
    413,
    "RequestTooLarge",
    `The request body is larger than the limit of ${limit} bytes.`,
  );
}
