import type { LoggedFunctionType, LogEntry } from "../../http/logBuffer";
import type { ExecutionLog } from "./executorMessages";

const NO_USAGE = {
  databaseReadBytes: 0,
  databaseWriteBytes: 0,
  databaseReadDocuments: 0,
  storageReadBytes: 0,
  storageWriteBytes: 0,
  vectorIndexReadBytes: 0,
  vectorIndexWriteBytes: 0,
  memoryUsedMb: 0,
};

const TYPES: Record<ExecutionLog["udf"], LoggedFunctionType> = {
  query: "Query",
  mutation: "Mutation",
  action: "Action",
  httpAction: "HttpAction",
};

/** A finished function as `convex logs` reads it. */
export function toLogEntry(log: ExecutionLog): LogEntry {
  return {
    kind: "Completion",
    udfType: TYPES[log.udf],
    identifier: log.path.replace(/\.js:/, ":"),
    componentPath: log.component === "" ? null : log.component,
    timestamp: (log.startedAt + log.took) / 1000,
    executionTimestamp: log.startedAt / 1000,
    executionTime: log.took / 1000,
    logLines: log.logLines,
    requestId: log.requestId,
    executionId: log.requestId,
    cachedResult: false,
    caller: log.caller,
    error: log.error,
    success: log.error === null ? { status: "200" } : null,
    usageStats: NO_USAGE,
    willRetry: false,
    identityType: "unknown",
    environment: log.udf === "query" || log.udf === "mutation" ? "isolate" : log.environment,
  };
}
