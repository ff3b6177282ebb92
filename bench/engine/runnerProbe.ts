import type { Json } from "../../engine/protocol/json";
import type { FunctionCall } from "../../engine/functions/calls";
import { type Deployment } from "../../engine/deploy/deployment";
import type { FunctionFrame } from "../../engine/functions/execution";
import { FunctionRunner } from "../../engine/functions/runner";
import { answerSyscall } from "../../engine/functions/syscalls/index";
import { UserTime } from "../../engine/functions/executor/userTime";
import { encodeKey } from "../../engine/protocol/keys";
import type { TableInfo } from "../../engine/store/catalog";
import { readMeta } from "../../engine/store/database";
import { keyBytes } from "../../engine/store/rows";
import { Store } from "../../engine/store/store";

export type ReadKind = "get" | "range";

const INSTANCE = { name: "bench", cloudUrl: "", siteUrl: "", secret: "" };
const RANGE = 100;

/**
 * The engine's own part of a query on a data folder: transaction, validators, syscalls, read sets,
 * result check. What the client library and the user's code do inside the sandbox is left out.
 */
export class RunnerProbe {
  readonly #store: Store;
  readonly #runner: FunctionRunner;
  readonly #table: TableInfo;

  constructor(folder: string) {
    this.#store = new Store(folder);
    const stored = readMeta(this.#store.db, "deployment");
    const table = this.#store.catalog.table("", "items");
    if (stored === null || table === null) throw new Error("the bench's functions are not deployed here");
    this.#table = table;
    this.#runner = new FunctionRunner({
      store: this.#store,
      deployment: JSON.parse(stored) as Deployment,
      env: {},
      instance: INSTANCE,
      userTime: new UserTime(),
      runFunction: (frame, args) => ({ ok: true, value: this.#readFor(frame, args) }),
    });
  }

  close(): void {
    this.#store.close();
  }

  /** Arguments of a read near document number `n`, as JSON text. */
  args(kind: ReadKind, n: number): string {
    if (kind === "range") return JSON.stringify({ from: n });
    const { index, lo, hi } = this.rangeKeys(JSON.stringify({ from: n }));
    const range = { lo: lo.toString("latin1"), hi: hi.toString("latin1") };
    const [row] = this.#store.reader.range(index, range, "asc", 1);
    if (row === undefined) throw new Error(`no document ${n}`);
    return JSON.stringify({ id: (JSON.parse(row.body) as { _id: string })._id });
  }

  run(kind: ReadKind, args: string): void {
    const call: FunctionCall = {
      component: "",
      path: `work:${kind}`,
      args,
      identity: { kind: "none" },
      access: "public",
      request: { requestId: "", ip: null, userAgent: null },
    };
    const { outcome, execution } = this.#runner.query(call, null);
    if (!outcome.ok) throw new Error(outcome.message);
    execution.tx.reads.ranges();
  }

  getKey(args: string): { index: number; key: Buffer } {
    const { id } = JSON.parse(args) as { id: string };
    return { index: this.#table.byId.id, key: keyBytes(encodeKey([id])) };
  }

  rangeKeys(args: string): { index: number; lo: Buffer; hi: Buffer } {
    const { from } = JSON.parse(args) as { from: number };
    const index = this.#table.indexes.find(({ name }) => name === "by_n");
    if (index === undefined) throw new Error("the table has no index by_n");
    return { index: index.id, lo: keyBytes(encodeKey([from])), hi: keyBytes(encodeKey([from + RANGE])) };
  }

  /** The syscalls that `convex/server` makes for the bench's two read functions. */
  #readFor(frame: FunctionFrame, args: string): string {
    const answer = (operation: string, value: Json) =>
      answerSyscall(this.#runner, frame, operation, JSON.stringify(value));
    const { id, from } = JSON.parse(args) as { id?: string; from?: number };
    if (id !== undefined) return answer("1.0/get", { id, isSystem: false });
    const bounds: Json = [
      { type: "Gte", fieldPath: "n", value: from ?? 0 },
      { type: "Lt", fieldPath: "n", value: (from ?? 0) + RANGE },
    ];
    const query: Json = {
      source: { type: "IndexRange", indexName: "items.by_n", range: bounds, order: null },
      operators: [],
    };
    const { queryId } = JSON.parse(answer("1.0/queryStream", { query })) as { queryId: number };
    const found: string[] = [];
    for (;;) {
      const step = answer("1.0/queryStreamNext", { queryId });
      if (step.endsWith('"done":true}')) break;
      found.push(step.slice('{"value":'.length, -',"done":false}'.length));
    }
    answer("1.0/queryCleanup", { queryId });
    return `[${found.join(",")}]`;
  }
}
