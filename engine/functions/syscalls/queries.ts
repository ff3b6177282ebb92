import { FunctionError } from "../../protocol/errors";
import type { Json } from "../../protocol/json";
import { type PageRequest, readPage } from "../../store/pagination";
import { publicSource, RunningQuery } from "../../store/query";
import { publicBody } from "../../store/systemTables";
import type { FunctionFrame } from "../execution";
import { countArgument, type SyscallArgs } from "./arguments";
import { queryArgument } from "./queryArgument";

/** Starts a query; the function reads it row by row. */
export function queryStream(frame: FunctionFrame, args: SyscallArgs): string {
  const query = queryArgument(args, "queryStream");
  const { tx } = frame.execution;
  const running = new RunningQuery(tx, publicSource(tx, frame.component, query.source), query.operators);
  const queryId = frame.nextQuery++;
  frame.queries.set(queryId, running);
  return `{"queryId":${queryId}}`;
}

export function queryStreamNext(frame: FunctionFrame, args: SyscallArgs): string {
  const running = frame.queries.get(Number(args["queryId"]));
  if (running === undefined) throw new FunctionError("QueryNotFound", "in-progress query not found");
  const row = running.next();
  if (row === null) return '{"value":null,"done":true}';
  return `{"value":${publicBody(running.table, row.body)},"done":false}`;
}

export function queryCleanup(frame: FunctionFrame, args: SyscallArgs): string {
  const queryId = Number(args["queryId"]);
  const running = frame.queries.get(queryId);
  if (running !== undefined) {
    frame.queries.delete(queryId);
    running.finish();
  }
  return JSON.stringify(running !== undefined);
}

/** `paginate()`: one page; a function may read only one, and only in the app. */
export function queryPage(frame: FunctionFrame, args: SyscallArgs): string {
  if (frame.component !== "") {
    throw new FunctionError(
      "PaginationUnsupportedInComponents",
      "paginate() is only supported in the app. Learn more at https://docs.convex.dev/components/authoring#pagination",
    );
  }
  const request: PageRequest = {
    query: queryArgument(args, "queryPage"),
    cursor: optionalText(args["cursor"]),
    endCursor: optionalText(args["endCursor"]) ?? frame.previousEndCursor,
    pageSize: countArgument(args, "pageSize", "queryPage") ?? 0,
    maximumRowsRead: countArgument(args, "maximumRowsRead", "queryPage"),
    maximumBytesRead: countArgument(args, "maximumBytesRead", "queryPage"),
  };
  const page = readPage(frame.execution.tx, frame.component, request);
  if (frame.endCursor !== null) {
    throw new FunctionError(
      "MultiplePaginatedDatabaseQueries",
      "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
    );
  }
  frame.endCursor = page.continueCursor;
  const { rows, ...rest } = page;
  const bodies = rows.map((row) => publicBody(page.table, row.body)).join(",");
  const { table: _table, ...result } = rest;
  return `{"page":[${bodies}],${JSON.stringify(result).slice(1)}`;
}

function optionalText(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}
