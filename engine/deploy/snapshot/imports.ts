import { HttpError, badRequest } from "../../http/httpError";
import type { FileStore } from "../../store/files";
import { dataFolders } from "./dataFolders";
import { ImportError, importErrorMessage, isForPeople } from "./importError";
import { type ImportFile, openImportFile } from "./importFile";
import { type ImportRecord, type ImportState, recordFields, recordOf } from "./importState";
import { discardStaged, runImport } from "./importRun";
import { summarizeImport } from "./importSummary";
import { ImportUploads } from "./importUploads";
import { LatestOnly } from "./latestOnly";
import type { RunSnapshotOperation, SystemRow } from "./snapshotOperations";

const TABLE = "_snapshot_imports";
const LISTED = 1_000;
const MAX_WAIT_MS = 7 * 24 * 60 * 60 * 1000;

export type ImportsDeps = {
  run: RunSnapshotOperation;
  data: string;
  /** The deployment's stored files. */
  files: FileStore;
  onError: (error: unknown) => void;
};

/** What an import is begun with, beside its file. */
export type ImportRequest = Pick<ImportRecord, "format" | "mode" | "component">;

/**
 * Snapshot imports, one at a time, with their states in the system table `_snapshot_imports`, which
 * the CLI watches. An import that a stop interrupts starts over: until its end it changed nothing.
 */
export class Imports {
  readonly uploads: ImportUploads;
  readonly #deps: ImportsDeps;
  readonly #canceled = new Set<string>();
  #stopping = false;
  #last: Promise<void> = Promise.resolve();

  constructor(deps: ImportsDeps) {
    this.#deps = deps;
    this.uploads = new ImportUploads(dataFolders(deps.data).imports);
  }

