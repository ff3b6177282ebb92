import { createHash } from "node:crypto";
import type { HeadersArgs } from "@remix-run/node";

/** For who is not signed in: kept for a minute, and shown for ten more while it is asked for anew. */
const FOR_ALL = "public, max-age=60, stale-while-revalidate=600";

/**
 * How long a page of the site may be kept. Who brings a cookie may be signed in, which the page's frame shows: their
 * copy is theirs, and asked for anew each time.
 */
export function pageCaching(request: Request): Record<string, string> {
  const isForAll = request.headers.get("Cookie") === null;
  return { "Cache-Control": isForAll ? FOR_ALL : "private, no-cache", Vary: "Cookie" };
}

/** A route's `headers`: those that its loader gave. */
export function loaderHeaders({ loaderHeaders: given }: HeadersArgs): Headers {
  return given;
}

/** A tag that changes whenever one of the parts does. Weak: compressed or not, it is the same (RFC 9110, 8.8.1). */
export function entityTag(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return `W/"${hash.digest("base64url").slice(0, 27)}"`;
}

/** Whether a request says that it has what bears this tag (RFC 9110, 13.1.2). */
export function isKnown(request: Request, tag: string): boolean {
  const opaque = (text: string) => text.trim().replace(/^W\//, "");
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map(opaque);
  return known.includes("*") || known.includes(opaque(tag));
}

/** An answer with a text or a file, or 304 for who has it already. */
export function conditional(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Response {
  const tag = entityTag(body);
  const all = { ...headers, ETag: tag };
  return isKnown(request, tag)
    ? new Response(null, { status: 304, headers: all })
    : new Response(body, { headers: all });
}
