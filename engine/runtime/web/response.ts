import inspect from "object-inspect";
import { Body, type BodyContent, extractContent } from "./body";
import { Headers } from "./headers";
import { URL } from "./url";
import { enumerable, requireArguments } from "./webidl";

export type ResponseInit = { status?: number; statusText?: string; headers?: unknown };
type ResponseType = "default" | "basic" | "error";
type Meta = { url: string; redirected: boolean; type: ResponseType; status: number; statusText: string };

const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

function checkStatus(status: unknown): number {
  const number = status === undefined ? 200 : Number(status);
  if (!Number.isInteger(number) || number < 200 || number > 599) {
    throw new RangeError(
      "Failed to construct 'Response': The status provided is outside the range [200, 599].",
    );
  }
  return number;
}

function checkStatusText(text: unknown): string {
  const reason = text === undefined ? "" : String(text);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(reason)) {
    throw new TypeError("Failed to construct 'Response': Invalid statusText");
  }
  return reason;
}

/** A response as `fetch` gives it. Filled in by the class. */
export let responseOf: (
  meta: Omit<Meta, "type">,
  headers: [string, string][],
  content: BodyContent | null,
) => Response;

export class Response extends Body {
  #meta: Meta;
  readonly #headers: Headers;

  static {
    responseOf = (meta, headers, content) => {
      const response = new Response(null, { headers });
      response.#meta = { ...meta, type: "basic" };
      response.setContent(content);
      return response;
    };
  }

  static error(): Response {
    const response = new Response();
    response.#meta = { ...response.#meta, type: "error", status: 0 };
    return response;
  }

  static redirect(url: string | URL, status: number = 302): Response {
    requireArguments(arguments.length, 1, "Failed to execute 'redirect' on 'Response'");
    if (!REDIRECT_STATUSES.includes(Number(status))) {
      throw new RangeError("Failed to execute 'redirect' on 'Response': Invalid status code");
    }
    // A relative URL has no base here, and is left for the client to resolve.
    const location = URL.canParse(url) ? new URL(url).href : String(url);
    return new Response(null, { status, headers: { location } });
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const text = jsonText(data);
    const headers = new Headers(init?.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(text, { ...init, headers });
  }

  constructor(body: unknown = null, init: ResponseInit = {}) {
    super();
    this.#meta = {
      url: "",
      redirected: false,
      type: "default",
      status: checkStatus(init?.status),
      statusText: checkStatusText(init?.statusText),
    };
    this.#headers = new Headers(init?.headers ?? undefined);
    if (body === null) return;
    const { content, type } = extractContent(body);
    this.setContent(content);
    if (type !== null && !this.#headers.has("content-type")) this.#headers.set("content-type", type);
  }

  get type(): ResponseType {
    return this.#meta.type;
  }
  get url(): string {
    return this.#meta.url;
  }
  get redirected(): boolean {
    return this.#meta.redirected;
  }
  get status(): number {
    return this.#meta.status;
  }
  get ok(): boolean {
    return this.#meta.status >= 200 && this.#meta.status <= 299;
  }
  get statusText(): string {
    return this.#meta.statusText;
  }
  override get headers(): Headers {
    return this.#headers;
  }

  clone(): Response {
    const content = this.splitContent();
    const copy = new Response(null, { headers: this.#headers });
    copy.#meta = this.#meta;
    copy.setContent(content);
    return copy;
  }

  /** How `console` shows it. */
  inspect(): string {
    const { bodyUsed, headers, ok, status, statusText, url } = this;
    return `Response ${inspect({ bodyUsed, headers, ok, status, statusText, url })}`;
  }

  override get [Symbol.toStringTag](): string {
    return "Response";
  }
}

function jsonText(data: unknown): string {
  const refusal = "Failed to execute 'json' on 'Response': The data is not JSON serializable";
  let text: string | undefined;
  try {
    text = JSON.stringify(data);
  } catch {
    throw new TypeError(refusal);
  }
  if (text === undefined) throw new TypeError(refusal);
  return text;
}

enumerable(Response.prototype, "type", "url", "redirected", "status", "ok", "statusText", "headers", "clone");
