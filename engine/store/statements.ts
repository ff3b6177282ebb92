import type Database from "libsql";
import type { Db } from "./database";

export type Statement = Database.Statement;

/** Rows that one call inserts at most. */
const ROWS_AT_ONCE = 64;

/** A table to insert into: what stands before and what stands for each row of `VALUES`. */
export class Insertion {
  readonly #head: string;
  readonly #row: string;
  readonly #sql: string[] = [];

  constructor(
    table: string,
    readonly columns: readonly string[],
  ) {
    this.#head = `INSERT INTO ${table} (${columns.join(", ")}) VALUES `;
    this.#row = `(${columns.map(() => "?").join(", ")})`;
  }

  sql(rows: number): string {
    return (this.#sql[rows] ??= this.#head + Array(rows).fill(this.#row).join(", "));
  }
}

/**
 * Prepared statements by their text, made once a connection.
 *
 * Rows given to `insertLater` wait, so that many go with one call, which costs a third of as many calls.
 * Whoever asks for a statement finds them written: nobody can tell that they waited, but that an error of
 * the disk shows at the next statement.
 */
export class Statements {
  readonly #made = new Map<string, Statement>();
  readonly #waiting = new Map<Insertion, unknown[]>();

  constructor(readonly db: Db) {}

  /** A statement whose rows come as arrays. */
  rows(sql: string): Statement {
    this.#write();
    return this.#statement(sql, true);
  }

  run(sql: string): Statement {
    this.#write();
    return this.#statement(sql, false);
  }

  /** Inserts a row, given by its columns' values, before the next statement. */
  insertLater(into: Insertion, ...values: unknown[]): void {
    const waiting = this.#waiting.get(into);
    if (waiting === undefined) this.#waiting.set(into, values);
    else if (waiting.push(...values) >= ROWS_AT_ONCE * into.columns.length) {
      this.#waiting.delete(into);
      this.#insert(into, waiting);
    }
  }

  /** Forgets the rows that wait: what they belong to is undone. */
  discard(): void {
    this.#waiting.clear();
  }

  #write(): void {
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [into, values] of waiting) this.#insert(into, values);
  }

  #insert(into: Insertion, values: unknown[]): void {
    this.#statement(into.sql(values.length / into.columns.length), false).run(values);
  }

  #statement(sql: string, raw: boolean): Statement {
    let statement = this.#made.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      if (raw) statement.raw();
      this.#made.set(sql, statement);
    }
    return statement;
  }
}
