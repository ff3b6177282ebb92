import { randomUUID } from "node:crypto";
import { badRequest } from "../../http/httpError";
import { FileStore, type StoredFile } from "../../store/files";

const MAX_PARTS = 10_000;
const MAX_OPEN_UPLOADS = 100;

/**
 * Files that are uploaded in parts to be imported. Uploads in progress live in memory with their parts
 * on disk: a restart ends them, and the next start removes the parts.
 */
export class ImportUploads {
  readonly store: FileStore;
  /** By token: file keys of the parts by their number. */
  readonly #open = new Map<string, Map<number, string>>();

  constructor(folder: string) {
    this.store = new FileStore(folder, { maxBytes: Number.MAX_SAFE_INTEGER });
  }

  /** A token for a new upload. The oldest of too many open uploads is given up. */
  async start(): Promise<string> {
    const token = randomUUID();
    this.#open.set(token, new Map());
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN_UPLOADS && oldest !== undefined) await this.#discard(oldest);
    return token;
  }

  /** Stores one part, in place of an earlier one with its number, and gives the part's token. */
  async addPart(token: string, partNumber: number, content: AsyncIterable<Uint8Array>): Promise<string> {
    const parts = this.#parts(token);
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MAX_PARTS) {
      throw badRequest("InvalidPartNumber", `Part number must be between 1 and ${MAX_PARTS}`);
    }
    const { fileKey } = await this.store.write(content);
    const replaced = parts.get(partNumber);
    parts.set(partNumber, fileKey);
    if (replaced !== undefined) await this.store.remove(replaced);
    return fileKey;
  }

  /** Joins the parts named by their tokens, in this order, to one file. Ends the upload. */
  async finish(token: string, partTokens: string[]): Promise<StoredFile> {
    const known = new Set(this.#parts(token).values());
    if (!partTokens.every((part) => known.has(part))) {
      throw badRequest("InvalidUploadPartToken", "The upload has no part with this token.");
    }
    const file = await this.store.write(this.#joined(partTokens));
    await this.#discard(token);
    return file;
  }

  async *#joined(fileKeys: string[]): AsyncGenerator<Uint8Array, void, undefined> {
    for (const fileKey of fileKeys) {
      const part = await this.store.open(fileKey);
      if (part === null) throw new Error(`The uploaded part ${fileKey} is missing`);
      yield* part as AsyncIterable<Buffer>;
    }
  }

  #parts(token: string): Map<number, string> {
    const parts = this.#open.get(token);
    if (parts !== undefined) return parts;
    throw badRequest("InvalidUploadToken", "The upload is unknown or has ended. Start the import again.");
  }

  async #discard(token: string): Promise<void> {
    const parts = this.#open.get(token);
    this.#open.delete(token);
    for (const fileKey of parts?.values() ?? []) await this.store.remove(fileKey);
  }
}
