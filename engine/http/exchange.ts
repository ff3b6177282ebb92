import { isUtf8 } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import { randomBytes } from "node:crypto";
import type { Authenticator } from "../auth/authenticator";
import type { Identity, RequestMetadata } from "../functions/calls";
import type { Json } from "../protocol/json";
import { parseJson } from "../protocol/parseJson";
import { type HttpError, badRequest, notAdmin } from "./httpError";
import { readBytes, readChunks } from "./requestBody";

/** Convex's limit for calls of functions: 16 MiB of arguments and a little around them. */
export const DEFAULT_BODY_LIMIT = (1 << 24) + 2_000;

export type AdminIdentity = Extract<Identity, { kind: "admin" }>;

/** One HTTP request and the means to answer it. */
export class Exchange {
  /** Segments of the path that the route's pattern names. */
  params: Record<string, string> = {};
  readonly url: URL;
  readonly metadata: RequestMetadata;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    private readonly authenticator: Authenticator,
    private readonly instanceName: string,
  ) {
    this.url = requestUrl(request);
    this.metadata = requestMetadata(request);
  }

  /** Who calls, from the Authorization header or `?adminKey=`. Throws `HttpError` if it is refused. */
  identity(): Promise<Identity> {
    const header = this.request.headers.authorization;
    const adminKey = this.url.searchParams.get("adminKey");
    if (header === undefined && adminKey !== null) {
      return this.authenticator.fromToken({ tokenType: "Admin", value: adminKey });
    }
    return this.authenticator.fromHeader(header);
  }

  /** The caller as admin; throws `HttpError` 401 for a wrong key and 403 for anybody else. */
  async requireAdmin(): Promise<AdminIdentity> {
    const identity = await this.identity();
    if (identity.kind !== "admin") throw notAdmin(this.instanceName);
    return identity;
  }

  /** The body as chunks, decompressed; throws `HttpError` 413 beyond `limit` bytes. */
  bodyChunks(limit: number): AsyncGenerator<Uint8Array, void, undefined> {
    return readChunks(this.request, limit);
  }

  bodyBytes(limit = DEFAULT_BODY_LIMIT): Promise<Buffer> {
    return readBytes(this.request, this.response, limit);
  }

  /** The body parsed as JSON; throws `HttpError` 400 if it is none. */
  async bodyJson(limit = DEFAULT_BODY_LIMIT): Promise<Json> {
    const bytes = await this.bodyBytes(limit);
    if (!isUtf8(bytes)) throw badRequest("BadJsonBody", "The request body is not valid UTF-8.");
    try {
      return parseJson(bytes.toString("utf8"));
    } catch (error) {
      // Text longer than a string can be is an error of another kind.
      const reason = error instanceof SyntaxError ? error.message : "it is too long";
      throw badRequest("BadJsonBody", `The request body is not valid JSON: ${reason}`);
    }
  }

  /** The body parsed as a JSON object; throws `HttpError` 400 if it is none. */
  async bodyObject(limit = DEFAULT_BODY_LIMIT): Promise<{ [key: string]: Json }> {
    const body = await this.bodyJson(limit);
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      throw badRequest("BadJsonBody", "The request body must be a JSON object.");
    }
    return body;
  }

  sendJson(value: unknown, status = 200): void {
    this.sendJsonText(JSON.stringify(value), status);
  }

  /** Like `sendJson` for JSON that is text already. */
  sendJsonText(text: string, status = 200): void {
    this.send(status, "application/json", text);
  }

  sendText(text: string, status = 200): void {
    this.send(status, "text/plain; charset=utf-8", text);
  }

  private send(status: number, contentType: string, text: string): void {
    const body = Buffer.from(text, "utf8");
    this.response.writeHead(status, {
      "Content-Type": contentType,
      "Content-Length": body.length,
    });
    this.response.end(this.request.method === "HEAD" ? undefined : body);
  }
}

/** Where a request comes from, with a new request id unless the caller names one. */
export function requestMetadata(request: IncomingMessage): RequestMetadata {
  const forwarded = request.headers["x-forwarded-for"];
  const firstHop = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",")[0]?.trim();
  const named = request.headers["convex-request-id"];
  return {
    requestId:
      typeof named === "string" && /^[\w-]{1,64}$/.test(named) ? named : randomBytes(8).toString("hex"),
    ip: firstHop ?? request.socket.remoteAddress ?? null,
    userAgent: request.headers["user-agent"] ?? null,
  };
}

/** The request's URL as the client wrote it, behind a TLS proxy too. Throws `HttpError` 400. */
export function requestUrl(request: IncomingMessage): URL {
  const proto = request.headers["x-forwarded-proto"];
  const scheme = typeof proto === "string" && proto.startsWith("https") ? "https" : "http";
  const target = request.url ?? "/";
  // An absolute-form target ("GET http://host/path") must not move the request to another host.
  const { host = "localhost" } = request.headers;
  if (NO_HOST.test(host)) throw malformedUrl();
  const path = target.startsWith("/") ? target : `/${target.replace(/^[a-z]+:\/\/[^/]*\/?/i, "")}`;
  try {
    return new URL(`${scheme}://${host}${path}`);
  } catch {
    throw malformedUrl();
  }
}

/** What would end the host where it stands in a URL, and put the request somewhere else. */
const NO_HOST = /[\s/?#@\\]/;

function malformedUrl(): HttpError {
  return badRequest("BadUrl", "The request's URL or Host header is malformed.");
}
