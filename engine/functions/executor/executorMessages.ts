import type { Refresh } from "../../backend";
import type { CronName } from "../../scheduler/crons";
import type { ActionRun, DueRun } from "../../scheduler/due";
import type { FunctionCall, QueryOutcome, RequestKey, TimedOutcome } from "../calls";
import type { InstanceInfo } from "../services";

/** What the executor worker is started with. */
export type ExecutorSettings = {
  folder: string;
  instance: InstanceInfo;
  /** See UserTime. */
  userTime: SharedArrayBuffer;
  /** True in the first executor of a process: what was running before was cut off. */
  firstStart: boolean;
  /** What ended the executor before this one, and has failed by it. */
  failed?: { due: DueRun; message: string };
  /** Cron jobs whose action the main thread is running. */
  runningCrons?: CronName[];
};

/** From the main thread. `id` grows with every request; subscriptions are named by theirs. */
export type ToExecutor =
  | { kind: "query"; id: number; call: FunctionCall }
  | { kind: "keepSnapshot"; id: number }
  | { kind: "mutation"; id: number; call: FunctionCall; key?: RequestKey | undefined }
  | { kind: "subscribe"; id: number; call: FunctionCall; journal: string | null }
  | { kind: "resubscribe"; subscriptions: Resubscription[] }
  | { kind: "unsubscribe"; ids: number[] }
  | { kind: "admin"; id: number; operation: string; args: unknown }
  | { kind: "stop"; id: number };

/**
 * A subscription of an executor that was replaced. A halted one ended that executor: it does not run
 * again before code or environment change.
 */
export type Resubscription = { id: number; call: FunctionCall; journal: string | null; halted: boolean };

/** To the main thread. */
export type FromExecutor =
  /** `thread` as `currentThread` names it. */
  | { kind: "ready"; head: bigint; thread: string | null }
  /** What there is to say once the head on disk is `head`; `committed` follows. */
  | { kind: "prepared"; head: bigint; messages: ToldByExecutor[] }
  | { kind: "committed" }
  | { kind: "running"; due: DueRun }
  | ToldByExecutor;

/** What the executor answers and tells. */
export type ToldByExecutor =
  | { kind: "outcome"; id: number; outcome: TimedOutcome }
  | { kind: "adminResult"; id: number; result: unknown }
  | { kind: "adminError"; id: number; code: string; message: string }
  | { kind: "refresh"; refresh: ExecutorRefresh }
  | { kind: "runAction"; run: ActionRun }
  | { kind: "removeFiles"; fileKeys: string[] }
  | { kind: "log"; entry: ExecutionLog };

/** A refresh whose results carry a digest, by which a restarted executor's results are recognized as old. */
export type ExecutorRefresh = {
  ts: bigint;
  results: { subscription: number; result: QueryOutcome; digest: string }[];
};

/** One finished function, for the log. Times in milliseconds. */
export type ExecutionLog = {
  udf: "query" | "mutation" | "action" | "httpAction";
  environment: "isolate" | "node";
  caller: "Tester" | "SyncWorker" | "HttpApi" | "Scheduler" | "Action";
  path: string;
  component: string;
  requestId: string;
  logLines: string[];
  error: string | null;
  startedAt: number;
  took: number;
};

export type { Refresh };
