import { randomUUID } from "node:crypto";
import { canonicalFunction, findFunction, type ResolvedFunction } from "../deploy/reference";
import type { Deployment, UdfType } from "../deploy/deployment";
import { FunctionError } from "../protocol/errors";
import { argumentsError, returnsError } from "../protocol/validators";
import { Transaction } from "../store/transaction";
import { showInProgress } from "../scheduler/jobs";
import type { Store } from "../store/store";
import { readArguments, readResult } from "./callValues";
import type { FunctionCall, Outcome, QueryOutcome } from "./calls";
import { type Execution, FunctionFrame, type TransactionUdf } from "./execution";
import { INTERNAL_ERROR, reportFault } from "./executor/faults";
import { Sandboxes } from "./sandboxes";
import { schemaCheckOf, tableNames } from "./schemaChecks";
import { type FunctionServices, type InstanceInfo, type NestedTarget, systemEnvironment } from "./services";
import { answerSyscall } from "./syscalls/index";
import { runSystemQuery } from "./systemFunctions";
import type { UserTime } from "./executor/userTime";

const MAX_CALL_DEPTH = 8;

export type RunnerSettings = {
  store: Store;
  deployment: Deployment;
  env: Record<string, string>;
  instance: InstanceInfo;
  userTime: UserTime;
  /** Stands in for the sandboxes where the engine's own part of a call is measured. */
  runFunction?: RunFunction;
};

/** Runs a function's code; see `Sandboxes.run`. */
export type RunFunction = Sandboxes["run"];

/** A finished query or mutation with what the engine needs of it afterwards. */
export type Finished = { execution: Execution; outcome: Outcome; endCursor: string | null };

/** Runs queries and mutations of one deployment; made anew when code or environment change. */
export class FunctionRunner implements FunctionServices {
  readonly store: Store;
  readonly deployment: Deployment;
  readonly instance: InstanceInfo;
  readonly env: Record<string, string>;
  readonly #runFunction: RunFunction;
  readonly #schemaCheck: ReturnType<typeof schemaCheckOf>;

  constructor(settings: RunnerSettings) {
    this.store = settings.store;
    this.deployment = settings.deployment;
    this.instance = settings.instance;
    this.env = settings.env;
    this.#schemaCheck = schemaCheckOf(settings.deployment, settings.store.catalog);
    const answer = (frame: FunctionFrame, operation: string, args: string) =>
      answerSyscall(this, frame, operation, args);
    const { deployment, env, instance, userTime } = settings;
    const sandboxes = new Sandboxes(deployment, env, systemEnvironment(instance), answer, userTime);
    this.#runFunction = settings.runFunction ?? ((frame, args, seed) => sandboxes.run(frame, args, seed));
  }

  /** A transaction that reads, or writes at the next timestamp. */
  transaction(writable: boolean): Transaction {
    const { store } = this;
    const now = Date.now();
    const ts = writable ? store.nextTimestamp() : store.head;
    return new Transaction({ store, now, ts, writable, schemaCheck: this.#schemaCheck });
  }

  /** Runs a query; `journal` is what its last run left. */
  query(call: FunctionCall, journal: string | null): Finished & { result: QueryOutcome } {
    const finished = this.#run(call, "query", this.#queryTransaction(call), journal);
    const { execution, outcome, endCursor } = finished;
    const result = { outcome, journal: endCursor, readsIdentity: execution.readsIdentity };
    return { ...finished, result };
  }

  /** On the state the call names, if that is still kept. */
  #queryTransaction({ at }: FunctionCall): Transaction {
    const reader = at === undefined ? null : this.store.snapshots.at(at);
    if (reader === null || at === undefined) return this.transaction(false);
    const { store } = this;
    return new Transaction({
      store,
      reader,
      now: Date.now(),
      ts: at,
      writable: false,
      schemaCheck: this.#schemaCheck,
    });
  }

  /** Runs a mutation inside `tx`; the caller keeps or undoes its writes by the outcome. */
  mutation(call: FunctionCall, tx: Transaction): Finished {
    const { component, request } = call;
    const id = request.scheduledFunctionId ?? null;
    if (id !== null) showInProgress(tx, { id, component });
    const finished = this.#run(call, "mutation", tx, null);
    const { outcome } = finished;
    return outcome.ok
      ? { ...finished, outcome: { ...outcome, value: tx.fillCommitTimestamp(outcome.value) } }
      : finished;
  }

  runNested(caller: FunctionFrame, target: NestedTarget): string {
    if (caller.depth >= MAX_CALL_DEPTH) {
      throw new FunctionError(
        "MaximumCallDepthExceeded",
        "Cross component call depth limit exceeded. Do you have an infinite loop in your app?",
      );
    }
    const { execution } = caller;
    const { component, path, udf } = target;
    const frame = new FunctionFrame(execution, component, path, udf, caller.depth + 1, null);
    const run = () => {
      const resolved = this.#resolve(component, path, udf, true);
      const outcome = this.#invoke(frame, resolved, JSON.stringify(target.args), caller.udf === "mutation");
      if (!outcome.ok) throw new FunctionError("NestedFunctionError", outcome.message, outcome.data);
      return outcome.value;
    };
    const runWithin = () => execution.tx.budget.within(target.limits, run);
    if (target.staleSnapshot) return execution.tx.onSnapshot(runWithin);
    return udf === "mutation" ? nestedMutation(execution, runWithin) : runWithin();
  }

  #run(call: FunctionCall, udf: TransactionUdf, tx: Transaction, journal: string | null): Finished {
    const execution: Execution = {
      tx,
      identity: call.identity,
      request: call.request,
      logLines: [],
      readsIdentity: false,
      afterCommit: { removedFiles: [] },
    };
    const { component } = call;
    const path = canonicalFunction(call.path);
    const frame = new FunctionFrame(execution, component, path, udf, 0, journal);
    const outcome = this.#runTop(call, frame);
    return { execution, outcome, endCursor: frame.endCursor };
  }

