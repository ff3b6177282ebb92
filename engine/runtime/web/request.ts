import inspect from "object-inspect";
import { AbortController, type AbortSignal } from "./abort";
import { Body, type BodyContent, extractContent, takeContent } from "./body";
import { Headers } from "./headers";
import { URL } from "./url";
import { enumerable, requireArguments } from "./webidl";

export type RequestRedirect = "follow" | "error" | "manual";

export type RequestInit = {
  method?: string;
  headers?: unknown;
  body?: unknown;
  redirect?: RequestRedirect;
  signal?: AbortSignal | null;
  cache?: string;
  credentials?: string;
  integrity?: string;
  keepalive?: boolean;
  mode?: string;
  referrer?: string;
  referrerPolicy?: string;
};

const NORMALIZED = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

function normalizeMethod(method: unknown): string {
  const text = String(method);
  const upper = text.toUpperCase();
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text)) {
    throw new TypeError(`Failed to construct 'Request': '${text}' is not a valid HTTP method.`);
  }
  if (FORBIDDEN.has(upper)) {
    throw new TypeError(`Failed to construct 'Request': '${text}' HTTP method is unsupported.`);
  }
  return NORMALIZED.has(upper) ? upper : text;
}

/** The serialized URL. Throws a TypeError unless it is an absolute http or https URL. */
export function httpUrl(input: unknown): string {
  const url = new URL(String(input));
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new TypeError(
      `Unsupported URL scheme -- http and https are supported (scheme was ${url.protocol.slice(0, -1)})`,
    );
  }
  return url.href;
}

/** A request over bytes that are read as user code reads them. Filled in by the class. */
export let requestOf: (url: string, init: RequestInit, content: BodyContent | null) => Request;

export class Request extends Body {
  readonly #url: string;
  readonly #method: string;
  readonly #headers: Headers;
  readonly #redirect: RequestRedirect;
  readonly #init: RequestInit;
  #signal: AbortSignal | null;

  static {
    requestOf = (url, init, content) => {
      const request = new Request(url, init);
      request.setContent(content);
      return request;
    };
  }

  constructor(input: string | URL | Request, init: RequestInit = {}) {
    requireArguments(arguments.length, 1, "Failed to construct 'Request'");
    super();
    if (input === undefined) throw new TypeError("Request URL is undefined");
    const from = input instanceof Request ? input : undefined;
    const given = init ?? {};
    this.#url = from?.url ?? httpUrl(input);
    this.#method = given.method === undefined ? (from?.method ?? "GET") : normalizeMethod(given.method);
    this.#headers = new Headers(given.headers ?? from?.headers);
    this.#redirect = given.redirect ?? from?.redirect ?? "follow";
    if (!["follow", "error", "manual"].includes(this.#redirect)) {
      throw new TypeError(`Failed to construct 'Request': '${this.#redirect}' is not a valid redirect mode.`);
    }
    this.#signal = given.signal === undefined ? (from?.signal ?? null) : given.signal;
    this.#init = from === undefined ? given : { ...from.#init, ...given };
    this.#setBody(given.body, from);
  }

  #setBody(body: unknown, from: Request | undefined): void {
    if (body === undefined || body === null) {
      if (from !== undefined && body !== null) this.setContent(takeContent(from, "new Request()"));
      return;
    }
    if (this.#method === "GET" || this.#method === "HEAD") {
      throw new TypeError("Failed to construct 'Request': Request with GET/HEAD method cannot have body.");
    }
    const { content, type } = extractContent(body);
    this.setContent(content);
    if (type !== null && !this.#headers.has("content-type")) this.#headers.set("content-type", type);
  }

  get method(): string {
    return this.#method;
  }
  get url(): string {
    return this.#url;
  }
  override get headers(): Headers {
    return this.#headers;
  }
  get redirect(): RequestRedirect {
    return this.#redirect;
  }
  get signal(): AbortSignal {
    this.#signal ??= new AbortController().signal;
    return this.#signal;
  }
  get destination(): string {
    return "";
  }
  get referrer(): string {
    return this.#init.referrer ?? "about:client";
  }
  get referrerPolicy(): string {
    return this.#init.referrerPolicy ?? "";
  }
  get mode(): string {
    return this.#init.mode ?? "cors";
  }
  get credentials(): string {
    return this.#init.credentials ?? "same-origin";
  }
  get cache(): string {
    return this.#init.cache ?? "default";
  }
  get integrity(): string {
    return this.#init.integrity ?? "";
  }
  get keepalive(): boolean {
    return this.#init.keepalive ?? false;
  }
  get duplex(): string {
    return "half";
  }

  clone(): Request {
    const content = this.splitContent();
    const copy = new Request(this.#url, {
      ...this.#init,
      method: this.#method,
      headers: this.#headers,
      redirect: this.#redirect,
      signal: this.#signal,
      body: null,
    });
    copy.setContent(content);
    return copy;
  }

  /** How `console` shows it. */
  inspect(): string {
    const { bodyUsed, headers, method, url } = this;
    return `Request ${inspect({ bodyUsed, headers, method, url })}`;
  }

  override get [Symbol.toStringTag](): string {
    return "Request";
  }
}

enumerable(
  Request.prototype,
  ...["method", "url", "headers", "redirect", "signal", "destination", "referrer", "referrerPolicy", "mode"],
  ...["credentials", "cache", "integrity", "keepalive", "duplex", "clone"],
);
