import { FunctionError } from "../protocol/errors";
import { MAX_SEARCH_CANDIDATES } from "../protocol/limits";
import type { IndexInfo, TableInfo } from "./catalog";
import type { Row } from "./rows";
import { compileSearch, searchDocuments, type SearchFilter, searchReadOf } from "./search";
import { searchIndexOf } from "./specialIndexes";
import type { Transaction } from "./transaction";

/** The documents a search finds, the most relevant first. */
export class SearchStream {
  readonly #tx: Transaction;
  readonly #found: number[];
  #position: number;

  /** `skip`: how many of the first documents to leave out, for pages after the first. */
  constructor(
    tx: Transaction,
    table: TableInfo,
    index: IndexInfo,
    filters: readonly SearchFilter[],
    skip = 0,
  ) {
    const search = searchIndexOf(table, index);
    if (search === null) throw new Error(`${index.name} is not a search index`);
    const query = compileSearch(search, filters);
    tx.reads.addSearch(searchReadOf(search, query));
    this.#tx = tx;
    this.#found = searchDocuments(tx.reader.statements, search, query);
    this.#position = skip;
  }

  /** How many documents were passed, the skipped ones included. */
  get position(): number {
    return this.#position;
  }

  get atEnd(): boolean {
    return this.#position >= this.#found.length;
  }

  next(): Row | null {
    while (this.#position < this.#found.length) {
      const row = this.#tx.reader.byRowNumber(this.#found[this.#position++] as number);
      if (row === null) continue;
      this.#tx.budget.readDocument(row.size);
      return row;
    }
    if (this.#found.length === MAX_SEARCH_CANDIDATES) throw tooManyDocuments();
    return null;
  }

  /** The search was noted as read when it began. */
  finish(): void {
    return;
  }
}

function tooManyDocuments(): FunctionError {
  return new FunctionError(
    "SearchQueryScannedTooManyDocumentsError",
    `Search query scanned too many documents (fetched ${MAX_SEARCH_CANDIDATES}). Consider using a smaller limit, ` +
      "paginating the query, or using a filter field to limit the number of documents pulled from the search index.",
  );
}
