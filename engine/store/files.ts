import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, opendir, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { GatheredWriter } from "./gatheredWriter";

const DEFAULT_MAX_BYTES = 5 * 1024 ** 3;
const FILE_KEY = /^[0-9a-f]{2}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHARD = /^[0-9a-f]{2}$/;

/** A file on disk: its key, the sha-256 of its bytes in base64, and its size in bytes. */
export type StoredFile = { fileKey: string; sha256: string; size: number };

/** First and last byte to read, both included. */
export type ByteRange = { start: number; end: number };

/** The content is larger than the store takes. */
export class FileTooLargeError extends Error {
  constructor(readonly maxBytes: number) {
    super(`File is too large (maximum size is ${maxBytes} bytes)`);
    this.name = "FileTooLargeError";
  }
}

/**
 * Blob files in one folder. A file is either whole and durable under its key or not there: it is
 * written under a temporary name, synced, renamed, and its folder synced.
 * A crash between a file and the document that refers to it leaves the file behind; `sweep` removes it.
 */
export class FileStore {
  readonly maxBytes: number;
  private readonly root: string;
  private readonly incoming: string;
  private readonly knownShards = new Set<string>();
  private writtenBeforeSweep: Set<string> | null = new Set();
  private readonly activeTemporaries = new Set<string>();
  private holds = 0;
  private removalsOnHold: string[] = [];

  /** Creates `folder` when it is missing. `maxBytes` caps each file. */
  constructor(folder: string, options: { maxBytes?: number } = {}) {
    this.root = folder;
    this.incoming = join(folder, "incoming");
    this.maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    mkdirSync(this.incoming, { recursive: true });
  }

  /**
   * Stores the stream's bytes. Resolves once they are durable. When the stream fails or is longer
   * than `maxBytes` (`FileTooLargeError`), nothing is left behind and the error is passed on.
   */
  async write(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const uuid = randomUUID();
    const temporary = join(this.incoming, uuid);
    this.activeTemporaries.add(uuid);
    try {
      const { sha256, size } = await this.writeTemporary(temporary, content);
      const fileKey = `${uuid.slice(0, 2)}/${uuid}`;
      this.writtenBeforeSweep?.add(fileKey);
      await this.publish(temporary, fileKey);
      return { fileKey, sha256, size };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    } finally {
      this.activeTemporaries.delete(uuid);
    }
  }

  /**
   * A stream of the file's bytes, or of a part of them; null when there is no such file. The caller
   * reads it to its end or destroys it. A file removed meanwhile can still be read to its end.
   */
  async open(fileKey: string, range?: ByteRange): Promise<Readable | null> {
    const handle = await openIfExists(this.pathOf(fileKey));
    return handle && handle.createReadStream(range);
  }

  /** The file itself, to read from; null when there is no such file. The caller closes it. */
  openHandle(fileKey: string): Promise<FileHandle | null> {
    return openIfExists(this.pathOf(fileKey));
  }

  /** Where the file is on disk, for readers that need to seek in it. */
  pathOf(fileKey: string): string {
    if (!FILE_KEY.test(fileKey)) throw new Error(`Invalid file key: ${fileKey}`);
    return join(this.root, fileKey);
  }

  /** Removes the file; one that is not there is no error. Waits for `holdRemovals` to be released. */
  async remove(fileKey: string): Promise<void> {
    const path = this.pathOf(fileKey);
    if (this.holds > 0) this.removalsOnHold.push(fileKey);
    else await rm(path, { force: true });
  }

  /**
   * Until the returned function is called, `remove` keeps files in place and only notes them, so
   * that a snapshot can read files whose documents are deleted meanwhile.
   */
  holdRemovals(): () => Promise<void> {
    this.holds += 1;
    let released = false;
    return async () => {
      if (released) return;
      released = true;
      this.holds -= 1;
      if (this.holds > 0) return;
      const noted = this.removalsOnHold;
      this.removalsOnHold = [];
      for (const fileKey of noted) await this.remove(fileKey);
    };
  }

  /**
   * Removes what a crash left: temporary files, and files no document refers to. Once a process,
   * beside normal work: files written by this process are not touched. `referenced` gets some keys
   * and tells which of them documents refer to. Resolves to the number of files removed.
   */
  async sweep(referenced: (fileKeys: string[]) => Promise<ReadonlySet<string>>): Promise<number> {
    const written = this.writtenBeforeSweep;
    if (written === null) throw new Error("The file store has been swept already");
    let removed = await this.sweepTemporaries();
    for (const shard of await readdir(this.root)) {
      if (!SHARD.test(shard)) continue;
      const candidates: string[] = [];
      for await (const entry of await opendir(join(this.root, shard))) {
        const fileKey = `${shard}/${entry.name}`;
        if (FILE_KEY.test(fileKey) && !written.has(fileKey)) candidates.push(fileKey);
      }
      if (candidates.length === 0) continue;
      const kept = await referenced(candidates);
      for (const fileKey of candidates) {
        if (kept.has(fileKey)) continue;
        await this.remove(fileKey);
        removed += 1;
      }
    }
    this.writtenBeforeSweep = null;
    return removed;
  }

  private async writeTemporary(path: string, content: AsyncIterable<Uint8Array>) {
    const hash = createHash("sha256");
    const handle = await open(path, "wx");
    const writer = new GatheredWriter(handle);
    let size = 0;
    try {
      for await (const chunk of content) {
        size += chunk.byteLength;
        if (size > this.maxBytes) throw new FileTooLargeError(this.maxBytes);
        hash.update(chunk);
        await writer.add(chunk);
      }
      await writer.finish();
      await handle.sync();
    } finally {
      await writer.settled().catch(() => undefined);
      await handle.close();
    }
    return { sha256: hash.digest("base64"), size };
  }

  private async publish(temporary: string, fileKey: string): Promise<void> {
    const shard = fileKey.slice(0, 2);
    const folder = join(this.root, shard);
    if (!this.knownShards.has(shard)) {
      mkdirSync(folder, { recursive: true });
      await syncFolder(this.root);
      this.knownShards.add(shard);
    }
    await rename(temporary, join(this.root, fileKey));
    await syncFolder(folder);
  }

  private async sweepTemporaries(): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.incoming)) {
      if (this.activeTemporaries.has(name)) continue;
      await rm(join(this.incoming, name), { force: true });
      removed += 1;
    }
    return removed;
  }
}

async function openIfExists(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
