import type { Request, RequestHandler, Response } from "express";

const KEEP_MS = 5_000;
const MAX_KEPT = 500;
/**
 * Pages where what a visitor sees concerns nobody's session, and that many open at once: a certificate's, and what the
 * site publishes, in the language that its address says.
 */
const SHARED = [
  /^\/verify\/[\w-]{22}$/,
  /^\/blog(?:\/(?:(?:tags|authors)\/)?[^/?.]+)?(?:\?lang=[A-Za-z\d-]{2,20})?$/,
  /^\/p\/[^/?.]+(?:\?lang=[A-Za-z\d-]{2,20})?$/,
];
/** What a page may depend on beside its address. */
const VARIED = ["host", "x-forwarded-host", "x-forwarded-proto", "accept-language"];
/** It bears the page's nonce, and a page that a browser has already came with its own. */
const POLICY = "content-security-policy";
const HEADERS = ["content-type", POLICY, "cache-control", "vary", "etag"];

type Kept = { at: number; nonce: string; headers: [string, string][]; body: string };

/**
 * Pages that visitors share are rendered once for all of some seconds; each answer has a nonce of its own, and who has
 * the page already is told so. Not for who brings a cookie, asks with other parameters, or wants it anew
 * (`Cache-Control: no-cache`).
 * @param keepMs for how long
 */
export function visitorPages({ keepMs = KEEP_MS } = {}): RequestHandler {
  const kept = new Map<string, Kept>();
  return (request, response, next) => {
    if (!isForAll(request)) return next();
    const key = [request.url, ...VARIED.map((name) => request.headers[name] ?? "")].join("\n");
    const known = kept.get(key);
    if (known !== undefined && Date.now() - known.at < keepMs && !wantsItAnew(request))
      return answer(request, response, known);
    capture(response, (page) => {
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(key, page);
    });
    next();
  };
}

function isForAll({ method, url, headers }: Request): boolean {
  return method === "GET" && headers.cookie === undefined && SHARED.some((shared) => shared.test(url));
}

function wantsItAnew({ headers }: Request): boolean {
  return /no-cache|no-store/.test(headers["cache-control"] ?? "");
}

function answer(request: Request, response: Response, { headers, nonce, body }: Kept): void {
  const own = String(response.locals["nonce"]);
  for (const [name, value] of headers) response.setHeader(name, value.replaceAll(nonce, own));
  if (!request.fresh) return void response.end(body.replaceAll(nonce, own));
  response.removeHeader(POLICY);
  response.removeHeader("content-type");
  response.status(304).end();
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
    if (isShareable(response))
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

function isShareable(response: Response): boolean {
  const header = (name: string) => String(response.getHeader(name) ?? "");
  if (response.statusCode !== 200 || !header("content-type").startsWith("text/html")) return false;
  return !/no-store|private/.test(header("cache-control"));
}
