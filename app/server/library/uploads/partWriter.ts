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
type Coming = { part: GatheredPart; expected: number; target: Promise<Target> };

/**
 * Cuts what comes into parts and hands each on to its storage while the next one is gathered: two parts are in memory
 * at most. A part counts from when Convex knows of it, which it is told while the next one is sent; with a checksum to
 * be kept, all do together at the end.
 */
export class PartWriter {
  stand: Stand | null = null;
  #coming: Coming | null = null;
  #offset: number;
  #number: number;
  #sending: Promise<void> = Promise.resolve();
  #counting: Promise<void> = Promise.resolve();
  /** Targets that came with the answers for parts before, by the number of their part. */
  readonly #ahead = new Map<number, Promise<Target | null>>();
  readonly #whole: Hash | null;
  readonly #held: Stored[] = [];

  constructor(
    private readonly caller: Caller,
    private readonly upload: Announced,
    private readonly checksum: Checksum | null,
  ) {
    this.#offset = upload.offset;
    this.#number = upload.partCount;
    this.#whole = hashUpTo(upload.upload, upload.offset);
  }

  async add(chunk: Uint8Array): Promise<void> {
    noteTransit(chunk.length);
    this.checksum?.add(chunk);
    for (let at = 0; at < chunk.length;) {
      const { part } = (this.#coming ??= this.#begin());
      at += part.add(chunk.subarray(at));
      if (part.isFull) await this.#sendOff();
    }
  }

  /** Hands on what has come, however little. @returns the upload's new offset */
  async finish(): Promise<number> {
    await this.#sendOff();
    await this.#sending;
    await this.#counting;
    for (const part of this.#held) await this.#count(part);
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
    this.#coming?.part.release();
    this.#coming = null;
    await this.#sending.catch(() => undefined);
    await this.#counting.catch(() => undefined);
  }

  /** Where a part goes is asked while it comes; nobody knows yet whether all of it will. */
  #begin(): Coming {
    const part = new GatheredPart(this.#number, this.#offset, this.#whole);
    const expected = Math.min(MAX_PART_BYTES, this.upload.size - part.offset);
    const target = this.#targetOf(part, expected);
    // Whoever sends the part hears of a failure.
    target.catch(() => undefined);
    return { part, expected, target };
  }

  async #targetOf({ number, offset }: GatheredPart, size: number): Promise<Target> {
    const { upload } = this.upload;
    const known = await this.#ahead.get(number);
    this.#ahead.delete(number);
    return known ?? this.caller.mutation(api.library.uploads.partTarget, { upload, number, offset, size });
  }

  async #sendOff(): Promise<void> {
    await this.#sending;
    const coming = this.#coming;
    if (coming === null) return;
    const { part } = coming;
    this.#coming = null;
    this.#offset += part.size;
    this.#number += 1;
    const whole = this.#whole?.copy() ?? null;
    // The part before this one counts before the next one is sent: no more than one is on its way to Convex.
    const before = this.#counting;
    this.#sending = this.#store(coming, whole)
      .finally(() => part.release())
      .then(() => before);
    this.#sending.catch(() => undefined);
  }

  async #store({ part, expected, target }: Coming, whole: Hash | null): Promise<void> {
    const place = part.size === expected ? target : this.#targetOf(part, part.size);
    const { number, offset, size } = part;
    const sha256 = part.sha256();
    const receipt = (await sendPart(await place, part.bytes)) as Stored["receipt"];
    const stored = { number, offset, size, sha256, whole, receipt };
    if (this.checksum !== null) this.#held.push(stored);
    else this.#countNext(stored);
  }

  /** With the answer comes where the part after the next one goes: the next one has begun to come, and has asked. */
  #countNext(stored: Stored): void {
    const offset = stored.offset + stored.size + MAX_PART_BYTES;
    const size = Math.min(MAX_PART_BYTES, this.upload.size - offset);
    const ahead = { number: stored.number + 2, offset, size };
    const counted = this.#counting.then(() => this.#count(stored, size > 0 ? ahead : undefined));
    this.#counting = counted.then(() => undefined);
    this.#counting.catch(() => undefined);
    // Whoever wants it and does not find it asks.
    if (size > 0)
      this.#ahead.set(
        ahead.number,
        counted.catch(() => null),
      );
  }

  async #count(
    { offset, size, sha256, whole, receipt }: Stored,
    ahead?: { number: number; offset: number; size: number },
  ): Promise<Target | null> {
    const { upload, size: all } = this.upload;
    const end = offset + size;
    const told = whole !== null &&
      end === all && { whole: { sha256: whole.copy().digest("hex"), secret: settings().SERVER_SECRET } };
    const part = { offset, size, sha256, ...receipt, ...told, ...(ahead !== undefined && { ahead }) };
    this.stand = await this.caller.mutation(api.library.uploads.receivePart, { upload, ...part });
    if (whole === null || end === all) forgetHash(upload);
    else keepHash(upload, end, whole);
    return this.stand.ahead ?? null;
  }
}
