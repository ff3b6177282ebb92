import { convexOrigins, settings } from "./settings";

/**
 * What a page may load. Scripts need the nonce; what they load is trusted with them. Inline styles of
 * elements are allowed as attributes alone: Mantine sets its variables so.
 * @param framed whether pages of others may show it in a frame
 */
export function contentSecurityPolicy(nonce: string, framed = false): string {
  const { CONVEX_SITE_URL, CLERK_PUBLISHABLE_KEY, LIBRARY_MEDIA_ORIGINS, NODE_ENV } = settings();
  const { live, files } = convexOrigins(settings());
  // Behind the server's own pass-through the HTTP actions are at its own host as well.
  const site = live.length === 0 ? [] : [new URL(CONVEX_SITE_URL).origin];
  const clerk = CLERK_PUBLISHABLE_KEY === undefined ? [] : [`https://${clerkHost(CLERK_PUBLISHABLE_KEY)}`];
  // In development Vite hands style sheets to the browser as elements without a nonce; a nonce here would forbid them.
  const inlineStyles = NODE_ENV === "development" ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'"],
    "style-src": ["'self'", inlineStyles],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", files, ...site],
    "media-src": ["'self'", "blob:", files, ...site, ...LIBRARY_MEDIA_ORIGINS],
    "font-src": ["'self'"],
    "connect-src": ["'self'", files, ...live, ...site, ...clerk, ...LIBRARY_MEDIA_ORIGINS],
    "frame-src": ["'self'", ...clerk],
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": [framed ? "*" : "'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** Clerk's host for an instance stands in its publishable key: base64 of the host and a dollar sign. */
function clerkHost(publishableKey: string): string {
  const encoded = publishableKey.split("_").at(2) ?? "";
  return Buffer.from(encoded, "base64").toString("utf8").replace(/\$$/, "");
}
