import { FunctionError } from "../../protocol/errors";
import type { FunctionFrame } from "../execution";
import type { FunctionServices } from "../services";
import { readArguments, type SyscallArgs } from "./arguments";
import * as calls from "./calls";
import * as documents from "./documents";
import * as meta from "./meta";
import * as queries from "./queries";
import * as scheduling from "./scheduling";
import * as storage from "./storage";

type Syscall = (services: FunctionServices, frame: FunctionFrame, args: SyscallArgs) => string;

/** What every query and mutation may ask; each answers JSON text. */
const READS: Record<string, Syscall> = {
  "1.0/get": (_, frame, args) => documents.get(frame, args),
  "1.0/count": (_, frame, args) => documents.count(frame, args),
  "1.0/db/normalizeId": (_, frame, args) => documents.normalizeId(frame, args),
  "1.0/queryStream": (_, frame, args) => queries.queryStream(frame, args),
  "1.0/queryStreamNext": (_, frame, args) => queries.queryStreamNext(frame, args),
  "1.0/queryCleanup": (_, frame, args) => queries.queryCleanup(frame, args),
  "1.0/queryPage": (_, frame, args) => queries.queryPage(frame, args),
  "1.0/runUdf": calls.runUdf,
  "1.0/createFunctionHandle": calls.createFunctionHandle,
  "1.0/storageGetUrl": storage.getUrl,
  "1.0/storageGetMetadata": (_, frame, args) => storage.getMetadata(frame, args),
  "1.0/getUserIdentity": (_, frame) => meta.getUserIdentity(frame),
  "1.0/getFunctionMetadata": (_, frame) => meta.getFunctionMetadata(frame),
  "1.0/getDeploymentMetadata": meta.getDeploymentMetadata,
  "1.0/getTransactionMetrics": (_, frame) => meta.getTransactionMetrics(frame),
  "1.0/getRequestMetadata": (_, frame) => meta.getRequestMetadata(frame),
  "1.0/getSnapshotTs": (_, frame) => meta.getSnapshotTs(frame),
};

/** What only mutations may ask. */
const WRITES: Record<string, Syscall> = {
  "1.0/insert": (_, frame, args) => documents.insert(frame, args),
  "1.0/shallowMerge": (_, frame, args) => documents.shallowMerge(frame, args),
  "1.0/replace": (_, frame, args) => documents.replace(frame, args),
  "1.0/remove": (_, frame, args) => documents.remove(frame, args),
  "1.0/schedule": scheduling.schedule,
  "1.0/cancel_job": (_, frame, args) => scheduling.cancelJob(frame, args),
  "1.0/storageGenerateUploadUrl": storage.generateUploadUrl,
  "1.0/storageDelete": (_, frame, args) => storage.deleteFile(frame, args),
};

/**
 * Answers one syscall of a query or mutation.
 * @throws FunctionError which the function may catch
 */
export function answerSyscall(
  services: FunctionServices,
  frame: FunctionFrame,
  operation: string,
  args: string,
): string {
  const read = find(READS, operation);
  if (read !== undefined) return read(services, frame, readArguments(operation, args));
  const write = find(WRITES, operation);
  if (write === undefined) throw new FunctionError("UnknownOperation", `Unknown operation ${operation}`);
  if (frame.udf === "query") {
    throw new FunctionError("WriteInQuery", `${operation} is only available in mutations, not in queries.`);
  }
  return write(services, frame, readArguments(operation, args));
}

function find(syscalls: Record<string, Syscall>, operation: string): Syscall | undefined {
  return Object.hasOwn(syscalls, operation) ? syscalls[operation] : undefined;
}
