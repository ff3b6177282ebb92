import type { IncomingHttpHeaders } from "node:http";
import type { Backend } from "../backend";
import type { FileStore, StoredFile } from "../store/files";
import { readUploadToken, UploadTokenError } from "../store/uploadTokens";
import type { Exchange } from "./exchange";
import { planFileResponse, type ServedFile } from "./fileResponse";
import { badRequest, HttpError, unauthenticated } from "./httpError";
import type { Route } from "./router";
import { sendFile } from "./sendFile";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256_BASE64 = /^[A-Za-z0-9+/]{43}=$/;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+\s*(?:;.*)?$/;

export type StorageDeps = {
  backend: Pick<Backend, "admin">;
  files: FileStore;
  /** The instance's secret, which signs upload tokens. */
  secret: string;
  /** Milliseconds since the epoch. */
  now?: () => number;
};

/** Arguments of the executor's operation "storage.commit", which makes the `_storage` document. */
export type StorageCommit = StoredFile & { component: string; contentType: string | null };

/** Result of "storage.lookup" ({uuid, component}); null when no document has this uuid. */
export type StorageLookup = (ServedFile & { fileKey: string }) | null;

/**
 * Uploads with a token, and files by their unguessable name:
 * POST /api/storage/upload?token=… → {storageId}, GET and HEAD /api/storage/:uuid[?component=…].
 */
export function storageRoutes(deps: StorageDeps): Route[] {
  return [
    {
      method: "POST",
      path: "/api/storage/upload",
      handle: (exchange) => uploadFile(deps, exchange),
    },
    { method: "GET", path: "/api/storage/:uuid", handle: (exchange) => serveFile(deps, exchange) },
  ];
}

async function uploadFile(deps: StorageDeps, exchange: Exchange): Promise<void> {
  const { headers } = exchange.request;
  const component = authorizedComponent(deps, exchange.url.searchParams.get("token"));
  const contentType = mediaType(headers["content-type"]);
  const expected = expectedSha256(headers);
  const file = await deps.files.write(exchange.bodyChunks(deps.files.maxBytes));
  if (expected !== null && expected !== file.sha256) {
    await deps.files.remove(file.fileKey);
    throw badRequest("Sha256Mismatch", `Sha256 mismatch. Expected: ${expected} Actual: ${file.sha256}`);
  }
  // When the commit's outcome is unknown the file stays: the sweep removes it if no document refers to it.
  const commit: StorageCommit = { ...file, component, contentType };
  const storageId = await deps.backend.admin<string>("storage.commit", commit);
  exchange.sendJson({ storageId });
}

function authorizedComponent(deps: StorageDeps, token: string | null): string {
  if (token === null) {
    throw badRequest("BadQueryArgs", "Failed to deserialize query string: missing field `token`");
  }
  try {
    return readUploadToken(deps.secret, token, (deps.now ?? Date.now)());
  } catch (error) {
    if (error instanceof UploadTokenError) throw unauthenticated(error.code, error.message);
    throw error;
  }
}

function mediaType(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!MEDIA_TYPE.test(header)) throw badHeader("content-type");
  return header;
}

/** The sha-256 the client promises (base64), by `Digest` or by `Content-Digest` (RFC 9530). */
function expectedSha256(headers: IncomingHttpHeaders): string | null {
  const { digest } = headers;
  if (digest !== undefined) {
    const sha256 = /^sha-256=(.*)$/.exec(String(digest))?.[1];
    if (sha256 === undefined || !SHA256_BASE64.test(sha256)) throw badHeader("digest");
    return sha256;
  }
  const contentDigest = headers["content-digest"];
  if (contentDigest === undefined) return null;
  const sha256 = /(?:^|,)\s*sha-256=:([^:]*):/.exec(String(contentDigest))?.[1];
  if (sha256 === undefined) return null;
  if (!SHA256_BASE64.test(sha256)) throw badHeader("content-digest");
  return sha256;
}

function badHeader(name: string): HttpError {
  return badRequest("BadHeader", `Bad header for ${name}: invalid HTTP header`);
}

async function serveFile(deps: StorageDeps, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const uuid = validUuid(exchange.params.uuid ?? "");
  const component = url.searchParams.get("component") ?? "";
  const file = await deps.backend.admin<StorageLookup>("storage.lookup", { uuid, component });
  if (file === null) throw notFound(uuid);
  const plan = planFileResponse(request.method ?? "GET", request.headers, file);
  if (plan.body === "none") {
    response.writeHead(plan.status, plan.headers).end();
    return;
  }
  const range = plan.body === "whole" ? { start: 0, end: file.size - 1 } : plan.body;
  const content = await deps.files.openHandle(file.fileKey);
  if (content === null) throw notFound(uuid);
  response.writeHead(plan.status, plan.headers);
  await sendFile(content, range, response);
}

function validUuid(uuid: string): string {
  if (UUID.test(uuid)) return uuid.toLowerCase();
  throw badRequest(
    "InvalidStoragePath",
    `Invalid storage path: "${uuid}". Please use \`storage.getUrl(storageId: Id<"_storage">)\` ` +
      "to generate a valid URL to retrieve files. " +
      "See https://docs.convex.dev/file-storage/serve-files for more details",
  );
}

function notFound(uuid: string): HttpError {
  return new HttpError(404, "FileNotFound", `File ${uuid} not found`);
}
