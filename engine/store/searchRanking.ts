import type { Statements } from "./statements";
import type { SearchIndex, SearchQuery } from "./searchQuery";
import { countedTerm, filterToken, holdsAll, tokensOfPrefix, tokensOfTerm } from "./searchTokens";

/** A document found: `doc` is its row number, `created` its creation time. */
export type SearchHit = { doc: number; score: number; created: number };

/** A term of the index: in how many documents it stands so many times. */
type IndexTerm = { term: string; occurrences: { count: number; documents: number }[] };

const K1 = 1.2;
const B = 0.75;
const PREFIX_BOOST = 0.5;

/** How many terms of the index, filters counted as such, one query may stand for. */
const MAX_INDEX_TERMS = 64;
const DICTIONARY_PAGE = 256;

/** Up to here the score knows a document's exact length; beyond, its four most significant bits. */
const EXACT_LENGTHS = 40;
const LENGTH_OFFSET = 24;
const LENGTH_BITS = 4;

/**
 * The documents a query finds: best score first, then the newest. Scores are Convex's, BM25 with
 * half the weight for terms that only begin with the last word; at most 64 of those count, the first in
 * alphabetical order.
 */
export function rankDocuments(
  statements: Statements,
  index: Pick<SearchIndex, "id">,
  query: SearchQuery,
  limit: number,
): SearchHit[] {
  const totals = statements.rows("SELECT documents, length FROM search_totals WHERE idx = ?").get(index.id);
  const [documents, length] = totals as [number, number];
  if (query.terms.length === 0 || length === 0) return [];
  const filters = [...new Set(query.filters.map(filterToken))];
  const groups: [string, number, number][] = [];
  for (const { term, occurrences, boost } of expand(
    statements,
    index.id,
    query,
    MAX_INDEX_TERMS - filters.length,
  )) {
    const found = occurrences.reduce((sum, { documents }) => sum + documents, 0);
    const weight = boost * (1 + K1) * inverseFrequency(found, documents);
    for (const { count } of occurrences) {
      groups.push([holdsAll([tokensOfTerm(term).lo + count, ...filters]), weight * count, count]);
    }
  }
  const perTerm = (K1 * B * documents) / length;
  const rows = statements.rows(scoreSql(index.id)).all(JSON.stringify(groups), K1 * (1 - B), perTerm, limit);
  return (rows as [number, number, number][]).map(([doc, score, created]) => ({ doc, score, created }));
}

/** A document's length as scores see it. */
export function roundedLength(length: number): number {
  if (length < EXACT_LENGTHS) return length;
  const rest = length - LENGTH_OFFSET;
  const unit = 2 ** (Math.floor(Math.log2(rest)) - LENGTH_BITS + 1);
  return LENGTH_OFFSET + Math.floor(rest / unit) * unit;
}

/** Each group is a term that stands equally often in all documents the expression finds. */
function scoreSql(index: number): string {
  return `
    WITH groups (expression, gain, count) AS MATERIALIZED (
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))
    SELECT d.doc, sum(gain / (count + ? + ? * d.length)) AS score, d.created
    FROM groups
    CROSS JOIN search_${index} ON search_${index} MATCH expression
    CROSS JOIN search_${index}_documents d ON d.doc = search_${index}.rowid
    GROUP BY d.doc ORDER BY score DESC, d.created DESC, d.doc DESC LIMIT ?`;
}

function inverseFrequency(found: number, documents: number): number {
  return Math.log(1 + (documents - found + 0.5) / (found + 0.5));
}

/** The terms of the index that a query stands for. */
function* expand(
  statements: Statements,
  index: number,
  query: SearchQuery,
  max: number,
): Generator<IndexTerm & { boost: number }> {
  const exact = new Set<string>();
  for (const term of query.terms) {
    for (const found of termsBetween(statements, index, tokensOfTerm(term))) {
      exact.add(found.term);
      yield { ...found, boost: 1 };
    }
  }
  if (query.prefix === null) return;
  let left = max - exact.size;
  for (const found of termsBetween(statements, index, tokensOfPrefix(query.prefix))) {
    if (exact.has(found.term)) continue;
    if (left-- <= 0) return;
    yield { ...found, boost: PREFIX_BOOST };
  }
}

/** Reads the dictionary in order, a page at a time: counting a term's documents is the costly part. */
function* termsBetween(
  statements: Statements,
  index: number,
  { lo, hi }: { lo: string; hi: string },
): Generator<IndexTerm> {
  const page = statements.rows(
    `SELECT term, doc FROM search_${index}_terms WHERE term > ? AND term < ? ORDER BY term LIMIT ${DICTIONARY_PAGE}`,
  );
  let current: IndexTerm | null = null;
  let after = lo;
  for (;;) {
    const rows = page.all(after, hi) as [string, number][];
    for (const [token, documents] of rows) {
      const { term, count } = countedTerm(token);
      if (current !== null && current.term !== term) {
        yield current;
        current = null;
      }
      current ??= { term, occurrences: [] };
      current.occurrences.push({ count, documents });
      after = token;
    }
    if (rows.length < DICTIONARY_PAGE) break;
  }
  if (current !== null) yield current;
}
