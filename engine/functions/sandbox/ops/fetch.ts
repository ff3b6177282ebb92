import {
  answering,
  answeringLater,
  type AsyncOp,
  fields,
  integer,
  type LateAnswer,
  Refusal,
  type SyncOp,
  text,
} from "./reply";
import { RequestBody } from "./requestBody";

/** Headers of one connection, often copied from a request that is passed on; this connection has its own. */
const CONNECTION_HEADERS = [
  ...["connection", "expect", "keep-alive", "proxy-connection"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
];

/** Bytes are handed to the realm in pieces of at most this size. */
const CHUNK_SIZE = 65536;

/** A request and what is left to read of its response. */
type Exchange = {
  abort: AbortController;
  body: RequestBody | undefined;
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  rest: Uint8Array | undefined;
};

/** HTTP requests of one sandbox. Redirects are the realm's to follow. `end` ends those under way. */
export function fetchOps(): { sync: Record<string, SyncOp>; async: Record<string, AsyncOp>; end(): void } {
  const exchanges = new Map<number, Exchange>();
  const close = (id: number): void => {
    const exchange = exchanges.get(id);
    exchanges.delete(id);
    exchange?.body?.stop();
    exchange?.abort.abort();
  };
  return {
    sync: {
      "fetch.cancel": answering((id) => close(Number(id))),
    },
    async: {
      "fetch.start": answeringLater(async (args, buffer) => {
        const given = fields(args);
        const id = integer(given["id"]);
        if (exchanges.has(id)) throw new TypeError("The request is under way");
        const exchange = open(given["body"]);
        exchanges.set(id, exchange);
        try {
          return await start(exchange, given, buffer);
        } catch (error) {
          close(id);
          throw networkError(error, "fetch failed");
        }
      }),
      "fetch.write": answeringLater(async (id, buffer) => {
        const body = exchanges.get(Number(id))?.body;
        return { value: body === undefined ? false : await body.write(buffer.slice()) };
      }),
      "fetch.end": answeringLater(async (id) => {
        exchanges.get(Number(id))?.body?.end();
        return { value: null };
      }),
      "fetch.read": answeringLater(async (id) => {
        const exchange = exchanges.get(Number(id));
        if (exchange === undefined) return { value: null };
        try {
          const chunk = await read(exchange);
          if (chunk !== undefined) return { value: null, buffer: chunk };
        } catch (error) {
          close(Number(id));
          throw networkError(error, "terminated");
        }
        close(Number(id));
        return { value: null };
      }),
    },
    end() {
      for (const id of [...exchanges.keys()]) close(id);
    },
  };
}

function open(body: unknown): Exchange {
  return {
    abort: new AbortController(),
    body: body === "stream" ? new RequestBody() : undefined,
    reader: undefined,
    rest: undefined,
  };
}

async function start(
  exchange: Exchange,
  given: Record<string, unknown>,
  buffer: Uint8Array,
): Promise<LateAnswer> {
  const url = new URL(text(given["url"]));
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new TypeError("Unsupported URL scheme");
  const headers = new Headers(given["headers"] as [string, string][]);
  for (const name of CONNECTION_HEADERS) headers.delete(name);
  // Only a stream's length is not known better here.
  if (given["body"] !== "stream") headers.delete("content-length");
  if (!headers.has("user-agent")) headers.set("user-agent", "Convex/1.0");
  takeCredentials(url, headers);
  const whole = given["body"] === "whole" ? buffer.slice() : undefined;
  const response = await fetch(url, {
    method: text(given["method"]),
    headers,
    redirect: "manual",
    signal: exchange.abort.signal,
    ...(exchange.body === undefined
      ? { body: whole ?? null }
      : { body: exchange.body.stream, duplex: "half" as const }),
  });
  exchange.reader = response.body?.getReader();
  const { status, statusText } = response;
  return { value: { status, statusText, headers: [...response.headers], hasBody: response.body !== null } };
}

/** Moves a URL's credentials into the header that carries them; `fetch` refuses them in the URL. */
function takeCredentials(url: URL, headers: Headers): void {
  if (url.username === "" && url.password === "") return;
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  if (!headers.has("authorization")) {
    headers.set("authorization", `Basic ${Buffer.from(pair).toString("base64")}`);
  }
}

/** The next piece of a response's body; undefined at its end. */
async function read(exchange: Exchange): Promise<Uint8Array | undefined> {
  let bytes = exchange.rest;
  while (bytes === undefined || bytes.length === 0) {
    const next = await exchange.reader?.read();
    if (next === undefined || next.done) return undefined;
    bytes = next.value;
  }
  exchange.rest = bytes.length > CHUNK_SIZE ? bytes.subarray(CHUNK_SIZE) : undefined;
  return bytes.subarray(0, CHUNK_SIZE);
}

/** A failed request as the realm sees it: a TypeError that tells the cause. */
function networkError(error: unknown, what: string): Refusal {
  const { name, message, cause } = error as { name?: unknown; message?: unknown; cause?: unknown };
  if (name === "AbortError") return new Refusal("AbortError", "This operation was aborted");
  const deepest = cause as
    { message?: unknown; code?: unknown; errors?: { message?: unknown }[] } | undefined;
  // A host with several addresses fails with one error for each, and no message of its own.
  const reason = deepest?.message || deepest?.errors?.[0]?.message || deepest?.code;
  if (reason === undefined) return new Refusal("TypeError", String(message));
  return new Refusal("TypeError", `${what}: ${String(reason)}`, String(reason));
}
