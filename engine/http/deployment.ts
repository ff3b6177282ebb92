import { writeChunk } from "./backpressure";
import type { Exchange } from "./exchange";
import type { Route } from "./router";

const ECHO_LIMIT = 128 << 20;

/** What a deployment tells of itself. */
export function deploymentRoutes(deployment: { instanceName: string; version: string }): Route[] {
  const text = (path: string, answer: string): Route => ({
    method: "GET",
    path,
    handle: (exchange) => exchange.sendText(answer),
  });
  return [
    text("/", "This Convex deployment is running. See https://docs.convex.dev/."),
    text("/version", deployment.version),
    text("/instance_version", deployment.version),
    text("/instance_name", deployment.instanceName),
    { method: "POST", path: "/echo", handle: echo },
    { method: "GET", path: "/api/check_admin_key", handle: checkAdminKey },
    { method: "POST", path: "/api/check_admin_key", handle: checkAdminKey },
  ];
}

async function checkAdminKey(exchange: Exchange): Promise<void> {
  await exchange.requireAdmin();
  // No operations listed means that all are allowed.
  exchange.sendJson({ success: true, allowedOps: [], isReadOnly: false });
}

/** For the CLI's network test. */
async function echo(exchange: Exchange): Promise<void> {
  const { response } = exchange;
  const chunks = exchange.bodyChunks(ECHO_LIMIT);
  // A body that is refused at once is answered as such.
  let next = await chunks.next();
  response.writeHead(200, { "Content-Type": "application/octet-stream" });
  for (; next.done !== true; next = await chunks.next()) await writeChunk(response, next.value);
  response.end();
}
