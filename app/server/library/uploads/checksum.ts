import { createHash, type Hash } from "node:crypto";

/** What `Tus-Checksum-Algorithm` names. */
export const ALGORITHMS = ["sha1", "sha256", "sha512", "md5"];

/** What a request says its body's hash is, and the hash of what came of it so far. */
export class Checksum {
  readonly #hash: Hash;

  private constructor(
    algorithm: string,
    private readonly expected: Buffer,
  ) {
    this.#hash = createHash(algorithm);
  }

  /** By a header `Upload-Checksum`, such as "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="; null for one that cannot be. */
  static read(header: string): Checksum | null {
    const [, algorithm = "", encoded = ""] = /^([a-z0-9]+) ([A-Za-z0-9+/]+={0,2})$/.exec(header.trim()) ?? [];
    return ALGORITHMS.includes(algorithm) ? new Checksum(algorithm, Buffer.from(encoded, "base64")) : null;
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** Whether all that was added is what was announced. */
  holds(): boolean {
    return this.#hash.digest().equals(this.expected);
  }
}
