import { serverRequestId } from "../sync/requests";
import type { Exchange } from "./exchange";
import { badRequest } from "./httpError";
import type { LogReader, LogEntry } from "./logBuffer";
import type { Route } from "./router";

const POLL_MS = 60_000;

/** Long polls for function logs, for admins. `closing` ends those that wait. */
export function logRoutes(buffer: LogReader, closing: AbortSignal, pollMs = POLL_MS): Route[] {
  return [
    {
      method: "GET",
      path: "/api/stream_function_logs",
      handle: (exchange) => stream(exchange, () => true),
    },
    {
      method: "GET",
      path: "/api/app_metrics/stream_function_logs",
      handle: (exchange) => stream(exchange, () => true),
    },
    {
      method: "GET",
      path: "/api/stream_udf_execution",
      handle: (exchange) => stream(exchange, ({ kind }) => kind === "Completion"),
    },
  ];

  async function stream(exchange: Exchange, wanted: (entry: LogEntry) => boolean): Promise<void> {
    await exchange.requireAdmin();
    const { searchParams } = exchange.url;
    const cursor = Number(searchParams.get("cursor") ?? Number.NaN);
    if (!Number.isFinite(cursor)) throw badRequest("BadCursor", "cursor must be a number.");
    const gone = new AbortController();
    const end = () => gone.abort();
    exchange.response.once("close", end);
    // Not AbortSignal.any: it keeps a trace of every poll for as long as the servers run.
    closing.addEventListener("abort", end);
    const { entries, newCursor } = await buffer.poll(cursor, pollMs, closing.aborted ? closing : gone.signal);
    closing.removeEventListener("abort", end);
    const ofRequest = requestFilter(searchParams);
    exchange.sendJson({
      entries: entries.filter((entry) => wanted(entry) && ofRequest(entry)),
      newCursor,
    });
  }
}

/** Restricts the logs to one request of one sync session, for the dashboard. */
function requestFilter(searchParams: URLSearchParams): (entry: LogEntry) => boolean {
  const session = searchParams.get("session_id") ?? searchParams.get("sessionId");
  const counter = searchParams.get("client_request_counter") ?? searchParams.get("clientRequestCounter");
  if (session === null || counter === null) return () => true;
  const requestId = serverRequestId(session.toLowerCase(), Number(counter));
  return (entry) => entry.requestId === requestId;
}
