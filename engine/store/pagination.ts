import { decodeCursor, encodeCursor } from "../protocol/cursor";
import { FunctionError } from "../protocol/errors";
import { evaluateFilter } from "../protocol/filters";
import { MAX_ARRAY_LENGTH, TRANSACTION_LIMITS } from "../protocol/limits";
import type { TableInfo } from "./catalog";
import { after, IndexStream, upTo } from "./indexStream";
import { type IndexSource, publicSource, type SearchSource, type SerializedQuery } from "./query";
import { SearchStream } from "./searchStream";
import { documentOf, type Row } from "./rows";
import type { Transaction } from "./transaction";

/** `paginate()` as `convex/server` asks for it. */
export type PageRequest = {
  query: SerializedQuery;
  cursor: string | null;
  endCursor: string | null;
  pageSize: number;
  maximumRowsRead?: number | null;
  maximumBytesRead?: number | null;
};

export type Page = {
  table: TableInfo | null;
  rows: Row[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
};

type Position = { kind: "end" } | { kind: "after"; key: string };

const SOFT_SHARE = 3 / 4;
/** Beyond this many documents a page should be split, as Convex advises. */
const SOFT_PAGE_LENGTH = MAX_ARRAY_LENGTH * SOFT_SHARE;

/**
 * One page of a query. With an end cursor (a reactive page that runs again) the page is everything
 * up to it, however much that has become, so that pages meet without gap or overlap.
 */
export function readPage(tx: Transaction, component: string, request: PageRequest): Page {
  checkRequest(request);
  const fingerprint = fingerprintOf(component, request.query);
  const source = publicSource(tx, component, request.query.source);
  const start = request.cursor === null ? null : position(request.cursor, fingerprint);
  const end = request.endCursor === null ? null : position(request.endCursor, fingerprint);
  if (source.kind === "empty" || start?.kind === "end") return emptyPage(fingerprint);
  if (source.kind === "search") return readSearchPage(tx, source, request, start, end, fingerprint);
  return new PageReader(tx, source, request, start, end, fingerprint).read();
}

/** Reads one page; keeps the keys it passed so that a page grown too long can be split in the middle. */
class PageReader {
  readonly #rows: Row[] = [];
  readonly #keys: string[] = [];
  #bytes = 0;
  #status: Page["pageStatus"] = null;

  constructor(
    readonly tx: Transaction,
    readonly source: IndexSource,
    readonly request: PageRequest,
    readonly start: { kind: "after"; key: string } | null,
    readonly end: Position | null,
    readonly fingerprint: string,
  ) {}

  read(): Page {
    const stream = this.#open();
    const exhausted = this.#fill(stream);
    stream.finish();
    const last = this.#keys.at(-1);
    const reached: Position =
      this.end ?? (exhausted || last === undefined ? { kind: "end" } : { kind: "after", key: last });
    return {
      table: this.source.table,
      rows: this.#rows,
      isDone: reached.kind === "end",
      continueCursor: encodeCursor(reached, this.fingerprint),
      splitCursor: this.#splitCursor(),
      pageStatus: this.#status ?? (this.#isLong() ? "SplitRecommended" : null),
    };
  }

  #open(): IndexStream {
    const { order } = this.source;
    let { range } = this.source;
    if (this.start !== null) range = after(range, this.start.key, order);
    if (this.end?.kind === "after") range = upTo(range, this.end.key, order);
    return new IndexStream(this.tx, { ...this.source, range }, this.request.pageSize);
  }

  /** True when the range ended before the page was full. */
  #fill(stream: IndexStream): boolean {
    const whole = this.end !== null;
    while (whole || this.#rows.length < this.request.pageSize) {
      if (!whole && this.#overLimit()) {
        this.#status = "SplitRequired";
        return false;
      }
      const row = stream.next();
      if (row === null) return true;
      this.#keys.push(row.key);
      this.#bytes += row.size;
      if (passes(this.request, row)) this.#rows.push(row);
    }
    return false;
  }

  #overLimit(): boolean {
    const { maximumRowsRead, maximumBytesRead } = this.request;
    return (
      this.#keys.length >= (maximumRowsRead ?? Infinity) || this.#bytes >= (maximumBytesRead ?? Infinity)
    );
  }

  #isLong(): boolean {
    const rows = Math.min(
      this.request.maximumRowsRead ?? TRANSACTION_LIMITS.documentsRead,
      TRANSACTION_LIMITS.documentsRead,
    );
    const bytes = Math.min(
      this.request.maximumBytesRead ?? TRANSACTION_LIMITS.bytesRead,
      TRANSACTION_LIMITS.bytesRead,
    );
    return (
      this.#rows.length > SOFT_PAGE_LENGTH ||
      this.#keys.length > rows * SOFT_SHARE ||
      this.#bytes > bytes * SOFT_SHARE
    );
  }

  #splitCursor(): string | null {
    if (this.#keys.length <= 2) return null;
    const key = this.#keys[Math.floor(this.#keys.length / 2)] as string;
    return encodeCursor({ kind: "after", key }, this.fingerprint);
  }
}

/** A page of search results; its cursors count documents, as relevance has no key to continue from. */
function readSearchPage(
  tx: Transaction,
  source: SearchSource,
  request: PageRequest,
  start: { kind: "after"; key: string } | null,
  end: Position | null,
  fingerprint: string,
): Page {
  const stream = new SearchStream(tx, source.table, source.index, source.filters, Number(start?.key ?? 0));
  const stopAt = end?.kind === "after" ? Number(end.key) : Infinity;
  const size = end === null ? request.pageSize : Infinity;
  const rows: Row[] = [];
  while (rows.length < size && stream.position < stopAt && !stream.atEnd) {
    const row = stream.next();
    if (row !== null && passes(request, row)) rows.push(row);
  }
  const reached: Position =
    end ?? (stream.atEnd ? { kind: "end" } : { kind: "after", key: String(stream.position) });
  const continueCursor = encodeCursor(reached, fingerprint);
  return {
    table: source.table,
    rows,
    isDone: reached.kind === "end",
    continueCursor,
    splitCursor: null,
    pageStatus: null,
  };
}

function passes({ query }: PageRequest, row: Row): boolean {
  if (query.operators.length === 0) return true;
  const document = documentOf(row);
  return query.operators.every(
    (operator) => !("filter" in operator) || evaluateFilter(operator.filter, document),
  );
}

function checkRequest({ pageSize, maximumRowsRead, maximumBytesRead }: PageRequest): void {
  if (pageSize === 0) {
    throw new FunctionError("NoDocumentsForPagination", "Must request at least 1 document while paginating");
  }
  if (pageSize > TRANSACTION_LIMITS.documentsRead) {
    throw new FunctionError("PageSizeTooLarge", `Requested too many items: ${pageSize}`);
  }
  if (maximumRowsRead === 0 || maximumBytesRead === 0) {
    throw new FunctionError(
      "InvalidPaginationLimit",
      "maximumRowsRead and maximumBytesRead must be greater than 0",
    );
  }
}

function fingerprintOf(component: string, query: SerializedQuery): string {
  return JSON.stringify([component, query.source, query.operators]);
}

function position(cursor: string, fingerprint: string): Position {
  const decoded = decodeCursor(cursor, fingerprint);
  return decoded.kind === "after" ? { kind: "after", key: decoded.key } : { kind: "end" };
}

function emptyPage(fingerprint: string): Page {
  const continueCursor = encodeCursor({ kind: "end" }, fingerprint);
  return { table: null, rows: [], isDone: true, continueCursor, splitCursor: null, pageStatus: null };
}
