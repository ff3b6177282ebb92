import { ReadableStream } from "./streams";
import { bytesOf } from "./webidl";

/** Bytes cross and are streamed in pieces of at most this size. */
export const CHUNK_SIZE = 65536;

/** Bytes that come when asked for: each read gives the next ones, or null at the end. */
export interface ByteSource {
  read(): Promise<Uint8Array | null>;
  /** Says that no more will be read. */
  cancel(reason?: unknown): void | Promise<void>;
}

/** A byte stream that reads `source` only as far as its consumer does. */
export function streamOf(source: ByteSource): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      type: "bytes",
      async pull(controller) {
        for (;;) {
          const chunk = await source.read();
          if (chunk === null) {
            controller.close();
            controller.byobRequest?.respond(0);
            return;
          }
          if (chunk.length > 0) {
            controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
            return;
          }
        }
      },
      cancel(reason) {
        return source.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Reads a stream of byte chunks. Throws a TypeError for a chunk of anything else, as `fetch` does. */
export function sourceOf(stream: ReadableStream<unknown>): ByteSource {
  const reader = stream.getReader();
  return {
    async read() {
      const { done, value } = await reader.read();
      if (done) return null;
      if (value instanceof Uint8Array) return value;
      const error = new TypeError("Received non-Uint8Array chunk");
      await reader.cancel(error).catch(() => {});
      throw error;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

/** Gives `bytes` in chunks. */
export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  let offset = 0;
  return {
    async read() {
      if (offset >= bytes.length) return null;
      const chunk = bytes.slice(offset, offset + CHUNK_SIZE);
      offset += chunk.length;
      return chunk;
    },
    cancel() {
      offset = bytes.length;
    },
  };
}

/** Reads to the end. */
export async function readAll(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let chunk = await source.read(); chunk !== null; chunk = await source.read()) {
    chunks.push(chunk);
    length += chunk.length;
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(bytesOf(chunk), offset);
    offset += chunk.length;
  }
  return whole;
}
