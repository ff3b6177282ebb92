import { FunctionError } from "../../protocol/errors";
import type { FunctionFrame } from "../execution";
import type { FunctionServices } from "../services";

/** `ctx.auth.getUserIdentity()`: the token's claims, or null. The result is then the caller's own. */
export function getUserIdentity(frame: FunctionFrame): string {
  frame.execution.readsIdentity = true;
  const { identity } = frame.execution;
  if (identity.kind === "user") return JSON.stringify(identity.attributes);
  return identity.kind === "admin" && identity.actingAs !== undefined
    ? JSON.stringify(identity.actingAs)
    : "null";
}

export function getFunctionMetadata(frame: FunctionFrame): string {
  const name = frame.path.replace(/\.js:/, ":").replace(/:default$/, "");
  return JSON.stringify({ name, componentPath: frame.component });
}

export function getDeploymentMetadata(services: FunctionServices): string {
  return JSON.stringify({ name: services.instance.name, region: null, class: "s16" });
}

export function getRequestMetadata(frame: FunctionFrame): string {
  if (frame.udf !== "mutation") {
    throw new FunctionError("RequestMetadataNotAllowed", "Cannot get request metadata in a Query");
  }
  frame.execution.readsIdentity = true;
  const { request, identity } = frame.execution;
  return JSON.stringify({
    ip: request.ip,
    userAgent: request.userAgent,
    requestId: request.requestId,
    scheduledFunctionId: request.scheduledFunctionId ?? null,
    authToken: identity.kind === "user" ? identity.token : null,
  });
}

export function getTransactionMetrics(frame: FunctionFrame): string {
  const { budget } = frame.execution.tx;
  const metric = ({ used, limit }: { used: number; limit: number }) => ({
    used,
    remaining: Math.max(0, limit - used),
  });
  return JSON.stringify({
    bytesRead: metric(budget.bytesRead),
    bytesWritten: metric(budget.bytesWritten),
    databaseQueries: metric(budget.ranges),
    documentsRead: metric(budget.documentsRead),
    documentsWritten: metric(budget.documentsWritten),
    functionsScheduled: metric(budget.scheduled),
    scheduledFunctionArgsBytes: metric(budget.scheduledBytes),
  });
}

/** The timestamp (nanoseconds) of the state this function reads. */
export function getSnapshotTs(frame: FunctionFrame): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(frame.execution.tx.snapshotTs);
  return JSON.stringify({ $integer: bytes.toString("base64") });
}
