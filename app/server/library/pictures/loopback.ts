import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A stretch of a file, as the answer to a request for it. */
export type Answer = (range: string | null, signal: AbortSignal) => Promise<Response>;

/**
 * Lets a program on this machine read a file while `work` runs: at an address of the loopback that nobody guesses and
 * that is gone afterwards.
 * @param mostBytes all that is given out; whoever asks for more is cut off
 */
export async function withAddress<Done>(
  answer: Answer,
  mostBytes: number,
  work: (address: string) => Promise<Done>,
): Promise<Done> {
  const path = `/${randomUUID()}`;
  let left = mostBytes;
  const spend = (bytes: number) => (left -= bytes) >= 0;
  const server = createServer((request, response) => {
    const known = request.url === path && request.method === "GET";
    if (!known) return void response.writeHead(404).end();
    give(request, response, answer, spend).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function give(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  spend: (bytes: number) => boolean,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const { status, headers, body } = await answer(request.headers.range ?? null, gone.signal);
  response.writeHead(status, Object.fromEntries(headers));
  if (body === null) return void response.end();
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      if (!spend(chunk.length)) throw new Error("More was read than a picture needs.");
      yield chunk;
    }
  };
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), counted, response);
}
