import type { AbortSignal } from "./abort";
import { knownLength, takeSource } from "./body";
import { type Request, requestOf } from "./request";
import { Response } from "./response";

export type RequestMeta = { method: string; url: string; headers: [string, string][] };

/** A response on its way out. `read` gives the next bytes, or null at the end. */
export type OutgoingResponse = {
  status: number;
  statusText: string;
  headers: [string, string][];
  read(): Promise<Uint8Array | null>;
  cancel(reason?: unknown): Promise<void>;
};

/**
 * The Request an HTTP action gets. `readChunk` is called only as far as user code reads the body; null
 * from it ends the body. `signal` aborts when the client goes away. Pass null for `readChunk` if the
 * request has no body.
 */
export function toRequest(
  meta: RequestMeta,
  readChunk: (() => Promise<Uint8Array | null>) | null,
  signal?: AbortSignal,
): Request {
  const bodiless = readChunk === null || meta.method === "GET" || meta.method === "HEAD";
  const init = { method: meta.method, headers: meta.headers, ...(signal === undefined ? {} : { signal }) };
  return requestOf(meta.url, init, bodiless ? null : { read: readChunk, cancel: () => {} });
}

const BODILESS = [204, 205, 304];

/**
 * What an HTTP action returned, to be sent. Tells the length of a body whose length is known. Throws
 * Convex's error for what is no Response, and a TypeError if the body was read already.
 */
export function fromResponse(response: unknown): OutgoingResponse {
  if (!(response instanceof Response)) throw new Error("HTTP actions must return a Response");
  const headers = [...response.headers];
  const bodiless = BODILESS.includes(response.status);
  const length = bodiless ? null : knownLength(response);
  if (length !== null && !response.headers.has("content-length"))
    headers.push(["content-length", String(length)]);
  const source = takeSource(response, "body");
  return {
    status: response.status,
    statusText: response.statusText,
    headers,
    read: async () => (bodiless || source === null ? null : source.read()),
    cancel: async (reason) => source?.cancel(reason),
  };
}
