import { getPath } from "../protocol/filters";
import type { Json } from "../protocol/json";
import { float64Of, type JsonObject, kindOf } from "../protocol/scalars";
import type { Statements } from "./statements";
import { filterKey } from "./filterKey";
import type { Document } from "./indexKeys";
import type { VectorIndex, VectorQuery } from "./vectorQuery";

export { checkDimensions, compileVectorSearch } from "./vectorQuery";
export type { VectorIndex, VectorQuery, VectorSearch } from "./vectorQuery";

/** A document found: `doc` is its row number, `score` the cosine of the angle between the vectors, -1 to 1. */
export type VectorHit = { doc: number; score: number };

/** Makes the table of a vector index. Filter columns come first: a scan then skips the long vectors it need not read. */
export function createVectorTable({ db }: Statements, { id, filterFields }: VectorIndex): void {
  const columns = filterFields.map((_, i) => `f${i} BLOB NOT NULL, `).join("");
  db.exec(`CREATE TABLE vector_${id} (doc INTEGER PRIMARY KEY, ${columns}vector BLOB NOT NULL)`);
  filterFields.forEach((_, i) => db.exec(`CREATE INDEX vector_${id}_f${i} ON vector_${id} (f${i})`));
}

export function dropVectorTable({ db }: Statements, { id }: Pick<VectorIndex, "id">): void {
  db.exec(`DROP TABLE vector_${id}`);
}

/** Adds a document under its row number, if its vector field holds finite floats of the right number. */
export function indexVector(
  statements: Statements,
  index: VectorIndex,
  doc: number,
  document: Document,
): void {
  const columns = columnsOf(index, document);
  if (columns !== null) insert(statements, index.id, doc, columns);
}

export function unindexVector(statements: Statements, { id }: Pick<VectorIndex, "id">, doc: number): void {
  statements.run(`DELETE FROM vector_${id} WHERE doc = ?`).run(doc);
}

/** Puts `after` in the place of `before`; writes nothing when the index sees no difference. */
export function reindexVector(
  statements: Statements,
  index: VectorIndex,
  doc: number,
  before: Document,
  after: Document,
): void {
  const old = columnsOf(index, before);
  const columns = columnsOf(index, after);
  if (old !== null && columns?.every((column, i) => old[i]?.equals(column)) === true) return;
  if (old !== null) unindexVector(statements, index, doc);
  if (columns !== null) insert(statements, index.id, doc, columns);
}

/** The nearest documents by cosine, the most similar first; a vector of zeros is equally far from all (score 0). */
export function searchVectors(statements: Statements, index: VectorIndex, query: VectorQuery): VectorHit[] {
  const conditions: string[] = [];
  const keys: Buffer[] = [];
  for (const [field, wanted] of query.filters) {
    const marks = Array.from(wanted, () => "?").join(", ");
    conditions.push(`f${index.filterFields.indexOf(field)} IN (${marks})`);
    for (const key of wanted) keys.push(keyBlob(key));
  }
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" OR ")}`;
  const rows = statements
    .rows(
      `SELECT doc, coalesce(1 - vector_distance_cos(vector, ?), 0) AS score FROM vector_${index.id} ${where} ` +
        "ORDER BY score DESC, doc DESC LIMIT ?",
    )
    .all(unitVector(query.vector), ...keys, query.limit);
  return (rows as [number, number][]).map(([doc, score]) => ({
    doc,
    score: Math.max(-1, Math.min(1, score)),
  }));
}

function insert(statements: Statements, index: number, doc: number, columns: Buffer[]): void {
  const marks = columns.map(() => ", ?").join("");
  statements.run(`INSERT INTO vector_${index} VALUES (?${marks})`).run(doc, ...columns);
}

/** The filter keys and, last, the vector; null when there is no vector to index. */
function columnsOf(index: VectorIndex, document: Document): Buffer[] | null {
  const value = getPath(document, index.vectorField);
  if (!Array.isArray(value) || value.length !== index.dimensions) return null;
  const numbers: number[] = [];
  for (const item of value) {
    const number = finiteFloat(item);
    if (number === null) return null;
    numbers.push(number);
  }
  const filters = index.filterFields.map((field) => keyBlob(filterKey(getPath(document, field))));
  return [...filters, unitVector(numbers)];
}

function finiteFloat(value: Json): number | null {
  if (typeof value === "number") return value;
  if (kindOf(value) !== "float64") return null;
  const number = float64Of(value as JsonObject);
  return Number.isFinite(number) ? number : null;
}

/**
 * 32-bit floats of length one in the same direction, so that no square of a component can overflow or
 * vanish in SQLite's 32-bit sums; zeros stay zeros.
 */
function unitVector(numbers: readonly number[]): Buffer {
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, Math.abs(number));
  if (largest === 0) return Buffer.alloc(4 * numbers.length);
  let squares = 0;
  for (const number of numbers) squares += (number / largest) ** 2;
  const length = Math.sqrt(squares);
  return Buffer.from(Float32Array.from(numbers, (number) => number / largest / length).buffer);
}

function keyBlob(key: string): Buffer {
  return Buffer.from(key, "latin1");
}
