import type { Exchange } from "./exchange";

/**
 * One row of the route table. `path` segments are literal, `:name` (one segment, percent-decoded
 * into `exchange.params.name`) or a final `*` (the rest, undecoded, into `exchange.params.rest`).
 * A GET route also answers HEAD. The handler answers through the exchange; what it throws is
 * answered as `{code, message}`.
 */
export type Route = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  handle: (exchange: Exchange) => Promise<void> | void;
};

export type Match =
  { found: true; route: Route; params: Record<string, string> } | { found: false; status: 404 | 405 };

/** A function that finds the route of a request; earlier rows win. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const table = routes.map((route) => ({ route, pattern: route.path.split("/") }));
  return (method, path) => {
    const segments = path.split("/");
    const wanted = method === "HEAD" ? "GET" : method;
    let pathExists = false;
    for (const { route, pattern } of table) {
      const params = matchSegments(pattern, segments);
      if (params === null) continue;
      if (route.method === wanted) return { found: true, route, params };
      pathExists = true;
    }
    return { found: false, status: pathExists ? 405 : 404 };
  };
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected === "*") {
      params.rest = segments.slice(index).join("/");
      return segments.length > index ? params : null;
    }
    const actual = segments[index];
    if (actual === undefined) return null;
    if (expected.startsWith(":")) {
      const decoded = decodeSegment(actual);
      if (decoded === null || decoded === "") return null;
      params[expected.slice(1)] = decoded;
    } else if (expected !== actual) return null;
  }
  return segments.length === pattern.length ? params : null;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