  #runTop(call: FunctionCall, frame: FunctionFrame): Outcome {
    const { logLines } = frame.execution;
    try {
      if (call.path.startsWith("_system/")) return { ...runSystemQuery(this, call, frame), logLines };
      const resolved = this.#resolve(call.component, call.path, frame.udf, call.access === "all");
      const shape = this.#invoke(frame, resolved, call.args);
      return shape.ok ? { ok: true, value: shape.value, logLines } : { ...shape, logLines };
    } catch (error) {
      if (!(error instanceof FunctionError)) return brokenRun(frame, error);
      const data = error.data === undefined ? {} : { data: error.data };
      return { ok: false, message: error.message, code: error.code, ...data, logLines };
    }
  }

  #resolve(component: string, path: string, udf: UdfType, internal: boolean): ResolvedFunction {
    const found = findFunction(this.deployment, component, path);
    if (found === null || (found.info.visibility === "internal" && !internal))
      throw notFound(component, path);
    if (found.info.udfType !== udf) {
      throw new FunctionError(
        "FunctionPathWrongType",
        `Trying to execute ${found.function}${inComponent(component)} as ${shown(udf)}, but it is defined as ${shown(found.info.udfType)}.`,
      );
    }
    return found;
  }

  #invoke(
    frame: FunctionFrame,
    { info, component }: ResolvedFunction,
    args: string,
    fromMutation = false,
  ): Omit<Outcome, "logLines"> & Shape {
    const tables = tableNames(this.store.catalog, component);
    const value = readArguments(frame.path, args, fromMutation);
    const wrong = info.args === null ? null : argumentsError(info.args, value, tables);
    if (wrong !== null) return { ok: false, message: wrong };
    const outcome = this.#runFunction(frame, args, randomUUID());
    frame.finishQueries();
    if (!outcome.ok) return outcome;
    const result = readResult(frame.path, outcome.value);
    const problem = info.returns === null ? null : returnsError(info.returns, result, tables);
    return problem === null ? outcome : { ok: false, message: problem };
  }
}

/** An error of the engine's own. What a mutation did must then be undone with everything around it. */
function brokenRun({ udf, execution }: FunctionFrame, error: unknown): Outcome {
  if (udf === "mutation") throw error;
  reportFault("A query could not be run", error);
  return { ok: false, ...INTERNAL_ERROR, logLines: execution.logLines };
}

type Shape = { ok: true; value: string } | { ok: false; message: string; data?: string };

/** When `work` throws, its writes are undone and what was to follow their commit is forgotten. */
function nestedMutation<T>({ tx, afterCommit: { removedFiles } }: Execution, work: () => T): T {
  const removed = removedFiles.length;
  try {
    return tx.nested(work);
  } catch (error) {
    removedFiles.length = removed;
    throw error;
  }
}

function notFound(component: string, path: string): FunctionError {
  const name = canonicalFunction(path).replace(/\.js:/, ":");
  return new FunctionError(
    "FunctionPathNotFound",
    `Could not find public function for '${name}'${inComponent(component)}.`,
  );
}

function inComponent(component: string): string {
  return component === "" ? "" : ` in component '${component}'`;
}

function shown(udf: UdfType): string {
  return udf === "query" ? "Query" : udf === "mutation" ? "Mutation" : "Action";
}
