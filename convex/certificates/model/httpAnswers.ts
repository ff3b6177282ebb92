import { sha256Hex } from "../../shared/hashes";

/** What every answer bears: anybody's page may read it, and nothing in it runs as a page of the product. */
const OPEN = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Link, X-Total-Count",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** Kept, but asked for anew each time: what a holder hides or staff revoke is gone at once. */
export const REVALIDATED = "public, no-cache";

/** For how long others may keep what changes seldom, in seconds. */
export const KEPT = "public, max-age=60";

/** The host that a request was sent to, with port, as whoever handed it on says. */
export function hostOf(request: Request): string {
  const forwarded = request.headers.get("X-Forwarded-Host")?.split(",")[0]?.trim();
  return (forwarded ?? new URL(request.url).host).toLowerCase();
}

/** The token of an Authorization header (RFC 6750); null without one. */
export function bearerOf(request: Request): string | null {
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  return token ?? null;
}

/** An answer with a text, or 304 for who has it already. */
export async function textAnswer(
  request: Request,
  text: string,
  headers: Record<string, string>,
): Promise<Response> {
  return tagged(request, (await sha256Hex(text)).slice(0, 32), headers, () => Promise.resolve(text));
}

/** An answer with a stored file, or 304 for who has it already. @param tag changes with the file */
export function fileAnswer(
  request: Request,
  tag: string,
  headers: Record<string, string>,
  load: () => Promise<Blob | null>,
): Promise<Response> {
  return tagged(request, tag, headers, load);
}

/** A problem as RFC 9457 has it. */
export function problemAnswer(status: number, title: string, headers: Record<string, string> = {}): Response {
  return jsonAnswer({ type: "about:blank", title, status }, status, {
    ...headers,
    "Content-Type": "application/problem+json",
  });
}

/** An answer that nobody keeps. */
export function jsonAnswer(value: unknown, status: number, headers: Record<string, string> = {}): Response {
  const own = { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers };
  return new Response(JSON.stringify(value), { status, headers: { ...OPEN, ...own } });
}

/** The answer to a browser that asks before it asks (https://fetch.spec.whatwg.org/#cors-preflight-fetch). */
export function preflightAnswer(methods: string): Response {
  const headers = {
    ...OPEN,
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
    Allow: methods,
  };
  return new Response(null, { status: 204, headers });
}

/** Sends somebody to another address of the same host. */
export function seeOther(location: string): Response {
  const headers = { ...OPEN, Location: location, Vary: "Accept", "Cache-Control": REVALIDATED };
  return new Response(null, { status: 303, headers });
}

async function tagged(
  request: Request,
  tag: string,
  headers: Record<string, string>,
  load: () => Promise<Blob | string | null>,
): Promise<Response> {
  const etag = `"${tag}"`;
  const all = { ...OPEN, ...headers, ETag: etag };
  const known = request.headers.get("If-None-Match")?.split(",") ?? [];
  if (known.some((each) => each.trim().replace(/^W\//, "") === etag || each.trim() === "*"))
    return new Response(null, { status: 304, headers: all });
  const body = await load();
  return body === null
    ? problemAnswer(404, "There is nothing at this address.")
    : new Response(body, { headers: all });
}
