import { createHash, type Hash } from "node:crypto";
import { giveBack, takeBuffer } from "./buffers";

/** A part while it comes: as much of a file as is sent to its storage at once. */
export class GatheredPart {
  readonly #memory = takeBuffer();
  readonly #hash = createHash("sha256");
  #size = 0;
  #isReleased = false;

  /**
   * @param number among its upload's parts, from 0
   * @param offset where it begins in the file
   * @param whole the hash over the file's bytes before it, which goes on with its own; null where it is not known
   */
  constructor(
    readonly number: number,
    readonly offset: number,
    private readonly whole: Hash | null,
  ) {}

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size === this.#memory.length;
  }

  get bytes(): Uint8Array {
    return this.#memory.subarray(0, this.#size);
  }

  /** Takes what it has room for. @returns how many bytes it took */
  add(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, this.#memory.length - this.#size);
    this.#memory.set(taken, this.#size);
    this.#size += taken.length;
    this.#hash.update(taken);
    this.whole?.update(taken);
    return taken.length;
  }

  /** Of its own bytes, hex; once, when all are there. */
  sha256(): string {
    return this.#hash.digest("hex");
  }

  /** Lets go of its memory. */
  release(): void {
    if (!this.#isReleased) giveBack(this.#memory);
    this.#isReleased = true;
  }
}
