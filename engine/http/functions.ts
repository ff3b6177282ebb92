import type { Backend } from "../backend";
import type { FunctionCall, Outcome } from "../functions/calls";
import { withRequestId } from "../protocol/errorMessage";
import type { Json } from "../protocol/json";
import { parseJson } from "../protocol/parseJson";
import { decodeTs, encodeTs } from "../protocol/timestamps";
import type { Exchange } from "./exchange";
import { badRequest } from "./httpError";
import type { Route } from "./router";
import { type ValueFormat, formatValue, parseFormat } from "./valueFormat";

type Run = (call: FunctionCall) => Promise<Outcome>;

/** What a request body asks for. */
type Asked = { path: string; args: string; format: ValueFormat };

/** Routes that call functions. A function that fails is answered with 200 and `status: "error"`. */
export function functionRoutes(backend: Backend): Route[] {
  const query: Run = (call) => backend.query(call);
  return [
    post("/api/query", query),
    post("/api/mutation", (call) => backend.mutation(call)),
    post("/api/action", (call) => backend.action(call)),
    { method: "GET", path: "/api/query", handle: (exchange) => getQuery(exchange, query) },
    {
      method: "POST",
      path: "/api/query_ts",
      handle: async (exchange) => exchange.sendJson({ ts: encodeTs(await backend.keepSnapshot()) }),
    },
    {
      method: "POST",
      path: "/api/query_at_ts",
      handle: async (exchange) => {
        const body = await exchange.bodyObject();
        const at = readTimestamp(body.ts, backend.head);
        await run(exchange, asked(body), (call) => query({ ...call, at }));
      },
    },
    { method: "POST", path: "/api/query_batch", handle: (exchange) => queryBatch(exchange, query) },
    {
      method: "POST",
      path: "/api/function",
      handle: (exchange) => anyFunction(exchange, backend),
    },
    {
      method: "POST",
      path: "/api/run/*",
      handle: async (exchange) => {
        const body = await exchange.bodyObject();
        const path = functionPath(exchange.params.rest ?? "");
        await run(exchange, asked({ ...body, path }), (call) => backend.anyFunction(call));
      },
    },
  ];
}

function post(path: string, runFunction: Run): Route {
  return {
    method: "POST",
    path,
    handle: async (exchange) => run(exchange, asked(await exchange.bodyObject()), runFunction),
  };
}

async function getQuery(exchange: Exchange, query: Run): Promise<void> {
  const { searchParams } = exchange.url;
  let args: Json;
  try {
    args = parseJson(searchParams.get("args") ?? "{}");
  } catch {
    throw badRequest("BadQueryArgs", "The args parameter is not valid JSON.");
  }
  const body = { path: searchParams.get("path"), args, format: searchParams.get("format") };
  await run(exchange, asked(body), query);
}

async function queryBatch(exchange: Exchange, query: Run): Promise<void> {
  const { queries } = await exchange.bodyObject();
  if (!Array.isArray(queries)) throw badRequest("BadJsonBody", "queries must be an array.");
  const identity = await exchange.identity();
  const results: string[] = [];
  for (const item of queries) {
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      throw badRequest("BadJsonBody", "Each query must be an object.");
    }
    const { path, args, format } = asked(item);
    const call = { ...callBase(exchange), path, args, identity, access: accessOf(identity) };
    results.push(writeOutcome(await query(call), exchange.metadata.requestId, format));
  }
  exchange.sendJsonText(`{"results":[${results.join(",")}]}`);
}

/** The CLI's `run`: any function of any component, for admins. */
async function anyFunction(exchange: Exchange, backend: Backend): Promise<void> {
  const identity = await exchange.requireAdmin();
  const body = await exchange.bodyObject();
  const { path, args, format } = asked(body);
  const component = body.componentPath ?? "";
  if (typeof component !== "string") {
    throw badRequest("BadComponentPath", "componentPath must be a string.");
  }
  const call: FunctionCall = {
    ...callBase(exchange),
    component,
    path,
    args,
    identity,
    access: "all",
  };
  const outcome = await backend.anyFunction(call);
  exchange.sendJsonText(writeOutcome(outcome, exchange.metadata.requestId, format));
}

async function run(exchange: Exchange, { path, args, format }: Asked, runFunction: Run): Promise<void> {
  const identity = await exchange.identity();
  const call = { ...callBase(exchange), path, args, identity, access: accessOf(identity) };
  const outcome = await runFunction(call);
  exchange.sendJsonText(writeOutcome(outcome, exchange.metadata.requestId, format));
}

function callBase(exchange: Exchange) {
  return { component: "", request: exchange.metadata };
}

function accessOf(identity: FunctionCall["identity"]): FunctionCall["access"] {
  return identity.kind === "admin" ? "all" : "public";
}

function asked(body: { [key: string]: Json }): Asked {
  const { path } = body;
  if (typeof path !== "string" || path === "") {
    throw badRequest(
      "BadConvexFunctionIdentifier",
      `${JSON.stringify(path ?? null)} is not a valid path to a Convex function.`,
    );
  }
  return { path, args: argsText(body.args), format: parseFormat(body.format, "clean") };
}

/** Arguments are an object, alone or in an array of one. */
function argsText(args: Json | undefined): string {
  const only = Array.isArray(args) && args.length <= 1 ? (args[0] ?? {}) : args;
  if (typeof only !== "object" || only === null || Array.isArray(only)) {
    throw badRequest("BadArgs", "args must be an object.");
  }
  return JSON.stringify(only);
}

/** "messages/list" names the function list of the module messages. */
function functionPath(rest: string): string {
  const missing = badRequest(
    "MissingIdentifier",
    "Path or function name not provided in path, e.g. /api/run/messages/list",
  );
  let parts: string[];
  try {
    parts = rest.split("/").map(decodeURIComponent);
  } catch {
    throw missing;
  }
  const name = parts.pop();
  if (name === undefined || name === "" || parts.length === 0) throw missing;
  return `${parts.join("/")}:${name}`;
}

function readTimestamp(ts: Json | undefined, head: bigint): bigint {
  try {
    const at = typeof ts === "string" ? decodeTs(ts) : null;
    if (at !== null && at <= head) return at;
  } catch {
    // Answered below.
  }
  throw badRequest("InvalidTimestamp", "ts must be a timestamp that /api/query_ts has given.");
}

/** The JSON a client gets for an outcome. */
function writeOutcome(outcome: Outcome, requestId: string, format: ValueFormat): string {
  const logLines = outcome.logLines.length === 0 ? "" : `,"logLines":${JSON.stringify(outcome.logLines)}`;
  if (outcome.ok) {
    return `{"status":"success","value":${formatValue(outcome.value, format)}${logLines}}`;
  }
  const message = JSON.stringify(withRequestId(outcome.message, requestId));
  const data = outcome.data === undefined ? "" : `,"errorData":${formatValue(outcome.data, format)}`;
  return `{"status":"error","errorMessage":${message}${data}${logLines}}`;
}
