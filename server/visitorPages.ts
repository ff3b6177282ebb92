import type { Request, RequestHandler, Response } from "express";

const KEEP_MS = 5_000;
const MAX_KEPT = 500;
/** The page of a certificate: what a visitor sees there concerns nobody's session, and many open it at once. */
const PATH = /^\/verify\/[\w-]{22}$/;
/** What a page may depend on beside its path. */
const VARIED = ["host", "x-forwarded-host", "x-forwarded-proto", "accept-language"];
const HEADERS = ["content-type", "content-security-policy", "cache-control"];

type Kept = { at: number; nonce: string; headers: [string, string][]; body: string };

/**
 * Certificates' pages are rendered once for all visitors of some seconds; each answer has a nonce of its own. Not for
 * who brings a cookie, asks with parameters, or wants it anew (`Cache-Control: no-cache`).
 * @param keepMs for how long
 */
export function visitorPages({ keepMs = KEEP_MS } = {}): RequestHandler {
  const kept = new Map<string, Kept>();
  return (request, response, next) => {
    if (!isForAll(request)) return next();
    const key = [request.path, ...VARIED.map((name) => request.headers[name] ?? "")].join("\n");
    const known = kept.get(key);
    if (known !== undefined && Date.now() - known.at < keepMs && !wantsItAnew(request))
      return answer(response, known);
    capture(response, (page) => {
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(key, page);
    });
    next();
  };
}

function isForAll({ method, path, url, headers }: Request): boolean {
  return method === "GET" && PATH.test(path) && !url.includes("?") && headers.cookie === undefined;
}

function wantsItAnew({ headers }: Request): boolean {
  return /no-cache|no-store/.test(headers["cache-control"] ?? "");
}

function answer(response: Response, { headers, nonce, body }: Kept): void {
  const own = String(response.locals["nonce"]);
  for (const [name, value] of headers) response.setHeader(name, value.replaceAll(nonce, own));
  response.end(body.replaceAll(nonce, own));
}

/** Hands a page over when all of it was written, if it came to one that may be kept. */
function capture(response: Response, keep: (page: Kept) => void): void {
  const chunks: Buffer[] = [];
  const take = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const [write, end] = [response.write.bind(response), response.end.bind(response)];
  response.write = ((...written: Parameters<typeof write>) => {
    take(written[0]);
    return write(...written);
  }) as typeof write;
  response.end = ((...written: Parameters<typeof end>) => {
    take(written[0]);
    if (response.statusCode === 200 && !/no-store/.test(String(response.getHeader("cache-control") ?? "")))
      keep({
        at: Date.now(),
        nonce: String(response.locals["nonce"]),
        headers: HEADERS.flatMap((name): [string, string][] => {
          const value = response.getHeader(name);
          return value === undefined ? [] : [[name, String(value)]];
        }),
        body: Buffer.concat(chunks).toString("utf8"),
      });
    return end(...written);
  }) as typeof end;
}
