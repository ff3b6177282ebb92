import { MAX_SEARCH_CANDIDATES } from "../protocol/limits";
import type { Statements } from "./statements";
import type { Document } from "./indexKeys";
import type { SearchIndex, SearchQuery } from "./searchQuery";
import { rankDocuments, roundedLength } from "./searchRanking";
import { type Entry, entryOf, FTS_OPTIONS } from "./searchTokens";

export { compileSearch, searchReadOf, searchWriteOf } from "./searchQuery";
export type { SearchFilter, SearchIndex, SearchQuery } from "./searchQuery";
export { rankDocuments, type SearchHit } from "./searchRanking";
export { tokenize } from "./searchTerms";

/*
 * A search index is three tables: an FTS5 table from tokens to documents, a view of its dictionary, and
 * a row for every document with its length. FTS5's own ranking would count filters as words and knows
 * neither Convex's weight of prefixes nor its rounding of lengths, so scores are computed from these.
 */

/** Makes the tables of a search index, for `indexDocument` to fill. */
export function createSearchTable({ db }: Statements, { id }: Pick<SearchIndex, "id">): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS search_totals (
      idx INTEGER PRIMARY KEY, documents INTEGER NOT NULL, length INTEGER NOT NULL);
    CREATE VIRTUAL TABLE search_${id} USING fts5(tokens, ${FTS_OPTIONS});
    CREATE VIRTUAL TABLE search_${id}_terms USING fts5vocab(search_${id}, row);
    CREATE TABLE search_${id}_documents (
      doc INTEGER PRIMARY KEY, length INTEGER NOT NULL, created REAL NOT NULL);
    INSERT INTO search_totals (idx, documents, length) VALUES (${id}, 0, 0);`);
}

export function dropSearchTable({ db }: Statements, { id }: Pick<SearchIndex, "id">): void {
  db.exec(`
    DROP TABLE search_${id}_terms;
    DROP TABLE search_${id};
    DROP TABLE search_${id}_documents;
    DELETE FROM search_totals WHERE idx = ${id};`);
}

/** Adds a document, with text or without, under its row number. */
export function indexDocument(
  statements: Statements,
  index: SearchIndex,
  doc: number,
  document: Document,
): void {
  addEntry(statements, index.id, doc, entryOf(index, document));
}

/** Removes a document; `document` is what it was when it was added. */
export function unindexDocument(
  statements: Statements,
  index: SearchIndex,
  doc: number,
  document: Document,
): void {
  removeEntry(statements, index.id, doc, entryOf(index, document));
}

/** Puts `after` in the place of `before`; writes nothing when the index sees no difference. */
export function reindexDocument(
  statements: Statements,
  index: SearchIndex,
  doc: number,
  before: Document,
  after: Document,
): void {
  const old = entryOf(index, before);
  const entry = entryOf(index, after);
  if (old.tokens === entry.tokens && old.created === entry.created) return;
  removeEntry(statements, index.id, doc, old);
  addEntry(statements, index.id, doc, entry);
}

/** The row numbers of the documents found, the most relevant first; see `rankDocuments`. */
export function searchDocuments(
  statements: Statements,
  index: Pick<SearchIndex, "id">,
  query: SearchQuery,
  limit = MAX_SEARCH_CANDIDATES,
): number[] {
  return rankDocuments(statements, index, query, limit).map(({ doc }) => doc);
}

function addEntry(
  statements: Statements,
  index: number,
  doc: number,
  { tokens, length, created }: Entry,
): void {
  statements
    .run(`INSERT INTO search_${index}_documents (doc, length, created) VALUES (?, ?, ?)`)
    .run(doc, roundedLength(length), created);
  if (tokens !== "")
    statements.run(`INSERT INTO search_${index} (rowid, tokens) VALUES (?, ?)`).run(doc, tokens);
  addToTotals(statements, index, 1, length);
}

/** FTS5 keeps no text here, so it must be told again what to remove. */
function removeEntry(statements: Statements, index: number, doc: number, { tokens, length }: Entry): void {
  statements.run(`DELETE FROM search_${index}_documents WHERE doc = ?`).run(doc);
  if (tokens !== "") {
    statements
      .run(`INSERT INTO search_${index} (search_${index}, rowid, tokens) VALUES ('delete', ?, ?)`)
      .run(doc, tokens);
  }
  addToTotals(statements, index, -1, -length);
}

function addToTotals(statements: Statements, index: number, documents: number, length: number): void {
  statements
    .run("UPDATE search_totals SET documents = documents + ?, length = length + ? WHERE idx = ?")
    .run(documents, length, index);
}
