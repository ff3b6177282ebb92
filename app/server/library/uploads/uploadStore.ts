import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { KEPT_FOR } from "../../../../convex/library/rules/limits";
import { UPLOAD_PURPOSES } from "../../../../convex/library/rules/statuses";
import type { Caller } from "./caller";
import type { Checksum } from "./checksum";
import { forgetHash } from "./fileHashes";
import { type Announced, PartWriter } from "./partWriter";
import { Refusal } from "./refusal";

const mismatch = () => new Refusal(460, "The bytes are not those of the checksum.");
const noPurpose = () => new Refusal(400, `Upload-Metadata needs "purpose": ${UPLOAD_PURPOSES.join(" or ")}.`);

/** Uploads of the library as @tus/server asks for them: rows in Convex, bytes in the deployment's storage. One a request. */
export class UploadStore extends DataStore {
  /** While more is to come: until when the upload is kept, in milliseconds since 1970. */
  expiresAt: number | null = null;
  /** Resolves when nothing is being written any more. */
  settled: Promise<void> = Promise.resolve();
  #known: Announced | null = null;

  constructor(
    private readonly caller: Caller,
    private readonly checksum: Checksum | null,
  ) {
    super();
    this.extensions = ["creation", "creation-with-upload", "checksum", "termination", "expiration"];
  }

  override getExpiration(): number {
    return KEPT_FOR;
  }

  override async create(file: Upload): Promise<Upload> {
    const { purpose, filename, filetype } = file.metadata ?? {};
    const known = UPLOAD_PURPOSES.find((each) => each === purpose);
    if (known === undefined) throw noPurpose();
    const begun = await this.caller.action(api.library.uploads.begin, {
      purpose: known,
      fileName: filename ?? "",
      declaredType: filetype ?? "",
      size: file.size ?? 0,
    });
    file.id = begun.upload;
    this.#known = { ...begun, partCount: 0 };
    return file;
  }

  override async getUpload(id: string): Promise<Upload> {
    const upload = id as Id<"uploads">;
    const found = await this.caller.query(api.library.uploads.get, { upload });
    this.#known = found;
    const { purpose, fileName, declaredType, state, size, offset } = found;
    // The protocol's clock starts anew with each part; what is all there does not run out for its sender.
    const since = state === "receiving" ? found.expiresAt - KEPT_FOR : Date.now();
    this.expiresAt = state === "receiving" ? found.expiresAt : null;
    return new Upload({
      ...{ id, size, offset, creation_date: new Date(since).toISOString() },
      metadata: { purpose, filename: fileName, ...(declaredType !== "" && { filetype: declaredType }) },
    });
  }

  override async remove(id: string): Promise<void> {
    await this.caller.mutation(api.library.uploads.terminate, { upload: id as Id<"uploads"> });
    forgetHash(id);
  }

  /** Keeps what comes until it ends, or is cut: then what had come before is kept as well. */
  override write(stream: Readable, id: string): Promise<number> {
    const writing = this.#write(stream, id);
    this.settled = writing.then(
      () => undefined,
      () => undefined,
    );
    return writing;
  }

  async #write(stream: Readable, id: string): Promise<number> {
    if (this.#known?.upload !== id) await this.getUpload(id);
    const upload = this.#known!;
    // Senders that missed the last answer ask once more with nothing.
    if (upload.offset === upload.size) return upload.size;
    const writer = new PartWriter(this.caller, upload, this.checksum);
    try {
      const cut = await drained(stream, writer);
      if (this.checksum !== null && (cut !== null || !this.checksum.holds())) {
        await writer.discard();
        throw cut ?? mismatch();
      }
      const offset = await writer.finish();
      if (cut !== null) throw cut;
      return offset;
    } finally {
      await writer.close();
      const { stand } = writer;
      if (stand !== null) this.expiresAt = stand.state === "receiving" ? stand.expiresAt : null;
    }
  }
}

/** Writes a stream to its end. @returns the error that cut it; null when none did. @throws what the writer does */
async function drained(stream: Readable, writer: PartWriter): Promise<Error | null> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  for (;;) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await chunks.next();
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    if (next.done === true) return null;
    await writer.add(next.value);
  }
}
