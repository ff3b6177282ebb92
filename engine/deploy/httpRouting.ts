import type { Deployment, HttpRoute } from "./deployment";
import { activeComponent } from "./reference";

/** Whose `http.js` answers a request, and the path it is asked for: the request's without prefix and mounts. */
export type HttpTarget = { component: string; path: string };

/**
 * Finds the router for a request: an exact route first, then the longest of prefix routes and mounts,
 * else the component's own router, whose 404 it is. Null when nothing there answers HTTP.
 */
export function routeHttp(deployment: Deployment, method: string, path: string): HttpTarget | null {
  const wanted = method === "HEAD" ? "GET" : method;
  let target: HttpTarget | null = { component: "", path };
  for (let next: HttpTarget | null = target; next !== null; next = throughMount(deployment, wanted, next)) {
    target = next;
  }
  return ownRouter(deployment, target);
}

/** One step down into a mounted child, or null when the component itself is to answer. */
function throughMount(
  deployment: Deployment,
  method: string,
  { component, path }: HttpTarget,
): HttpTarget | null {
  const found = activeComponent(deployment, component);
  const definition = found === null ? undefined : deployment.definitions[found.definitionPath];
  if (found === null || definition === undefined) return null;
  const own = ownRouter(deployment, { component, path });
  const routes = own === null ? [] : (definition.httpRoutes ?? []);
  if (own !== null && routes.some((route) => isExact(route, method, own.path))) return null;
  const mounts = Object.entries(definition.metadata.httpMounts).filter(([mount]) => path.startsWith(mount));
  const [longest] = mounts.sort(([a], [b]) => b.length - a.length);
  if (longest === undefined) return null;
  const [mount, reference] = longest;
  const rest = path.slice(mount.length);
  const prefix = own === null ? null : longestPrefix(routes, method, own.path);
  if (prefix !== null && own !== null && own.path.length - prefix.length < rest.length) return null;
  const child = found.children[reference.split("/").at(-1) ?? ""];
  return child === undefined ? null : { component: child, path: `/${rest}` };
}

/** The component's own router with the path it knows; null without one or outside the app's prefix. */
function ownRouter(deployment: Deployment, { component, path }: HttpTarget): HttpTarget | null {
  const found = activeComponent(deployment, component);
  const definition = found === null ? undefined : deployment.definitions[found.definitionPath];
  if (definition === undefined || definition.httpRoutes === null) return null;
  const prefix = component === "" ? definition.metadata.httpPrefix : null;
  if (prefix === null) return { component, path };
  return path.startsWith(prefix) ? { component, path: `/${path.slice(prefix.length)}` } : null;
}

function isExact(route: HttpRoute, method: string, path: string): boolean {
  return !route.path.endsWith("*") && route.method === method && route.path === path;
}

function longestPrefix(routes: HttpRoute[], method: string, path: string): string | null {
  const prefixes = routes
    .filter((route) => route.method === method && route.path.endsWith("*"))
    .map((route) => (route.path === "*" ? "/" : route.path.slice(0, -1)))
    .filter((prefix) => path.startsWith(prefix));
  return prefixes.sort((a, b) => b.length - a.length)[0] ?? null;
}
