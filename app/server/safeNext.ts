const HERE = "http://here.invalid";

/** Where to go after signing in: a path of this site, never another one. */
export function safeNext(next: unknown, otherwise = "/portal"): string {
  if (typeof next !== "string" || !next.startsWith("/")) return otherwise;
  const target = new URL(next, HERE);
  // A path that begins with two slashes would name another host.
  if (target.origin !== HERE || target.pathname.startsWith("//")) return otherwise;
  return target.pathname + target.search + target.hash;
}
