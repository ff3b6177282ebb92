import type { FileHandle } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { ByteRange } from "../store/files";

/** Read and sent at a time. */
const BITE = 256 << 10;
const MAX_SPARE = 64;

/** Memory of answers that are done. Fresh memory for each bite costs more than all the rest of sending a file. */
const spare: Buffer[] = [];

/**
 * Sends a stretch of a file as the rest of an answer's body, as fast as the client takes it, and ends the answer. Two
 * bites are in memory: one is read while the other is on its way. Closes the file. A client that goes away is no fault.
 * @throws where the file cannot be read; the answer is broken off then
 */
export async function sendFile(
  file: FileHandle,
  { start, end }: ByteRange,
  response: ServerResponse,
): Promise<void> {
  const gone = new Promise<void>((resolve) => response.once("close", resolve));
  const [one, other] = [new Bite(response), new Bite(response)];
  try {
    let [present, next] = [one, other];
    for (let position = start; position <= end && !response.destroyed; [present, next] = [next, present]) {
      await Promise.race([present.sent, gone]);
      if (response.destroyed) return;
      position += await present.send(file, position, end);
    }
    response.end();
    await Promise.race([Promise.all([one.sent, other.sent]), gone]);
  } catch (error) {
    response.destroy();
    throw error;
  } finally {
    await file.close();
    one.release();
    other.release();
  }
}

/** A piece of memory that is filled from a file and sent, again and again. */
class Bite {
  sent: Promise<void> = Promise.resolve();
  #isOnItsWay = false;
  readonly #memory = spare.pop() ?? Buffer.allocUnsafeSlow(BITE);

  constructor(private readonly response: ServerResponse) {}

  /** @returns how many bytes it took from the file */
  async send(file: FileHandle, position: number, end: number): Promise<number> {
    const length = Math.min(BITE, end - position + 1);
    const { bytesRead } = await file.read(this.#memory, 0, length, position);
    if (bytesRead === 0) throw new Error("A file is shorter than its document says.");
    this.#isOnItsWay = true;
    this.sent = new Promise((resolve) => {
      this.response.write(this.#memory.subarray(0, bytesRead), () => {
        this.#isOnItsWay = false;
        resolve();
      });
    });
    return bytesRead;
  }

  /** What the system may still read is never used again. */
  release(): void {
    if (!this.#isOnItsWay && spare.length < MAX_SPARE) spare.push(this.#memory);
  }
}
