import { Zip, ZipDeflate } from "fflate";

/**
 * A ZIP archive that is compressed while it is written, so that only the compressed bytes are held.
 * Files are written one after the other.
 */
export class ArchiveFile {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #zip: Zip;
  readonly #encoder = new TextEncoder();
  #error: Error | null = null;

  constructor() {
    this.#zip = new Zip((error, part) => {
      if (error !== null) this.#error = error;
      else this.#parts.push(part);
    });
  }

  /** Opens the next file; give its text bit by bit, and end it before the next is opened. */
  open(path: string): { write(text: string): void; end(): void } {
    const file = new ZipDeflate(path);
    this.#zip.add(file);
    return {
      write: (text) => file.push(this.#encoder.encode(text)),
      end: () => file.push(new Uint8Array(0), true),
    };
  }

  /** The whole archive. @throws what went wrong in compressing it */
  close(): Uint8Array<ArrayBuffer>[] {
    this.#zip.end();
    if (this.#error !== null) throw this.#error;
    return this.#parts;
  }
}
