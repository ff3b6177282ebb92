import type { FileHandle } from "node:fs/promises";

/** Written at a time: calls of the system cost more than the bytes in them. */
const GATHERED = 512 << 10;
/** Small ones take more memory than they have bytes. */
const MAX_CHUNKS = 256;

/**
 * Writes chunks to the end of a file, many together, while the next ones are gathered. Twice `GATHERED` bytes wait at
 * most, and what a large chunk has more. Chunks must not change once they were given.
 */
export class GatheredWriter {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #position = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly file: FileHandle) {}

  /** @throws what an earlier write did */
  async add(chunk: Uint8Array): Promise<void> {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    if (this.#size >= GATHERED || this.#chunks.length >= MAX_CHUNKS) await this.#startWrite();
  }

  /** Resolves when all is written, though perhaps not yet on disk. */
  async finish(): Promise<void> {
    if (this.#size > 0) await this.#startWrite();
    await this.settled();
  }

  /** Resolves when nothing is being written any more. @throws what the last write did */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #startWrite(): Promise<void> {
    await this.#writing;
    const [chunks, size] = [this.#chunks, this.#size];
    [this.#chunks, this.#size] = [[], 0];
    this.#writing = writeAll(this.file, chunks, size, this.#position);
    this.#position += size;
    // Whoever waits for it next hears of a failure.
    this.#writing.catch(() => undefined);
  }
}

/** The system may take fewer bytes than it is given. */
async function writeAll(
  file: FileHandle,
  chunks: Uint8Array[],
  size: number,
  position: number,
): Promise<void> {
  let { bytesWritten } = await file.writev(chunks, position);
  while (bytesWritten < size) {
    const rest = Buffer.concat(chunks).subarray(bytesWritten);
    bytesWritten += (await file.write(rest, 0, rest.length, position + bytesWritten)).bytesWritten;
  }
}
