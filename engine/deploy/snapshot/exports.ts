import { HttpError, badRequest } from "../../http/httpError";
import type { Json } from "../../protocol/json";
import { int64Of, int64ToJson, type JsonObject } from "../../protocol/scalars";
import { FileStore } from "../../store/files";
import { dataFolders } from "./dataFolders";
import type { ExportRunner } from "./exportRunner";
import { LatestOnly } from "./latestOnly";
import type { RunSnapshotOperation, SystemRow } from "./snapshotOperations";

const NANOSECONDS = 1_000_000n;
const RETENTION = 14n * 24n * 60n * 60n * 1_000_000_000n;
const LISTED = 1_000;

export type ExportsDeps = {
  run: RunSnapshotOperation;
  data: string;
  /** The deployment's stored files. */
  files: FileStore;
  export: ExportRunner;
  onError: (error: unknown) => void;
};

/** What a finished export's download needs. */
export type FinishedExport = { ts: bigint; fileKey: string; size: number };

/**
 * Snapshot exports, one at a time: requested → in_progress → completed | failed, kept in the system
 * table `_exports`, which the CLI watches. Finished ones are kept for 14 days.
 */
export class Exports {
  readonly #deps: ExportsDeps;
  readonly store: FileStore;
  readonly #stopping = new AbortController();
  #active: Promise<void> | null = null;

  constructor(deps: ExportsDeps) {
    this.#deps = deps;
    this.store = new FileStore(dataFolders(deps.data).exports, { maxBytes: Number.MAX_SAFE_INTEGER });
  }

  /** Removes expired exports and leftovers, and starts over an export that a stop interrupted. */
  async resume(): Promise<void> {
    const rows = await this.#rows();
    const kept = new Set(rows.map((row) => String(row["zip_object_key"])));
    await this.store.sweep(() => Promise.resolve(kept));
    await this.#removeExpired(rows);
    const interrupted = rows.find(isUnfinished);
    if (interrupted !== undefined) this.#start(interrupted);
  }

  /** Begins an export and resolves once it is on record. Throws `HttpError` while another one runs. */
  async request(includeStorage: boolean): Promise<void> {
    const rows = await this.#rows();
    if (this.#active !== null || rows.some(isUnfinished)) {
      throw badRequest("ExportInProgress", "There is already an export requested or in progress.");
    }
    await this.#removeExpired(rows);
    const fields = {
      state: "requested",
      format: { format: "zip", include_storage: includeStorage },
      component: null,
      requestor: "snapshotExport",
      expiration_ts: int64ToJson(BigInt(Date.now()) * NANOSECONDS + RETENTION),
    };
    const id = await this.#deps.run("system.put", { table: "_exports", id: null, fields });
    this.#start({ _id: id, _creationTime: 0, ...fields });
  }

  /** The finished export with this id or snapshot timestamp. Throws `HttpError` if there is none. */
  async find(idOrTs: string): Promise<FinishedExport> {
    const rows = await this.#rows();
    const row = rows.find(
      (candidate) => candidate._id === idOrTs || timestampOf(candidate, "start_ts")?.toString() === idOrTs,
    );
    if (row === undefined) {
      throw new HttpError(404, "ExportNotFound", `The requested export ${idOrTs} was not found`);
    }
    if (row["state"] !== "completed") {
      throw badRequest("ExportNotComplete", `The requested export ${idOrTs} has not completed`);
    }
    return {
      ts: timestampOf(row, "start_ts") ?? 0n,
      fileKey: String(row["zip_object_key"]),
      size: Number(timestampOf(row, "size") ?? 0n),
    };
  }

  /** Resolves when no export runs. */
  async idle(): Promise<void> {
    await this.#active;
  }

  /** Breaks off the running export; `resume` starts it over in the next process. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.idle();
  }

  #start(row: SystemRow): void {
    this.#active = this.#perform(row)
      .catch(this.#deps.onError)
      .finally(() => (this.#active = null));
  }

  async #perform(row: SystemRow): Promise<void> {
    const { format, component, requestor, expiration_ts } = row;
    const kept = { format, component, requestor } as { [field: string]: Json };
    const started = int64ToJson(BigInt(Date.now()) * NANOSECONDS);
    const put = (fields: { [field: string]: Json }) =>
      this.#deps.run("system.put", { table: "_exports", id: row._id, fields: { ...kept, ...fields } });
    const running = { state: "in_progress", start_ts: started, expiration_ts: expiration_ts ?? null };
    await put({ ...running, progress_message: "Beginning backup" });
    // Files deleted while the export runs are still in the snapshot.
    const release = this.#deps.files.holdRemovals();
    try {
      const includeStorage = (format as JsonObject)["include_storage"] === true;
      const progress = new LatestOnly((message: string) => put({ ...running, progress_message: message }));
      const written = await this.#deps.export(
        { data: this.#deps.data, includeStorage },
        progress.offer,
        this.#stopping.signal,
      );
      await progress.settled();
      await put({
        state: "completed",
        start_ts: int64ToJson(written.ts),
        complete_ts: int64ToJson(BigInt(Date.now()) * NANOSECONDS),
        expiration_ts: expiration_ts ?? null,
        zip_object_key: written.fileKey,
        size: int64ToJson(BigInt(written.size)),
      });
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#deps.onError(error);
      const failed = int64ToJson(BigInt(Date.now()) * NANOSECONDS);
      await put({ state: "failed", start_ts: started, failed_ts: failed });
    } finally {
      await release();
    }
  }

  async #removeExpired(rows: SystemRow[]): Promise<void> {
    const now = BigInt(Date.now()) * NANOSECONDS;
    for (const row of rows) {
      const expires = timestampOf(row, "expiration_ts");
      if (row["state"] !== "completed" || expires === null || expires > now) continue;
      await this.#deps.run("system.remove", { table: "_exports", id: row._id });
      await this.store.remove(String(row["zip_object_key"]));
    }
  }

  #rows(): Promise<SystemRow[]> {
    return this.#deps.run("system.list", { table: "_exports", limit: LISTED });
  }
}

function isUnfinished(row: SystemRow): boolean {
  return row["state"] === "requested" || row["state"] === "in_progress";
}

function timestampOf(row: SystemRow, field: string): bigint | null {
  const value = row[field];
  return value === undefined || value === null ? null : int64Of(value as JsonObject);
}
