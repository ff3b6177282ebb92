import type { IncomingHttpHeaders } from "node:http";
import type { ByteRange } from "../store/files";

const MAX_AGE_SECONDS = 60 * 60 * 24 * 30;

/** What a response tells of a stored file. `createdAt` in ms since the epoch, `sha256` in base64. */
export type ServedFile = {
  sha256: string;
  size: number;
  contentType: string | null;
  createdAt: number;
};

/** Head of the response, and which bytes follow: all, a part, or none. */
export type FileResponse = {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  body: "whole" | ByteRange | "none";
};

/**
 * Decides how a GET or HEAD for an immutable file is answered (RFC 9110): conditional headers first,
 * then the range. One satisfiable range gives 206; several, or one that cannot be parsed, the whole
 * file. An empty file is always answered whole, since it has no satisfiable range.
 */
export function planFileResponse(
  method: string,
  request: IncomingHttpHeaders,
  file: ServedFile,
): FileResponse {
  const validators = {
    ETag: etag(file),
    "Last-Modified": new Date(file.createdAt).toUTCString(),
    "Cache-Control": `private, max-age=${MAX_AGE_SECONDS}`,
    "Accept-Ranges": "bytes",
  };
  if (isNotModified(request, file)) return { status: 304, headers: validators, body: "none" };

  const headers: Record<string, string> = { ...validators };
  if (file.contentType !== null) headers["Content-Type"] = file.contentType;

  const range = method === "GET" && file.size > 0 ? requestedRange(request, file) : null;
  if (range === "unsatisfiable") {
    return {
      status: 416,
      headers: { ...validators, "Content-Range": `bytes */${file.size}`, "Content-Length": "0" },
      body: "none",
    };
  }
  if (range === null) {
    headers["Content-Length"] = String(file.size);
    headers["Digest"] = `sha-256=${file.sha256}`;
    return { status: 200, headers, body: method === "HEAD" ? "none" : "whole" };
  }
  headers["Content-Range"] = `bytes ${range.start}-${range.end}/${file.size}`;
  headers["Content-Length"] = String(range.end - range.start + 1);
  return { status: 206, headers, body: range };
}

/**
 * The bytes a Range header asks of a file of `size` bytes. Null when the header is to be ignored:
 * another unit, several ranges, or not a range at all.
 */
export function parseRange(header: string, size: number): ByteRange | "unsatisfiable" | null {
  const match = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header);
  if (match === null) return null;
  const [, first, last] = match as unknown as [string, string, string];
  if (first === "") {
    if (last === "") return null;
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "unsatisfiable" : { start, end };
}

function requestedRange(request: IncomingHttpHeaders, file: ServedFile) {
  if (request.range === undefined) return null;
  const ifRange = request["if-range"];
  if (typeof ifRange === "string" && !matchesIfRange(ifRange.trim(), file)) return null;
  return parseRange(request.range, file.size);
}

function matchesIfRange(ifRange: string, file: ServedFile): boolean {
  if (ifRange.startsWith('"')) return ifRange === etag(file);
  return Date.parse(ifRange) === wholeSeconds(file.createdAt);
}

function isNotModified(request: IncomingHttpHeaders, file: ServedFile): boolean {
  const ifNoneMatch = request["if-none-match"];
  if (ifNoneMatch !== undefined) {
    const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return tags.includes("*") || tags.includes(etag(file));
  }
  const since = request["if-modified-since"];
  return since !== undefined && wholeSeconds(file.createdAt) <= Date.parse(since);
}

function etag(file: ServedFile): string {
  return `"${file.sha256}"`;
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
