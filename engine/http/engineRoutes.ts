import type { Backend } from "../backend";
import type { Route } from "./router";

/** Routes that Convex does not have: what the engine has done so far, for admins. */
export function engineRoutes(backend: Backend): Route[] {
  return [
    {
      method: "GET",
      path: "/api/engine/stats",
      handle: async (exchange) => {
        await exchange.requireAdmin();
        exchange.sendJson(await backend.admin("engine.stats", null));
      },
    },
  ];
}
