import { type ByteSource, readAll, sourceOfBytes, streamOf } from "./byteSource";
import type { ReadableStream } from "./streams";
import { decodeUtf8Text, encodeUtf8 } from "./utf8";
import { bytesOf, enumerable, isBufferSource, usvString } from "./webidl";

/** Bytes kept elsewhere, that can be read any number of times from any place. */
export interface StoredBytes {
  readonly size: number;
  /** Reads the bytes from `start` up to `end`. */
  open(start: number, end: number): ByteSource;
}

type Part =
  { kind: "memory"; bytes: Uint8Array } | { kind: "stored"; stored: StoredBytes; start: number; end: number };

const sizeOf = (part: Part): number => (part.kind === "memory" ? part.bytes.length : part.end - part.start);

export type BlobOptions = { type?: string; endings?: "transparent" | "native" };

/** The bytes of a blob, part by part. Filled in by the class. */
export let blobSource: (blob: Blob) => ByteSource;
/** The bytes of a blob that is one piece of memory, else undefined. Filled in by the class. */
export let blobMemory: (blob: Blob) => Uint8Array | undefined;
/** A blob over bytes that stay where they are until they are read. Filled in by the class. */
export let blobOf: (stored: StoredBytes, type: string) => Blob;

export class Blob {
  #parts: Part[];
  #size: number;
  #type: string;

  static {
    blobSource = (blob) => sourceOfParts(blob.#parts);
    blobMemory = (blob) => {
      const [first, second] = blob.#parts;
      if (first === undefined) return new Uint8Array(0);
      return second === undefined && first.kind === "memory" ? first.bytes : undefined;
    };
    blobOf = (stored, type) => {
      const blob = new Blob([], { type });
      blob.#setParts([{ kind: "stored", stored, start: 0, end: stored.size }]);
      return blob;
    };
  }

  constructor(parts?: Iterable<unknown>, options: BlobOptions = {}) {
    if (parts !== undefined && (typeof parts !== "object" || parts === null || !(Symbol.iterator in parts))) {
      throw new TypeError(
        "Failed to construct 'Blob': The provided value cannot be converted to a sequence.",
      );
    }
    const native = options?.endings === "native";
    this.#parts = [...(parts ?? [])]
      .flatMap((part) => Blob.#partsOf(part, native))
      .filter((part) => sizeOf(part) > 0);
    this.#size = this.#parts.reduce((sum, part) => sum + sizeOf(part), 0);
    this.#type = normalizeType(options?.type);
  }

  static #partsOf(part: unknown, native: boolean): Part[] {
    if (part instanceof Blob) return part.#parts;
    if (isBufferSource(part)) return [{ kind: "memory", bytes: bytesOf(part).slice() }];
    const text = usvString(part);
    return [{ kind: "memory", bytes: encodeUtf8(native ? text.replace(/\r\n?/g, "\n") : text) }];
  }

  #setParts(parts: Part[]): void {
    this.#parts = parts;
    this.#size = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  }

  get size(): number {
    return this.#size;
  }

  get type(): string {
    return this.#type;
  }

  slice(start: number = 0, end: number = this.#size, contentType: string = ""): Blob {
    const from = clampIndex(start, this.#size);
    const to = Math.max(from, clampIndex(end, this.#size));
    const parts: Part[] = [];
    let offset = 0;
    for (const part of this.#parts) {
      const first = Math.max(from - offset, 0);
      const last = Math.min(to - offset, sizeOf(part));
      if (first < last) {
        parts.push(
          part.kind === "memory"
            ? { kind: "memory", bytes: part.bytes.subarray(first, last) }
            : { ...part, start: part.start + first, end: part.start + last },
        );
      }
      offset += sizeOf(part);
    }
    const blob = new Blob([], { type: contentType });
    blob.#setParts(parts);
    return blob;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return readAll(sourceOfParts(this.#parts));
  }

  async text(): Promise<string> {
    return decodeUtf8Text(blobMemory(this) ?? (await this.bytes()));
  }

  stream(): ReadableStream<Uint8Array> {
    return streamOf(sourceOfParts(this.#parts));
  }

  /** How `console` shows it. */
  inspect(): string {
    return `Blob { size: ${this.size}, type: "${this.type}" }`;
  }

  get [Symbol.toStringTag](): string {
    return "Blob";
  }
}

function sourceOfParts(parts: readonly Part[]): ByteSource {
  let index = 0;
  let current: ByteSource | undefined;
  return {
    async read() {
      for (;;) {
        if (current === undefined) {
          const part = parts[index++];
          if (part === undefined) return null;
          current =
            part.kind === "memory" ? sourceOfBytes(part.bytes) : part.stored.open(part.start, part.end);
        }
        const chunk = await current.read();
        if (chunk !== null) return chunk;
        current = undefined;
      }
    },
    cancel(reason) {
      index = parts.length;
      return current?.cancel(reason);
    },
  };
}

function clampIndex(value: number, size: number): number {
  const index = Math.trunc(Number(value)) || 0;
  return index < 0 ? Math.max(size + index, 0) : Math.min(index, size);
}

function normalizeType(type: unknown): string {
  const text = type === undefined ? "" : String(type);
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : "";
}

enumerable(Blob.prototype, "size", "type", "slice", "arrayBuffer", "bytes", "text", "stream");
