import { findFunction } from "../../deploy/reference";
import { FunctionError } from "../../protocol/errors";
import type { Json } from "../../protocol/json";
import { isObject } from "../../protocol/scalars";
import type { FileRecord } from "../../store/fileDocuments";
import type { FileStore } from "../../store/files";
import { type ActionHost, ActionHostError, type ActionInvocation } from "./actionHost";
import type { FunctionCall, Outcome } from "../calls";
import type { DeploymentClient } from "../executor/deploymentClient";
import type { ExecutorClient } from "../executor/executorClient";
import { type FunctionAddress, resolveAddress } from "../functionAddress";
import type { ActionSyscall } from "../executor/operations/actions";
import { argumentError, readArguments } from "../syscalls/arguments";

export type ActionHostParts = {
  executor: ExecutorClient;
  deployments: DeploymentClient;
  files: FileStore;
  runAction(call: FunctionCall): Promise<Outcome>;
};

type Args = { [name: string]: Json };

/** Operations of actions by what queries and mutations call the same thing. */
const SHARED: Record<string, string> = {
  "1.0/actions/schedule": "1.0/schedule",
  "1.0/actions/cancel_job": "1.0/cancel_job",
  "1.0/storageGetUrl": "1.0/storageGetUrl",
  "1.0/storageGetMetadata": "1.0/storageGetMetadata",
  "1.0/storageGenerateUploadUrl": "1.0/storageGenerateUploadUrl",
  "1.0/storageDelete": "1.0/storageDelete",
  "1.0/getUserIdentity": "1.0/getUserIdentity",
  "1.0/getFunctionMetadata": "1.0/getFunctionMetadata",
  "1.0/getDeploymentMetadata": "1.0/getDeploymentMetadata",
  "1.0/getRequestMetadata": "1.0/getRequestMetadata",
  "1.0/createFunctionHandle": "1.0/createFunctionHandle",
};

/** What running actions reach: the executor for data, other functions, and the file store. */
export function createActionHost(parts: ActionHostParts): ActionHost {
  return {
    syscall: (invocation, op, argsJson) => tagged(() => answer(parts, invocation, op, argsJson)),
    storeBlob: (invocation, blob) => storeBlob(parts, invocation, blob),
    getBlob: (invocation, storageId) => getBlob(parts, invocation, storageId),
  };
}

async function tagged(work: () => Promise<string>): Promise<string> {
  try {
    return `v${await work()}`;
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    const { message, data } = error;
    return `e${JSON.stringify(data === undefined ? { message } : { message, data })}`;
  }
}

function answer(
  parts: ActionHostParts,
  invocation: ActionInvocation,
  op: string,
  argsJson: string,
): Promise<string> {
  const args = readArguments(op, argsJson);
  switch (op) {
    case "1.0/actions/query":
      return call(parts, invocation, args, "query");
    case "1.0/actions/mutation":
      return call(parts, invocation, args, "mutation");
    case "1.0/actions/action":
      return call(parts, invocation, args, "action");
    case "1.0/actions/vectorSearch": {
      const { component } = invocation;
      return parts.executor.admin("action.vectorSearch", { component, query: searchArgument(args) });
    }
    default:
      return shared(parts, invocation, op, argsJson);
  }
}

function searchArgument({ query }: Args): Args {
  if (isObject(query) && typeof query["indexName"] === "string") return query;
  throw argumentError("query", "vectorSearch", "malformed query");
}

function shared(
  parts: ActionHostParts,
  invocation: ActionInvocation,
  op: string,
  args: string,
): Promise<string> {
  const operation = Object.hasOwn(SHARED, op) ? SHARED[op] : undefined;
  if (operation === undefined) {
    return Promise.reject(new FunctionError("UnknownAsyncOperation", `Unknown async operation ${op}`));
  }
  const { component, path, identity, request } = invocation;
  const syscall: ActionSyscall = { component, path, identity, request, operation, args };
  return parts.executor.admin("action.syscall", syscall);
}

async function call(
  parts: ActionHostParts,
  invocation: ActionInvocation,
  args: Args,
  kind: "query" | "mutation" | "action",
): Promise<string> {
  const { deployment } = parts.deployments.configuration;
  const target = resolveTarget(parts, invocation, args as FunctionAddress);
  const request: FunctionCall = {
    component: target.component,
    path: target.function,
    args: JSON.stringify(args["args"] ?? {}),
    identity: invocation.identity,
    access: "all",
    request: invocation.request,
  };
  const isKnown = findFunction(deployment, target.component, target.function) !== null;
  const outcome = await (kind === "action" && isKnown
    ? parts.runAction(request)
    : kind === "query"
      ? parts.executor.query(request)
      : parts.executor.mutation(request));
  if (!outcome.ok) throw new FunctionError(outcome.code ?? "Error", outcome.message, outcome.data);
  return outcome.value;
}

function resolveTarget(parts: ActionHostParts, { component }: ActionInvocation, address: FunctionAddress) {
  return resolveAddress(parts.deployments.configuration.deployment, component, address);
}

async function storeBlob(
  { executor, files }: ActionHostParts,
  { component }: ActionInvocation,
  blob: { bytes: Uint8Array; contentType: string | null; sha256?: string },
): Promise<string> {
  const file = await files.write(single(blob.bytes));
  if (blob.sha256 !== undefined && !sameDigest(blob.sha256, file.sha256)) {
    await files.remove(file.fileKey);
    throw new ActionHostError(`Sha256 mismatch. Expected: ${blob.sha256} Actual: ${file.sha256}`);
  }
  return executor.admin("storage.commit", { ...file, component, contentType: blob.contentType });
}

async function getBlob(
  { executor, files }: ActionHostParts,
  { component }: ActionInvocation,
  storageId: string,
) {
  const file = await executor.admin<FileRecord | null>("storage.find", { component, storageId });
  const content = file === null ? null : await files.open(file.fileKey);
  if (file === null || content === null) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece as Uint8Array);
  return { bytes: Buffer.concat(pieces), contentType: file.contentType };
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** `given` is base64 or hex, `actual` base64. */
function sameDigest(given: string, actual: string): boolean {
  return given === actual || given.toLowerCase() === Buffer.from(actual, "base64").toString("hex");
}
