import type { Backend } from "../backend";
import { deploymentRoutes } from "./deployment";
import { functionRoutes } from "./functions";
import type { LogReader } from "./logBuffer";
import { logRoutes } from "./logs";
import type { Route } from "./router";

export type RouteDeps = {
  backend: Backend;
  logBuffer: LogReader;
  instanceName: string;
  version: string;
  /** Aborted when the servers drain. */
  closing: AbortSignal;
  /** Routes of other parts: deploy, storage, export and import. */
  extraRoutes: readonly Route[];
};

/** All routes of the deployment URL, in the order they are tried. */
export function apiRoutes(deps: RouteDeps): Route[] {
  return [
    ...deploymentRoutes(deps),
    ...functionRoutes(deps.backend),
    ...logRoutes(deps.logBuffer, deps.closing),
    ...deps.extraRoutes,
  ];
}
