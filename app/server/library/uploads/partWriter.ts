import { createHash } from "node:crypto";
import type { FunctionReturnType } from "convex/server";
import type { IHasher } from "hash-wasm";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { giveBack, takeBuffer } from "./buffers";
import type { Caller } from "./caller";
import type { Checksum } from "./checksum";
import { sendPart } from "./sending";

export type Announced = Pick<
  FunctionReturnType<typeof api.library.uploads.get>,
  "upload" | "offset" | "size" | "partCount" | "hashState"
>;
type Stand = FunctionReturnType<typeof api.library.uploads.receivePart>;
type Arrived = {
  offset: number;
  size: number;
  sha256: string;
  hashState: string;
  fileSha256?: string;
  storageId?: Id<"_storage">;
  tag?: string;
};

/**
 * Cuts what comes into parts and hands each on to its storage while the next one is gathered: two parts are in memory
 * at most. A part counts from when Convex knows of it; with a checksum to be kept, all do together at the end.
 */
export class PartWriter {
  stand: Stand | null = null;
  #gathering: Buffer | null = null;
  #gathered = 0;
  #offset: number;
  #number: number;
  #sending: Promise<void> = Promise.resolve();
  readonly #held: Arrived[] = [];

  /** @param hasher over all bytes before the upload's offset */
  constructor(
    private readonly caller: Caller,
    private readonly upload: Announced,
    private readonly hasher: IHasher,
    private readonly checksum: Checksum | null,
  ) {
    this.#offset = upload.offset;
    this.#number = upload.partCount;
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.checksum?.add(chunk);
    for (let at = 0; at < chunk.length;) {
      const buffer = (this.#gathering ??= takeBuffer());
      const taken = Math.min(chunk.length - at, buffer.length - this.#gathered);
      buffer.set(chunk.subarray(at, at + taken), this.#gathered);
      this.#gathered += taken;
      at += taken;
      if (this.#gathered === buffer.length) await this.#sendOff();
    }
  }

  /** Hands on what has come, however little. @returns the upload's new offset */
  async finish(): Promise<number> {
    await this.#sendOff();
    await this.#sending;
    for (const part of this.#held) await this.#count(part);
    return this.#offset;
  }

  /** Takes back what does not count yet. */
  async discard(): Promise<void> {
    this.release();
    await this.#sending.catch(() => undefined);
    const files = this.#held.flatMap(({ storageId }) => (storageId === undefined ? [] : [storageId]));
    if (files.length > 0)
      await this.caller.mutation(api.library.uploads.forgetParts, { upload: this.upload.upload, files });
  }

  /** Lets go of the memory. */
  release(): void {
    if (this.#gathering !== null) giveBack(this.#gathering);
    [this.#gathering, this.#gathered] = [null, 0];
  }

  async #sendOff(): Promise<void> {
    await this.#sending;
    const [buffer, size] = [this.#gathering, this.#gathered];
    if (buffer === null || size === 0) return;
    [this.#gathering, this.#gathered] = [null, 0];
    this.#sending = this.#store(buffer.subarray(0, size)).finally(() => giveBack(buffer));
    // Whoever waits for it next hears of a failure.
    this.#sending.catch(() => undefined);
  }

  async #store(bytes: Buffer): Promise<void> {
    const { upload, size } = this.upload;
    const place = { number: this.#number, offset: this.#offset, size: bytes.length };
    const target = this.caller.mutation(api.library.uploads.partTarget, { upload, ...place });
    target.catch(() => undefined);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.hasher.update(bytes);
    const hashState = Buffer.from(this.hasher.save()).toString("base64");
    const isLast = place.offset + place.size === size;
    const receipt = await sendPart(await target, bytes);
    this.#offset += place.size;
    this.#number += 1;
    const part: Arrived = {
      ...{ offset: place.offset, size: place.size, sha256, hashState },
      ...(isLast && { fileSha256: this.hasher.digest("hex") }),
      ...("tag" in receipt ? receipt : { storageId: receipt.storageId as Id<"_storage"> }),
    };
    if (this.checksum === null) await this.#count(part);
    else this.#held.push(part);
  }

  async #count(part: Arrived): Promise<void> {
    const { upload } = this.upload;
    this.stand = await this.caller.mutation(api.library.uploads.receivePart, { upload, ...part });
  }
}
