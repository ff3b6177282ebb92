import { bytesOf, concatBytes } from "./webidl";

/** Where some bytes lie in the one buffer that goes with a host operation: offset and length. */
export type Span = [offset: number, length: number];

/** Gathers several byte arguments of a host operation into one buffer. */
export class PackedBytes {
  #parts: Uint8Array[] = [];
  #length = 0;

  /** Adds a buffer source. Throws a TypeError that names `what` if it is none. */
  add(value: unknown, what: string): Span {
    const bytes = bytesOf(value, what);
    const span: Span = [this.#length, bytes.length];
    this.#parts.push(bytes);
    this.#length += bytes.length;
    return span;
  }

  get buffer(): Uint8Array {
    const [only, second] = this.#parts;
    return only !== undefined && second === undefined ? only : concatBytes(this.#parts);
  }
}
