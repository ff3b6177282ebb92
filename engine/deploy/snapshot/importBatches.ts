import type { RunSnapshotOperation } from "./snapshotOperations";

const MAX_ROWS = 500;
const MAX_CHARACTERS = 512 * 1024;

type Target = { importId: string; component: string; table: string };

/** Sends rows to a staging table in batches, each short enough not to hold up the executor. */
export class ImportBatches {
  #rows: string[] = [];
  #characters = 0;
  #sent = 0;

  constructor(
    readonly run: RunSnapshotOperation,
    readonly target: Target,
  ) {}

  /** How many rows were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** Adds a row; true when this sent a batch. */
  async add(row: string): Promise<boolean> {
    this.#rows.push(row);
    this.#characters += row.length;
    if (this.#rows.length < MAX_ROWS && this.#characters < MAX_CHARACTERS) return false;
    await this.flush();
    return true;
  }

  /** Sends what is left. */
  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    this.#characters = 0;
    await this.run("import.rows", { ...this.target, firstRow: this.#sent + 1, rows });
    this.#sent += rows.length;
  }
}
