import { FunctionError } from "../../protocol/errors";
import { decodeId } from "../../protocol/ids";
import * as files from "../../store/fileDocuments";
import { issueUploadToken, storageUrl, uploadUrl } from "../../store/uploadTokens";
import type { FunctionFrame } from "../execution";
import type { FunctionServices } from "../services";
import { argumentError, type SyscallArgs, textArgument } from "./arguments";

export function generateUploadUrl(services: FunctionServices, frame: FunctionFrame): string {
  const { instance } = services;
  const claims = { component: frame.component, issuedAt: frame.execution.tx.now };
  return JSON.stringify(uploadUrl(instance.cloudUrl, issueUploadToken(instance.secret, claims)));
}

/** `storage.getUrl`: the file's public URL, or null when there is no such file. */
export function getUrl(services: FunctionServices, frame: FunctionFrame, args: SyscallArgs): string {
  const file = files.find(
    frame.execution.tx,
    frame.component,
    storageIdArgument(frame, args, "storage.getUrl"),
  );
  if (file === null) return "null";
  return JSON.stringify(
    storageUrl(services.instance.cloudUrl, { uuid: file.uuid, component: frame.component }),
  );
}

/** `storage.getMetadata`: sha256 in hex, as Convex gives it there. */
export function getMetadata(frame: FunctionFrame, args: SyscallArgs): string {
  const file = files.find(
    frame.execution.tx,
    frame.component,
    storageIdArgument(frame, args, "storage.getMetadata"),
  );
  if (file === null) return "null";
  const { storageId, sha256, size, contentType } = file;
  return JSON.stringify({
    storageId,
    sha256: Buffer.from(sha256, "base64").toString("hex"),
    size,
    contentType,
  });
}

export function deleteFile(frame: FunctionFrame, args: SyscallArgs): string {
  const storageId = storageIdArgument(frame, args, "storage.delete");
  const file = files.remove(frame.execution.tx, frame.component, storageId);
  if (file === null) throw new FunctionError("FileNotFound", `storage id ${storageId} not found`);
  frame.execution.afterCommit.removedFiles.push(file.fileKey);
  return "null";
}

/** How Convex named files once. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function storageIdArgument(frame: FunctionFrame, args: SyscallArgs, operation: string): string {
  const id = textArgument(args, "storageId", operation);
  if (decodeId(id) === null) {
    if (UUID.test(id)) return id;
    throw argumentError(
      "storageId",
      operation,
      `Invalid storage ID: "${id}". Storage ID should be an\n                    Id of '_storage' table, or a UUID string.`,
    );
  }
  if (frame.execution.tx.tableOfId(frame.component, id)?.name !== files.STORAGE_TABLE) {
    throw new FunctionError(
      "InvalidArgument",
      "Invalid storage ID. Storage ID cannot be an ID on any table other than '_storage'.",
    );
  }
  return id;
}
