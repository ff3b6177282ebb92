/** How a request ended, as its client knows it. */
export type Fate = "acknowledged" | "refused" | "unknown";

/** A write that a client asked for. `writer` and `seq` say whose how-many-th it was. */
export type Claim = { token: string; writer: string; seq: number; fate: Fate };

/** `before` is the seq of the writer's put that took effect before this one, as the answer told. */
export type PutClaim = Claim & { before: number | null };
export type ReworkClaim = { writer: string; seq: number; text: string; fate: Fate };
export type AppendClaim = { key: string; value: number; fate: Fate };
export type RunClaim = { token: string; fate: Fate; job: string | null };
export type FileClaim = {
  token: string;
  sha256: string;
  size: number;
  storageId: string | null;
  saved: Fate | null;
  removed: Fate | null;
};

/** Everything the clients asked for since the database was empty. */
export class Ledger {
  readonly puts: PutClaim[] = [];
  readonly reworks: ReworkClaim[] = [];
  /** Tokens of mutations that always fail. */
  readonly refused: string[] = [];
  readonly failingParts: Claim[] = [];
  readonly runs: RunClaim[] = [];
  /** Of scheduled actions. */
  readonly actions: RunClaim[] = [];
  readonly appends: AppendClaim[] = [];
  readonly files: FileClaim[] = [];
  acknowledged = 0;
  unknown = 0;
  #wakeAt: { count: number; wake: () => void } | null = null;

  /** Counts an outcome. */
  note(fate: Fate): Fate {
    if (fate === "unknown") this.unknown += 1;
    else this.acknowledged += 1;
    if (this.#wakeAt !== null && this.acknowledged >= this.#wakeAt.count) this.#wakeAt.wake();
    return fate;
  }

  /** Resolves at the moment the `more`-th next answer arrives. */
  afterAcknowledgements(more: number): Promise<void> {
    return new Promise((wake) => (this.#wakeAt = { count: this.acknowledged + more, wake }));
  }
}
