import type { Hash } from "node:crypto";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { MAX_PART_BYTES } from "../../../../convex/library/rules/limits";
import { settings } from "../../settings";
import { noteTransit } from "../transit";
import type { Caller } from "./caller";
import type { Checksum } from "./checksum";
import { forgetHash, hashUpTo, keepHash } from "./fileHashes";
import { GatheredPart } from "./gatheredPart";
import { type ComingPart, PartTargets } from "./partTargets";
import { sendPart, type Target } from "./sending";

export type Announced = Pick<
  FunctionReturnType<typeof api.library.uploads.get>,
  "upload" | "offset" | "size" | "partCount"
>;
type Stand = FunctionReturnType<typeof api.library.uploads.receivePart>;
/** A part that its storage has; `whole` is the hash over the file up to its end, where it is known. */
type Stored = {
  number: number;
  offset: number;
  size: number;
  sha256: string;
  whole: Hash | null;
  receipt: { storageId: Id<"_storage"> } | { tag: string };
};

/**
 * Cuts what comes into parts and hands each on to its storage while the next one is gathered: two parts are in memory
 * at most. A part counts from when Convex knows of it, which it is told while the next one is sent; with a checksum to
 * be kept, all do together at the end.
 */
export class PartWriter {
  stand: Stand | null = null;
  #coming: GatheredPart | null = null;
  #offset: number;
  #number: number;
  #sending: Promise<void> = Promise.resolve();
  #counting: Promise<void> = Promise.resolve();
  readonly #targets: PartTargets;
  readonly #whole: Hash | null;
  readonly #held: Stored[] = [];

  constructor(
    private readonly caller: Caller,
    private readonly upload: Announced,
    private readonly checksum: Checksum | null,
  ) {
    this.#offset = upload.offset;
    this.#number = upload.partCount;
    this.#targets = new PartTargets(caller, upload.upload);
    this.#whole = hashUpTo(upload.upload, upload.offset);
  }

  async add(chunk: Uint8Array): Promise<void> {
    noteTransit(chunk.length);
    this.checksum?.add(chunk);
    for (let at = 0; at < chunk.length;) {
      const part = (this.#coming ??= this.#begin());
      at += part.add(chunk.subarray(at));
      if (part.isFull) await this.#sendOff();
    }
  }

  /** Hands on what has come, however little. @returns the upload's new offset */
  async finish(): Promise<number> {
    await this.#sendOff();
    await this.#sending;
    await this.#counting;
    for (const part of this.#held) await this.#count(part, null);
    return this.#offset;
  }

  /** Takes back what does not count yet. */
  async discard(): Promise<void> {
    await this.close();
    const files = this.#held.flatMap(({ receipt }) => ("storageId" in receipt ? [receipt.storageId] : []));
    if (files.length > 0)
      await this.caller.mutation(api.library.uploads.forgetParts, { upload: this.upload.upload, files });
  }

  /** Lets go of the memory, and resolves when nothing is under way any more. */
  async close(): Promise<void> {
    this.#coming?.release();
    this.#coming = null;
    await this.#sending.catch(() => undefined);
    await this.#counting.catch(() => undefined);
  }

  /** Where a part goes is asked while it comes; nobody knows yet whether all of it will. */
  #begin(): GatheredPart {
    const part = new GatheredPart(this.#number, this.#offset, this.#whole);
    this.#targets.prepare(this.#comingAt(part.number, part.offset));
    return part;
  }

  #comingAt(number: number, offset: number): ComingPart {
    return { number, offset, size: Math.min(MAX_PART_BYTES, this.upload.size - offset) };
  }

  async #sendOff(): Promise<void> {
    await this.#sending;
    const part = this.#coming;
    if (part === null) return;
    this.#coming = null;
    this.#offset += part.size;
    this.#number += 1;
    const whole = this.#whole?.copy() ?? null;
    // The part before this one counts before the next one is sent: no more than one is on its way to Convex.
    const before = this.#counting;
    this.#sending = this.#store(part, whole)
      .finally(() => part.release())
      .then(() => before);
    this.#sending.catch(() => undefined);
  }

  async #store(part: GatheredPart, whole: Hash | null): Promise<void> {
    const { number, offset, size } = part;
    const sha256 = part.sha256();
    const target = await this.#targets.of({ number, offset, size });
    const receipt = (await sendPart(target, part.bytes)) as Stored["receipt"];
    const stored = { number, offset, size, sha256, whole, receipt };
    if (this.checksum !== null) this.#held.push(stored);
    else this.#countNext(stored);
  }

  /** With the answer comes where the part after the next one goes: the next one has begun to come, and has asked. */
  #countNext(stored: Stored): void {
    const ahead = this.#comingAt(stored.number + 2, stored.offset + stored.size + MAX_PART_BYTES);
    const counted = this.#counting.then(() => this.#count(stored, ahead.size > 0 ? ahead : null));
    this.#counting = counted.then(() => undefined);
    this.#counting.catch(() => undefined);
    if (ahead.size > 0) this.#targets.expect(ahead, counted);
  }

  async #count(
    { offset, size, sha256, whole, receipt }: Stored,
    ahead: ComingPart | null,
  ): Promise<Target | null> {
    const { upload, size: all } = this.upload;
    const end = offset + size;
    const told = whole !== null &&
      end === all && { whole: { sha256: whole.copy().digest("hex"), secret: settings().SERVER_SECRET } };
    const part = { offset, size, sha256, ...receipt, ...told, ...(ahead !== null && { ahead }) };
    this.stand = await this.caller.mutation(api.library.uploads.receivePart, { upload, ...part });
    if (whole === null || end === all) forgetHash(upload);
    else keepHash(upload, end, whole);
    return this.stand.ahead ?? null;
  }
}
