import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EngineCore } from "../../../engine/engineCore";
import { type RouteDeps, apiRoutes } from "../../../engine/http/routes";

export type RouteRow = { method: string; path: string };

/** Those that answer anybody. Whatever route is not named here must want the admin key. */
const OPEN: ReadonlySet<string> = new Set([
  "GET /",
  "GET /version",
  "GET /instance_version",
  "GET /instance_name",
  "POST /echo",
  "POST /api/query",
  "POST /api/mutation",
  "POST /api/action",
  "GET /api/query",
  "POST /api/query_ts",
  "POST /api/query_at_ts",
  "POST /api/query_batch",
  "POST /api/run/*",
  "POST /api/storage/upload",
  "GET /api/storage/:uuid",
]);

/** Every route of the deployment URL, from the tables that the engine serves by. */
export async function routeTable(): Promise<RouteRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "routes-"));
  const instance = {
    name: "routes",
    cloudUrl: "http://127.0.0.1:1",
    siteUrl: "http://127.0.0.1:2",
    secret: "00",
  };
  const core = await EngineCore.open({ folder, instance, adminKey: "routes" });
  const deps: RouteDeps = {
    backend: core.backend,
    logBuffer: core.logBuffer,
    instanceName: instance.name,
    version: "unknown",
    closing: new AbortController().signal,
    extraRoutes: core.routes,
  };
  const rows = apiRoutes(deps).map(({ method, path }) => ({ method, path }));
  await core.stop();
  await rm(folder, { recursive: true, force: true });
  return rows;
}

export function nameOf({ method, path }: RouteRow): string {
  return `${method} ${path}`;
}

export function wantsAdmin(row: RouteRow): boolean {
  return !OPEN.has(nameOf(row));
}

/** A path that the route takes, with harmless text where it has a parameter. */
export function samplePath({ path }: RouteRow): string {
  return path.replace(/:\w+/g, "x1").replace("*", "time/now");
}
