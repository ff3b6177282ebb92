import { decodeId } from "../../protocol/ids";
import { checkIdentifier, ValueError } from "../../protocol/names";
import type { Exchange } from "../../http/exchange";
import { badRequest } from "../../http/httpError";
import type { Route } from "../../http/router";
import type { ImportFormat } from "./importFile";
import type { ImportRequest, Imports } from "./imports";
import type { ImportMode } from "./snapshotOperations";

const MODES: readonly string[] = ["requireEmpty", "append", "replace", "replaceAll"] satisfies ImportMode[];

/**
 * What `npx convex import` calls, with the admin key: POST /api/import/start_upload, upload_part and
 * finish_upload take the file in parts, /api/perform_import starts the import once it is confirmed,
 * /api/cancel_import ends it. POST /api/import does it all with one request and resolves at its end.
 */
export function importRoutes(imports: Imports): Route[] {
  const route = (path: string, handle: (imports: Imports, exchange: Exchange) => Promise<void>): Route => ({
    method: "POST",
    path: `/api/${path}`,
    handle: async (exchange) => {
      await exchange.requireAdmin();
      await handle(imports, exchange);
    },
  });
  return [
    route("import", importAtOnce),
    route("import/start_upload", startUpload),
    route("import/upload_part", uploadPart),
    route("import/finish_upload", finishUpload),
    route("perform_import", async (_, exchange) => {
      await imports.confirm(importId(await exchange.bodyObject()));
      exchange.response.writeHead(200, { "Content-Length": 0 }).end();
    }),
    route("cancel_import", async (_, exchange) => {
      await imports.cancel(importId(await exchange.bodyObject()));
      exchange.response.writeHead(200, { "Content-Length": 0 }).end();
    }),
  ];
}

async function startUpload(imports: Imports, exchange: Exchange): Promise<void> {
  exchange.sendJson({ uploadToken: await imports.uploads.start() });
}

async function uploadPart(imports: Imports, exchange: Exchange): Promise<void> {
  const { searchParams } = exchange.url;
  const token = searchParams.get("uploadToken");
  const partNumber = searchParams.get("partNumber");
  if (token === null || partNumber === null) {
    throw badRequest("BadQueryArgs", "The query parameters uploadToken and partNumber are required.");
  }
  const content = exchange.bodyChunks(imports.uploads.store.maxBytes);
  exchange.sendJson(await imports.uploads.addPart(token, Number(partNumber), content));
}

async function finishUpload(imports: Imports, exchange: Exchange): Promise<void> {
  const { import: args, uploadToken, partTokens } = await exchange.bodyObject();
  if (typeof uploadToken !== "string" || !Array.isArray(partTokens)) {
    throw badRequest("BadJsonBody", "The fields uploadToken and partTokens are required.");
  }
  const request = importRequest(
    typeof args === "object" && args !== null && !Array.isArray(args) ? args : {},
  );
  const file = await imports.uploads.finish(uploadToken, partTokens.map(String));
  exchange.sendJson({ importId: await imports.begin(request, file.fileKey) });
}

async function importAtOnce(imports: Imports, exchange: Exchange): Promise<void> {
  const request = importRequest(Object.fromEntries(exchange.url.searchParams));
  const { store } = imports.uploads;
  const file = await store.write(exchange.bodyChunks(store.maxBytes));
  const id = await imports.begin(request, file.fileKey);
  await throwIfFailed(imports, id);
  await imports.confirm(id);
  const state = await throwIfFailed(imports, id);
  exchange.sendJson({ numWritten: state.state === "completed" ? state.num_rows_written : 0 });
}

async function throwIfFailed(imports: Imports, id: string) {
  const state = await imports.settledState(id);
  if (state.state === "failed") throw badRequest("ImportFailed", state.error_message);
  return state;
}

function importId({ importId: id }: { [field: string]: unknown }): string {
  if (typeof id === "string" && decodeId(id) !== null) return id;
  throw badRequest("InvalidImport", `invalid import id ${String(id)}`);
}

function importRequest(args: { [field: string]: unknown }): ImportRequest {
  const { tableName, componentPath, format, mode = "requireEmpty" } = args;
  if (!MODES.includes(String(mode))) throw badRequest("InvalidMode", `Invalid import mode ${String(mode)}`);
  return {
    format: importFormat(String(format), typeof tableName === "string" ? tableName : null),
    mode: mode as ImportMode,
    component: componentOf(componentPath),
  };
}

const NEEDS_TABLE = { csv: "CSV", jsonArray: "JSON", jsonLines: "JSONL" } as const;

function importFormat(format: string, table: string | null): ImportFormat {
  if (table !== null) checkTableName(table);
  if (format === "zip") {
    if (table !== null) throw badRequest("InvalidName", "ZIP import cannot have table name");
    return { format };
  }
  if (format !== "csv" && format !== "jsonArray" && format !== "jsonLines") {
    throw badRequest("InvalidFormat", `Invalid import format ${format}`);
  }
  if (table === null) throw badRequest("InvalidName", `${NEEDS_TABLE[format]} import requires table name`);
  return { format, table };
}

function checkTableName(table: string): void {
  try {
    checkIdentifier(table);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw badRequest("ImportInvalidName", `invalid table name ${table}: ${error.message}`);
  }
}

function componentOf(path: unknown): string {
  if (typeof path !== "string" || path === "") return "";
  try {
    path.split("/").forEach(checkIdentifier);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw badRequest("InvalidComponentPath", error.message);
  }
  return path;
}