  /** Clears away what a stop left behind and goes on with the imports it interrupted. */
  async resume(): Promise<void> {
    await discardStaged(this.#deps.run, null);
    const rows = await this.#deps.run("system.list", { table: TABLE, limit: LISTED });
    const open = rows.filter((row) => !isFinal(recordOf(row).state));
    const kept = new Set(open.map((row) => recordOf(row).fileKey));
    await this.uploads.store.sweep(() => Promise.resolve(kept));
    for (const row of open.reverse()) await this.#resumeOne(row);
  }

  /** Puts an uploaded file on record and begins to read it. Gives the import's id. */
  async begin(request: ImportRequest, fileKey: string): Promise<string> {
    const record: ImportRecord = { ...request, fileKey, state: { state: "uploaded" }, changes: [] };
    const id = await this.#deps.run("system.put", { table: TABLE, id: null, fields: recordFields(record) });
    this.#enqueue(() => this.#prepare(id, record));
    return id;
  }

  /** Starts an import that waits for it; one that runs or has ended is left alone. */
  async confirm(id: string): Promise<void> {
    const record = await this.#record(id);
    if (record.state.state !== "waiting_for_confirmation") return;
    const started: ImportRecord = { ...record, state: inProgress("Importing", []) };
    await this.#put(id, started);
    this.#enqueue(() => this.#perform(id, started));
  }

  /** Ends an import that has not ended. Throws `HttpError` if it has. */
  async cancel(id: string): Promise<void> {
    // Noted first: from now on nothing more is done for it, so what is read next stays true.
    this.#canceled.add(id);
    const record = await this.#record(id);
    const { state } = record.state;
    if (isFinal(record.state)) {
      this.#canceled.delete(id);
      throw badRequest("CannotCancelImport", `Cannot cancel an import that has ${state}`);
    }
    await this.#fail(id, record, "Import canceled");
    if (state === "waiting_for_confirmation") this.#canceled.delete(id);
  }

  /** The import's state once nothing is under way for it. Throws `HttpError` if there is no such import. */
  async settledState(id: string): Promise<ImportState> {
    await this.#last;
    return (await this.#record(id)).state;
  }

  /** Breaks off the running import; `resume` starts it over in the next process. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#last;
  }

  async #resumeOne(row: SystemRow): Promise<void> {
    const record = recordOf(row);
    const { state } = record.state;
    if (state === "uploaded") this.#enqueue(() => this.#prepare(row._id, record));
    else if (state === "in_progress") this.#enqueue(() => this.#perform(row._id, record));
    else if (row._creationTime + MAX_WAIT_MS < Date.now()) {
      await this.#fail(row._id, record, "Import took too long. Try again.");
    }
  }

  async #prepare(id: string, record: ImportRecord): Promise<void> {
    await this.#failing(id, record, async (file) => {
      const existing = await this.#deps.run("snapshot.tables", null);
      const { message, requireManualConfirmation, changes } = await summarizeImport(
        file,
        record.mode,
        existing,
      );
      this.#throwIfEnded(id);
      const state: ImportState = {
        state: "waiting_for_confirmation",
        message_to_confirm: message,
        require_manual_confirmation: requireManualConfirmation,
      };
      await this.#put(id, { ...record, state, changes });
    });
  }

  async #perform(id: string, record: ImportRecord): Promise<void> {
    await this.#failing(id, record, async (file) => {
      const checkpoints: string[] = [];
      const progress = new LatestOnly(async (message: string) => {
        if (this.#canceled.has(id)) return;
        await this.#put(id, { ...record, state: inProgress(message, [...checkpoints]) });
      });
      await this.#runToEnd(id, record, file, checkpoints, progress);
      await this.uploads.store.remove(record.fileKey);
    });
  }

  async #runToEnd(
    id: string,
    record: ImportRecord,
    file: ImportFile,
    checkpoints: string[],
    progress: LatestOnly<string>,
  ): Promise<void> {
    const run: RunSnapshotOperation = async (name, args) => {
      if (name !== "import.discard") this.#throwIfEnded(id);
      // A late message must not take the place of the final state.
      if (name === "import.finish") await progress.settled();
      return this.#deps.run(name, args);
    };
    try {
      await runImport({
        run,
        importId: id,
        file,
        mode: record.mode,
        dropsEmptyOptionals: record.format.format === "csv",
        store: this.#deps.files,
        onProgress: progress.offer,
        onCheckpoint: (message) => {
          checkpoints.push(message);
          progress.offer(message);
        },
      });
    } finally {
      await progress.settled();
    }
  }

  /** Works on an import's file; when that throws, the import has failed. */
  async #failing(id: string, record: ImportRecord, work: (file: ImportFile) => Promise<void>): Promise<void> {
    let file: ImportFile | null = null;
    try {
      this.#throwIfEnded(id);
      const path = this.uploads.store.pathOf(record.fileKey);
      file = await openImportFile(path, record.format, record.component);
      await work(file);
    } catch (error) {
      if (this.#canceled.delete(id) || this.#stopping) return;
      if (!isForPeople(error)) this.#deps.onError(error);
      // What fails after the import's end, such as clearing away, does not undo it.
      const { state } = await this.#record(id);
      if (!isFinal(state)) await this.#fail(id, record, importErrorMessage(error));
    } finally {
      await file?.close();
    }
  }

  async #fail(id: string, record: ImportRecord, message: string): Promise<void> {
    await this.#put(id, { ...record, state: { state: "failed", error_message: message } });
    await this.uploads.store.remove(record.fileKey);
  }

  #throwIfEnded(id: string): void {
    if (this.#stopping) throw new Error("The engine is stopping");
    if (this.#canceled.has(id)) throw new ImportError("ImportCanceled", "Import canceled");
  }

  #enqueue(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error: unknown) => this.#deps.onError(error));
  }

  async #record(id: string): Promise<ImportRecord> {
    const row = await this.#deps.run("system.get", { table: TABLE, id });
    if (row === null) throw new HttpError(404, "ImportNotFound", `import ${id} not found`);
    return recordOf(row);
  }

  async #put(id: string, record: ImportRecord): Promise<void> {
    await this.#deps.run("system.put", { table: TABLE, id, fields: recordFields(record) });
  }
}

function inProgress(progress_message: string, checkpoint_messages: string[]): ImportState {
  return { state: "in_progress", progress_message, checkpoint_messages };
}

function isFinal({ state }: ImportState): boolean {
  return state === "completed" || state === "failed";
}
