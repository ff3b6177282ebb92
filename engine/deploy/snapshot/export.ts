import { pipeline } from "node:stream/promises";
import type { Exchange } from "../../http/exchange";
import { HttpError } from "../../http/httpError";
import type { Route } from "../../http/router";
import type { Exports } from "./exports";

const MAX_AGE_SECONDS = 60 * 60 * 24 * 30;

export type ExportRoutesDeps = { exports: Exports; instanceName: string };

/**
 * What `npx convex export` calls: POST /api/export/request/zip?includeStorage= begins an export, GET
 * /api/export/zip/:id (its id or its snapshot timestamp) downloads it. Both need the admin key.
 */
export function exportRoutes(deps: ExportRoutesDeps): Route[] {
  return [
    {
      method: "POST",
      path: "/api/export/request/zip",
      handle: async (exchange) => {
        await exchange.requireAdmin();
        await deps.exports.request(exchange.url.searchParams.get("includeStorage") === "true");
        exchange.response.writeHead(200, { "Content-Length": 0 }).end();
      },
    },
    { method: "GET", path: "/api/export/zip/:id", handle: (exchange) => download(deps, exchange) },
  ];
}

async function download({ exports, instanceName }: ExportRoutesDeps, exchange: Exchange): Promise<void> {
  await exchange.requireAdmin();
  const { request, response } = exchange;
  const { ts, fileKey, size } = await exports.find(exchange.params.id ?? "");
  const content = await exports.store.open(fileKey);
  if (content === null) {
    throw new HttpError(404, "ExportNotFound", `The requested export ${ts}/${fileKey} was not found`);
  }
  response.writeHead(200, {
    "Content-Type": "application/zip",
    "Content-Length": size,
    "Content-Disposition": `attachment; filename=snapshot_${instanceName}_${ts}.zip`,
    "Cache-Control": `private, max-age=${MAX_AGE_SECONDS}`,
  });
  if (request.method === "HEAD") {
    content.destroy();
    response.end();
    return;
  }
  try {
    await pipeline(content, response);
  } catch (error) {
    // A client that goes away in the middle of the download is no fault.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}
