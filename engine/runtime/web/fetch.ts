import type { AbortSignal } from "./abort";
import { onAbort } from "./abort";
import { Blob, blobMemory } from "./blob";
import { type BodyContent, openContent, takeContent } from "./body";
import { type ByteSource, CHUNK_SIZE } from "./byteSource";
import { hostCall, hostCallAsync, releaseWith } from "./host";
import { Headers } from "./headers";
import { httpUrl, Request, type RequestInit } from "./request";
import { refuseInTransactions } from "./refused";
import { type Response, responseOf } from "./response";
import { URL } from "./url";

/** One request as it goes out, before any redirect it may lead to. */
type Hop = { url: string; method: string; headers: Headers; content: BodyContent | null };
type Head = { status: number; statusText: string; headers: [string, string][]; hasBody: boolean };
type Reply = Head & { source: ByteSource };

const MAX_REDIRECTS = 20;
/** A body in memory up to this size goes to the host in one piece. */
const WHOLE_BODY = 1 << 20;
const REDIRECTS = [301, 302, 303, 307, 308];
const BODY_HEADERS = [
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
  "content-length",
];
const CREDENTIAL_HEADERS = ["authorization", "proxy-authorization", "cookie", "host"];

let lastId = 0;

/** The Fetch standard's `fetch`, for http and https. Actions only. */
export async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  refuseInTransactions("fetch()");
  const request = new Request(input, init);
  const signal = request.signal;
  let hop: Hop = {
    url: request.url,
    method: request.method,
    headers: request.headers,
    content: takeContent(request, "fetch"),
  };
  for (let redirects = 0; ; redirects++) {
    const reply = await send(hop, signal);
    const location = REDIRECTS.includes(reply.status) ? new Headers(reply.headers).get("location") : null;
    if (location === null || request.redirect === "manual") {
      const { status, statusText } = reply;
      const url = hop.url.replace(/#.*$/s, "");
      const meta = { url, redirected: redirects > 0, status, statusText };
      return responseOf(meta, reply.headers, reply.hasBody ? reply.source : null);
    }
    await reply.source.cancel();
    if (request.redirect === "error") throw new TypeError("fetch attempted redirect");
    if (redirects === MAX_REDIRECTS) throw new TypeError("fetch too many redirects");
    hop = redirected(hop, reply.status, location);
  }
}

function redirected(hop: Hop, status: number, location: string): Hop {
  const url = httpUrl(new URL(location, hop.url));
  const headers = new Headers(hop.headers);
  if (new URL(url).origin !== new URL(hop.url).origin) {
    for (const name of CREDENTIAL_HEADERS) headers.delete(name);
  }
  const toGet =
    ((status === 301 || status === 302) && hop.method === "POST") ||
    (status === 303 && hop.method !== "GET" && hop.method !== "HEAD");
  if (toGet) {
    for (const name of BODY_HEADERS) headers.delete(name);
    return { url, headers, method: "GET", content: null };
  }
  if (hop.content !== null && !(hop.content instanceof Uint8Array) && !(hop.content instanceof Blob)) {
    throw new TypeError("fetch cannot redirect with streamed body");
  }
  return { ...hop, url, headers };
}

/** The bytes of content that is in memory and small enough to go in one piece. */
function wholeBytes(content: BodyContent | null): Uint8Array | undefined {
  const bytes =
    content instanceof Blob ? blobMemory(content) : content instanceof Uint8Array ? content : undefined;
  return bytes !== undefined && bytes.length <= WHOLE_BODY ? bytes : undefined;
}

async function send(hop: Hop, signal: AbortSignal): Promise<Reply> {
  signal.throwIfAborted();
  const id = ++lastId;
  const ignoreAbort = onAbort(signal, () => hostCall("fetch.cancel", id));
  const whole = wholeBytes(hop.content);
  const headers = [...hop.headers];
  if (whole === undefined && hop.content !== null && !hop.headers.has("content-length")) {
    const length =
      hop.content instanceof Blob
        ? hop.content.size
        : hop.content instanceof Uint8Array
          ? hop.content.length
          : null;
    if (length !== null) headers.push(["content-length", String(length)]);
  }
  const body = hop.content === null ? "none" : whole === undefined ? "stream" : "whole";
  const started = hostCallAsync<Head>(
    "fetch.start",
    { id, url: hop.url, method: hop.method, headers, body },
    whole,
  );
  const upload: { failure?: { error: unknown } } = {};
  if (hop.content !== null && whole === undefined) {
    pump(id, openContent(hop.content)).catch((error: unknown) => {
      upload.failure = { error };
      hostCall("fetch.cancel", id);
    });
  }
  try {
    const head = (await started).value;
    return { ...head, source: responseSource(id, signal, ignoreAbort) };
  } catch (error) {
    ignoreAbort();
    signal.throwIfAborted();
    throw upload.failure === undefined ? error : upload.failure.error;
  }
}

/** Writes a request's body, never further ahead than the host has room for. */
async function pump(id: number, source: ByteSource): Promise<void> {
  for (let chunk = await source.read(); chunk !== null; chunk = await source.read()) {
    for (let offset = 0; offset < chunk.length; offset += CHUNK_SIZE) {
      const { value: wanted } = await hostCallAsync<boolean>(
        "fetch.write",
        id,
        chunk.subarray(offset, offset + CHUNK_SIZE),
      );
      if (!wanted) return source.cancel();
    }
  }
  await hostCallAsync("fetch.end", id);
}

function responseSource(id: number, signal: AbortSignal, ignoreAbort: () => void): ByteSource {
  let ended = false;
  const source: ByteSource = {
    async read() {
      if (ended) return null;
      signal.throwIfAborted();
      try {
        const { buffer } = await hostCallAsync("fetch.read", id);
        if (buffer !== undefined) return buffer;
        ended = true;
        ignoreAbort();
        return null;
      } catch (error) {
        ignoreAbort();
        signal.throwIfAborted();
        throw error;
      }
    },
    cancel() {
      if (ended) return;
      ended = true;
      ignoreAbort();
      hostCall("fetch.cancel", id);
    },
  };
  // A response that nobody reads to its end must not keep its connection.
  releaseWith(source, "fetch.cancel", id);
  return source;
}
