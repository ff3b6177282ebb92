import { findFunction } from "../../../deploy/reference";
import type { Json } from "../../../protocol/json";
import type { Job } from "../../../scheduler/jobs";
import { compileVectorSearch, searchVectors, type VectorSearch } from "../../../store/vector";
import { vectorIndexOf } from "../../../store/specialIndexes";
import { documentOf } from "../../../store/rows";
import { FunctionError } from "../../../protocol/errors";
import type { OperationContext } from "./context";
import type { Identity, Outcome, RequestMetadata } from "../../calls";
import { type Execution, FunctionFrame } from "../../execution";
import { validateArguments, validateResult } from "../../actions/actionValidation";
import { tableNames } from "../../schemaChecks";
import { answerSyscall } from "../../syscalls/index";

/** A syscall of an action that needs the database. */
export type ActionSyscall = {
  component: string;
  path: string;
  identity: Identity;
  request: RequestMetadata;
  operation: string;
  args: string;
};

/** Operations that carry out what actions ask for. */
export const actionOperations = {
  /** Answers a syscall that queries and mutations have too; JSON text. */
  "action.syscall": ({ executor, tx, removedFiles }: OperationContext, call: ActionSyscall): string => {
    const execution: Execution = {
      tx,
      identity: call.identity,
      request: call.request,
      logLines: [],
      readsIdentity: false,
      afterCommit: { removedFiles },
    };
    const { component, path } = call;
    const frame = new FunctionFrame(execution, component, path, "mutation", 0, null);
    return answerSyscall(executor.state.runner, frame, call.operation, call.args);
  },

  /** Why an action's arguments or result are refused, or null. */
  "action.validate": (
    { executor }: OperationContext,
    {
      component,
      path,
      what,
      value,
    }: { component: string; path: string; what: "arguments" | "result"; value: string },
  ): string | null => {
    const { state, store } = executor;
    const info = findFunction(state.deployment, component, path)?.info;
    if (info === undefined) return null;
    const tables = tableNames(store.catalog, component);
    return what === "arguments"
      ? validateArguments(info, value, tables)
      : validateResult(info, value, tables);
  },

  /** The nearest documents of a vector index: JSON text of [{_id, _score}]. */
  "action.vectorSearch": (
    { tx }: OperationContext,
    args: { component: string; query: VectorSearch & { indexName: string } },
  ): string => {
    const [tableName = "", indexName = ""] = args.query.indexName.split(".");
    const table = tx.table(args.component, tableName);
    const found = table?.indexes.find(({ name }) => name === indexName);
    const index = table === null || found === undefined ? null : vectorIndexOf(table, found);
    if (index === null) {
      throw new FunctionError("IndexNotFoundError", `Index ${args.query.indexName} not found.`);
    }
    const hits = searchVectors(tx.store.statements, index, compileVectorSearch(index, args.query));
    const results: Json[] = hits.flatMap(({ doc, score }) => {
      const row = tx.store.reader.byRowNumber(doc);
      return row === null ? [] : [{ _id: documentOf(row)["_id"] ?? null, _score: score }];
    });
    return JSON.stringify({ results });
  },

  /** A scheduled action ended. */
  "action.jobEnded": ({ executor, tx }: OperationContext, args: { job: Job; outcome: Outcome }): null => {
    executor.schedule.settleAction(tx, args.job, args.outcome);
    return null;
  },

  /** A cron job's action ended; its next time may run. */
  "action.cronEnded": ({ executor }: OperationContext, cron: { component: string; name: string }): null => {
    executor.schedule.cronEnded(cron);
    return null;
  },
};
