import { DOMException } from "./domException";
import { subtle, type SubtleCrypto } from "./subtleCrypto";
import { bytesOf, enumerable, requireArguments } from "./webidl";

const CONSTRUCT = Symbol("construct");
const MAX_RANDOM_BYTES = 65536;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export class Crypto {
  readonly #fill: (buffer: Uint8Array) => void;

  constructor(key?: symbol, fill?: (buffer: Uint8Array) => void) {
    if (key !== CONSTRUCT || fill === undefined) throw new TypeError("Illegal constructor");
    this.#fill = fill;
  }

  get subtle(): SubtleCrypto {
    return subtle;
  }

  getRandomValues<T extends ArrayBufferView>(array: T): T {
    requireArguments(arguments.length, 1, "Failed to execute 'getRandomValues' on 'Crypto'");
    if (
      !ArrayBuffer.isView(array) ||
      array instanceof DataView ||
      array instanceof Float32Array ||
      array instanceof Float64Array
    ) {
      throw new DOMException(
        "The provided ArrayBufferView is not an integer array type",
        "TypeMismatchError",
      );
    }
    if (array.byteLength > MAX_RANDOM_BYTES) {
      throw new TypeError(
        `Byte length (${array.byteLength}) exceeds the number of bytes of entropy available via this API (${MAX_RANDOM_BYTES})`,
      );
    }
    if (array.byteLength > 0) this.#fill(bytesOf(array));
    return array;
  }

  randomUUID(): string {
    const bytes = new Uint8Array(16);
    this.#fill(bytes);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => HEX[byte]).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  get [Symbol.toStringTag](): string {
    return "Crypto";
  }
}

/** Makes a realm's `crypto` over what fills a buffer with random bytes. */
export function makeCrypto(fill: (buffer: Uint8Array) => void): Crypto {
  return new Crypto(CONSTRUCT, fill);
}

enumerable(Crypto.prototype, "subtle", "getRandomValues", "randomUUID");
