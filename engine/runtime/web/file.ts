import { Blob, type BlobOptions } from "./blob";
import { enumerable, requireArguments, usvString } from "./webidl";

export type FileOptions = BlobOptions & { lastModified?: number };

export class File extends Blob {
  readonly #name: string;
  readonly #lastModified: number;

  constructor(parts: Iterable<unknown>, name: string, options: FileOptions = {}) {
    requireArguments(arguments.length, 2, "Failed to construct 'File'");
    super(parts, options);
    this.#name = usvString(name);
    this.#lastModified =
      options?.lastModified === undefined ? Date.now() : Math.trunc(Number(options.lastModified)) || 0;
  }

  get name(): string {
    return this.#name;
  }

  get lastModified(): number {
    return this.#lastModified;
  }

  override get [Symbol.toStringTag](): string {
    return "File";
  }
}

enumerable(File.prototype, "name", "lastModified");
