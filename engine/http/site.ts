import type { IncomingMessage, ServerResponse } from "node:http";
import type { Authenticator } from "../auth/authenticator";
import type { Backend, HttpActionRequest } from "../backend";
import type { Identity, RequestMetadata } from "../functions/calls";
import { writeChunk } from "./backpressure";
import { requestMetadata, requestUrl } from "./exchange";
import { HttpError } from "./httpError";

/** Convex's limit for the body of a request to an HTTP action. */
const BODY_LIMIT = 20 << 20;

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const BODILESS = new Set(["GET", "HEAD", "OPTIONS"]);
/** Headers that belong to one connection, which node:http writes itself. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "trailer"]);

/** `signal` is aborted when the client goes away before it has the whole answer. */
export type SiteRequest = HttpActionRequest & {
  identity: Identity;
  request: RequestMetadata;
  signal: AbortSignal;
};

/**
 * Answers a request by the deployment's HTTP actions, streaming both ways. `mount` is a prefix of
 * the path that the actions do not see. A token that is not the deployment's own is left to the
 * action: the caller is then nobody.
 */
export async function serveSite(
  { backend, authenticator }: { backend: Backend; authenticator: Authenticator },
  incoming: IncomingMessage,
  response: ServerResponse,
  mount = "",
): Promise<void> {
  const method = incoming.method ?? "GET";
  if (!METHODS.has(method)) {
    throw new HttpError(405, "MethodNotAllowed", `${method} is not supported.`);
  }
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const url = siteUrl(incoming, mount);
  const body = BODILESS.has(method) ? null : new RequestBody(incoming);
  const request: SiteRequest = {
    method,
    url,
    headers: headerPairs(incoming.rawHeaders),
    body,
    identity: await authenticator
      .fromHeader(incoming.headers.authorization)
      .catch((): Identity => ({ kind: "none" })),
    request: requestMetadata(incoming),
    signal: gone.signal,
  };
  const answer = await backend.httpAction(request);
  if (body?.isTooLarge === true) {
    await answer.body[Symbol.asyncIterator]().return?.();
    throw tooLarge();
  }
  for (const [name, value] of answer.headers) {
    if (!HOP_BY_HOP.has(name.toLowerCase())) response.appendHeader(name, value);
  }
  response.writeHead(answer.status);
  await writeBody(answer.body, response, gone.signal);
}

function siteUrl(incoming: IncomingMessage, mount: string): string {
  const url = requestUrl(incoming);
  if (mount !== "") url.pathname = url.pathname.slice(mount.length) || "/";
  return url.href;
}

function headerPairs(raw: string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([(raw[index] ?? "").toLowerCase(), raw[index + 1] ?? ""]);
  }
  return pairs;
}

/** The body as it was sent, still compressed if it was: actions check signatures of it. */
class RequestBody implements AsyncIterable<Uint8Array> {
  /** More came than an action may read. It cannot tell its caller so, whatever it makes of the failed read. */
  isTooLarge = false;

  /** @throws HttpError 413 when the request announces more than an action may read */
  constructor(private readonly incoming: IncomingMessage) {
    if (Number(incoming.headers["content-length"] ?? 0) > BODY_LIMIT) throw tooLarge();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0;
    for await (const chunk of this.incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > BODY_LIMIT) {
        this.isTooLarge = true;
        throw tooLarge();
      }
      yield chunk;
    }
  }
}

function tooLarge(): HttpError {
  return new HttpError(413, "RequestTooLarge", `The body exceeds ${BODY_LIMIT} bytes.`);
}

async function writeBody(
  body: AsyncIterable<Uint8Array>,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  for await (const chunk of body) {
    if (gone.aborted) return;
    if (response.req.method !== "HEAD") await writeChunk(response, chunk);
  }
  response.end();
}
